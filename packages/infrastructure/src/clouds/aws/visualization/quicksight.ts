// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../generate/types';
import { type Block, blocks, expr, resource, text } from '../../../hcl';
import { policyDocument, policyJson } from '../build/iam';
import { describing, reading } from '../catalog/grants';
import { type LakeTable, lakeTables } from '../terms/lakeTables';
import { oneLine } from '../terms/words';
import { DASHBOARD, shownColumns, shownTables } from './dashboard';

const arn = (rest: string) =>
  expr(`"arn:\${data.aws_partition.current.partition}:${rest}"`);
const HERE = '${var.region}:${var.account_id}';

/** Groups of QuickSight: who reads, who reads masked columns as well, who changes dashboards. */
const GROUPS = [
  ['readers', 'Reads the dashboards'],
  ['cleared', 'Reads the dashboards with masked columns'],
  ['owners', 'Changes the dashboards'],
] as const;

const groupArn = (label: string) => expr(`aws_quicksight_group.${label}.arn`);

const DATA_SET_READING = [
  'quicksight:DescribeDataSet',
  'quicksight:DescribeDataSetPermissions',
  'quicksight:DescribeIngestion',
  'quicksight:ListIngestions',
  'quicksight:PassDataSet',
];
const DATA_SET_OWNING = [
  ...DATA_SET_READING,
  'quicksight:CancelIngestion',
  'quicksight:CreateIngestion',
  'quicksight:DeleteDataSet',
  'quicksight:UpdateDataSet',
  'quicksight:UpdateDataSetPermissions',
];

/** What QuickSight may read on behalf of its groups, instead of what its own role may read of the account. */
function rights(): Block[] {
  return [
    ...GROUPS.map(([label, description]) =>
      resource('aws_quicksight_group', label, {
        group_name: expr(`"\${var.name}-${label}"`),
        description,
      }),
    ),
    policyDocument(
      'dashboards',
      [
        {
          sid: 'Query',
          actions: [
            'athena:BatchGetQueryExecution',
            'athena:GetQueryExecution',
            'athena:GetQueryResults',
            'athena:GetQueryResultsStream',
            'athena:GetWorkGroup',
            'athena:StartQueryExecution',
            'athena:StopQueryExecution',
          ],
          resources: [arn(`athena:${HERE}:workgroup/\${var.name}`)],
        },
        {
          sid: 'Catalog',
          actions: [
            'glue:GetDatabase',
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
          sid: 'Results',
          actions: ['s3:GetObject', 's3:PutObject'],
          resources: [
            expr('"${aws_s3_bucket.layer["artifacts"].arn}/athena/*"'),
          ],
        },
        {
          sid: 'Keys',
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: [expr('local.kms_key_arn')],
        },
        {
          sid: 'LakeFormation',
          actions: ['lakeformation:GetDataAccess'],
          resources: ['*'],
        },
      ],
      {
        innerComments: [
          'checkov:skip=CKV_AWS_356:Lake Formation has no resources to name; it decides itself what the group may read.',
        ],
      },
    ),
    resource('aws_iam_policy', 'dashboards', {
      name: expr('"${var.name}-dashboards"'),
      path: '/data-mesh/',
      description: 'What QuickSight may read for the groups of the product',
      policy: policyJson('dashboards'),
    }),
    resource('aws_quicksight_iam_policy_assignment', 'dashboards', {
      assignment_name: expr('replace(var.name, "-", "_")'),
      assignment_status: 'ENABLED',
      policy_arn: expr('aws_iam_policy.dashboards.arn'),
      identities: blocks({
        group: GROUPS.map(([label]) =>
          expr(`aws_quicksight_group.${label}.group_name`),
        ),
      }),
    }),
  ];
}

function dataSource(title: string): Block {
  return resource('aws_quicksight_data_source', 'lake', {
    data_source_id: expr('"${var.name}-lake"'),
    name: text`${title} (${expr('var.environment')})`,
    type: 'ATHENA',
    parameters: blocks({
      athena: blocks({ work_group: expr('aws_athena_workgroup.product.name') }),
    }),
    ssl_properties: blocks({ disable_ssl: false }),
    permission: blocks({
      principal: groupArn('owners'),
      actions: [
        'quicksight:DescribeDataSource',
        'quicksight:DescribeDataSourcePermissions',
        'quicksight:PassDataSource',
      ],
    }),
    depends_on: [expr('aws_quicksight_iam_policy_assignment.dashboards')],
  });
}

function dataSet(table: LakeTable, scheduled: boolean): Block[] {
  const columns = shownColumns(table);
  const masked = columns.filter(column => column.masked);
  const label = table.name;
  return [
    resource('aws_quicksight_data_set', label, {
      data_set_id: expr(`"\${var.name}-${label}"`),
      name: oneLine(table.object.businessName ?? label, 100),
      import_mode: 'SPICE',
      physical_table_map: blocks({
        physical_table_map_id: label.replace(/_/g, '-').slice(0, 64),
        relational_table: blocks({
          data_source_arn: expr('aws_quicksight_data_source.lake.arn'),
          catalog: 'AwsDataCatalog',
          schema: expr('aws_glue_catalog_database.product.name'),
          name: expr(`aws_glue_catalog_table.${label}.name`),
          input_columns: blocks(
            ...columns.map(({ name, types }) => ({
              name,
              type: types.quicksight,
            })),
          ),
        }),
      }),
      column_level_permission_rules:
        masked.length > 0
          ? blocks({
              column_names: masked.map(({ name }) => name),
              principals: [groupArn('cleared')],
            })
          : undefined,
      permissions: blocks(
        ...['readers', 'cleared'].map(group => ({
          principal: groupArn(group),
          actions: DATA_SET_READING,
        })),
        { principal: groupArn('owners'), actions: DATA_SET_OWNING },
      ),
    }),
    ...(scheduled
      ? [
          resource('aws_quicksight_refresh_schedule', label, {
            data_set_id: expr(`aws_quicksight_data_set.${label}.data_set_id`),
            schedule_id: 'daily',
            schedule: blocks({
              refresh_type: 'FULL_REFRESH',
              schedule_frequency: blocks({
                interval: 'DAILY',
                time_of_the_day: '05:00',
                timezone: 'UTC',
              }),
            }),
          }),
        ]
      : []),
    resource('aws_quicksight_folder_membership', label, {
      folder_id: expr('aws_quicksight_folder.product.folder_id'),
      member_type: 'DATASET',
      member_id: expr(`aws_quicksight_data_set.${label}.data_set_id`),
    }),
    ...reading('readers', { principal: groupArn('readers') }, table, false),
    ...reading('cleared', { principal: groupArn('cleared') }, table, true),
    ...reading('owners', { principal: groupArn('owners') }, table, true),
  ];
}

function dashboardStack(context: GenerationContext, title: string): Block[] {
  const tables = shownTables(context);
  if (tables.length === 0) return [];
  return [
    resource('aws_cloudformation_stack', 'dashboard', {
      name: expr('"${var.name}-dashboard"'),
      template_body: expr(`file("\${path.module}/${DASHBOARD}")`),
      notification_arns: [expr('aws_sns_topic.alerts.arn')],
      parameters: {
        DashboardId: expr('var.name'),
        Title: text`${title} (${expr('var.environment')})`,
        Readers: groupArn('readers'),
        Owners: groupArn('owners'),
        ...Object.fromEntries(
          tables.map(({ name }, index) => [
            `DataSet${index + 1}`,
            expr(`aws_quicksight_data_set.${name}.arn`),
          ]),
        ),
      },
    }),
  ];
}

/** Data sets and a dashboard of the product, with the same columns closed as in the lake. @internal */
export function quicksight(context: GenerationContext): Block[] {
  const { product, services } = context.blueprint;
  const title = oneLine(product.title, 100);
  const tables = lakeTables(context).filter(
    table => shownColumns(table).length > 0,
  );
  return [
    ...rights(),
    ...GROUPS.map(([label]) =>
      describing(label, { principal: groupArn(label) }),
    ),
    dataSource(title),
    resource('aws_quicksight_folder', 'product', {
      folder_id: expr('var.name'),
      name: text`${title} (${expr('var.environment')})`,
      folder_type: 'SHARED',
      permissions: blocks({
        principal: groupArn('readers'),
        actions: ['quicksight:DescribeFolder'],
      }),
    }),
    ...tables.flatMap(table =>
      dataSet(table, services.orchestration === 'none'),
    ),
    ...dashboardStack(context, title),
  ];
}
