// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../generate/types';
import { type Block, blocks, expr, resource, text } from '../../../hcl';
import { serviceRole } from '../build/iam';
import { describing, reading } from '../catalog/grants';
import { lakeTables } from '../terms/lakeTables';
import { hasCatalog } from '../terms/wishes';
import { LAKE_SCHEMA } from './load';
import { type Named, stages } from './sql';

const arn = (rest: string) =>
  expr(`"arn:\${data.aws_partition.current.partition}:${rest}"`);
const HERE = '${var.region}:${var.account_id}';
const WORKGROUP = expr(
  'aws_redshiftserverless_workgroup.product.workgroup_name',
);
const ALERTS = [expr('aws_sns_topic.alerts.arn')];

/** Reads the lake for the warehouse, and unloads into it. */
function role(context: GenerationContext): Block[] {
  return serviceRole({
    name: 'warehouse',
    description: 'Reads the lake for the warehouse',
    services: ['redshift-serverless.amazonaws.com', 'redshift.amazonaws.com'],
    statements: [
      {
        sid: 'List',
        actions: ['s3:ListBucket', 's3:GetBucketLocation'],
        resources: [expr('aws_s3_bucket.layer["output"].arn')],
      },
      {
        sid: 'Read',
        actions: ['s3:GetObject'],
        resources: [expr('"${aws_s3_bucket.layer["output"].arn}/*"')],
      },
      {
        sid: 'Keys',
        actions: ['kms:Decrypt', 'kms:DescribeKey'],
        resources: [expr('local.kms_key_arn')],
      },
      ...(hasCatalog(context.blueprint)
        ? [
            {
              sid: 'Catalog',
              actions: [
                'glue:GetDatabase',
                'glue:GetDatabases',
                'glue:GetPartitions',
                'glue:GetTable',
                'glue:GetTables',
              ],
              resources: [
                arn(`glue:${HERE}:catalog`),
                arn(`glue:${HERE}:database/\${local.database}`),
                arn(`glue:${HERE}:table/\${local.database}/*`),
              ],
            },
            {
              sid: 'LakeFormation',
              actions: ['lakeformation:GetDataAccess'],
              resources: ['*'],
            },
          ]
        : []),
    ],
    innerComments: hasCatalog(context.blueprint)
      ? [
          'checkov:skip=CKV_AWS_356:Lake Formation has no resources to name; it decides itself what the role may read.',
        ]
      : undefined,
  });
}

function compute(): Block[] {
  return [
    resource('aws_redshiftserverless_namespace', 'product', {
      namespace_name: expr('var.name'),
      db_name: expr('local.database'),
      admin_username: 'mesh_admin',
      manage_admin_password: true,
      admin_password_secret_kms_key_id: expr('local.kms_key_arn'),
      kms_key_id: expr('local.kms_key_arn'),
      iam_roles: [expr('aws_iam_role.warehouse.arn')],
      default_iam_role_arn: expr('aws_iam_role.warehouse.arn'),
      log_exports: ['userlog', 'connectionlog', 'useractivitylog'],
    }),
    resource('aws_redshiftserverless_workgroup', 'product', {
      workgroup_name: expr('var.name'),
      namespace_name: expr(
        'aws_redshiftserverless_namespace.product.namespace_name',
      ),
      base_capacity: expr('local.limits.warehouse_base'),
      max_capacity: expr('local.limits.warehouse_most'),
      publicly_accessible: false,
      enhanced_vpc_routing: true,
      subnet_ids: expr('var.private_subnet_ids'),
      security_group_ids: [expr('aws_security_group.product.id')],
      config_parameter: blocks(
        {
          parameter_key: 'enable_user_activity_logging',
          parameter_value: 'true',
        },
        { parameter_key: 'max_query_execution_time', parameter_value: '3600' },
        { parameter_key: 'require_ssl', parameter_value: 'true' },
      ),
    }),
    resource('aws_redshiftserverless_usage_limit', 'product', {
      resource_arn: expr('aws_redshiftserverless_workgroup.product.arn'),
      usage_type: 'serverless-compute',
      period: 'monthly',
      amount: expr('local.limits.warehouse_hours'),
      breach_action: expr('var.production ? "emit-metric" : "deactivate"'),
    }),
    resource('aws_cloudwatch_metric_alarm', 'warehouse_usage', {
      alarm_name: expr('"${var.name}-warehouse-usage"'),
      alarm_description:
        'The warehouse has used most of its hours of the month.',
      namespace: 'AWS/Redshift-Serverless',
      metric_name: 'UsageLimitConsumed',
      dimensions: {
        Workgroup: WORKGROUP,
        UsageLimitId: expr('aws_redshiftserverless_usage_limit.product.id'),
        UsageType: 'serverless-compute',
      },
      statistic: 'Maximum',
      period: 3600,
      evaluation_periods: 1,
      threshold: expr('local.limits.warehouse_hours * 0.8'),
      comparison_operator: 'GreaterThanThreshold',
      treat_missing_data: 'notBreaching',
      alarm_actions: ALERTS,
    }),
    resource('aws_cloudwatch_metric_alarm', 'warehouse_queue', {
      alarm_name: expr('"${var.name}-warehouse-queue"'),
      alarm_description:
        'Queries wait for the warehouse: its most capacity is too small.',
      namespace: 'AWS/Redshift-Serverless',
      metric_name: 'QueriesQueued',
      dimensions: { Workgroup: WORKGROUP },
      statistic: 'Average',
      period: 300,
      evaluation_periods: 3,
      threshold: 5,
      comparison_operator: 'GreaterThanThreshold',
      treat_missing_data: 'notBreaching',
      alarm_actions: ALERTS,
    }),
  ];
}

function statement({ label, sql }: Named, before: readonly Named[]): Block {
  return resource('aws_redshiftdata_statement', label, {
    workgroup_name: WORKGROUP,
    database: expr('aws_redshiftserverless_namespace.product.db_name'),
    secret_arn: expr(
      'aws_redshiftserverless_namespace.product.admin_password_secret_arn',
    ),
    sql,
    depends_on:
      before.length > 0
        ? before.map(other => expr(`aws_redshiftdata_statement.${other.label}`))
        : undefined,
  });
}

/** The lake as the warehouse sees it, through the catalog. */
const lake: Named = {
  label: 'lake',
  sql: text`create external schema if not exists ${LAKE_SCHEMA} from data catalog database '${expr(
    'local.database',
  )}' iam_role default`,
};

/** Schemas, tables, roles and masks of the contract, as statements that run when they are new or changed. */
function statements(context: GenerationContext): Block[] {
  const all = [
    ...(hasCatalog(context.blueprint) ? [[lake]] : []),
    ...stages(context, {
      reader: 'product_reader',
      cleared: 'product_cleared_reader',
    }),
  ];
  return all.flatMap((stage, index) =>
    stage.map(named => statement(named, all[index - 1] ?? [])),
  );
}

/** Redshift Serverless with the tables of the contract, masked as it says. @internal */
export function redshift(context: GenerationContext): Block[] {
  const principal = { principal: expr('aws_iam_role.warehouse.arn') };
  return [
    ...role(context),
    ...compute(),
    ...statements(context),
    ...(hasCatalog(context.blueprint)
      ? [
          describing('warehouse', principal),
          ...lakeTables(context).flatMap(table =>
            reading('warehouse', principal, table, true),
          ),
        ]
      : []),
  ];
}
