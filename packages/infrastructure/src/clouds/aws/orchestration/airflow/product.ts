// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../../generate/types';
import {
  type Block,
  type HclValue,
  expr,
  locals,
  resource,
} from '../../../../hcl';
import { type Statement, policyDocument, policyJson } from '../../build/iam';
import { tablesWithRules } from '../../catalog/quality';
import { lakeTables } from '../../terms/lakeTables';
import { hasCatalog } from '../../terms/wishes';
import { tagValue } from '../../terms/words';
import { loads } from '../../warehouse/load';

/** What the DAG does for this product in this environment, as it reads it from `product.json`. */
function product(context: GenerationContext): HclValue {
  const { blueprint } = context;
  const { services, schedule } = blueprint;
  const tables = hasCatalog(blueprint) ? tablesWithRules(context) : [];
  const statements = loads(context);
  const run: HclValue | undefined = {
    none: undefined,
    native: { engine: 'glue', job: expr('aws_glue_job.pipeline.name') },
    spark: { engine: 'spark', request: expr('local.spark_run') },
  }[services.processing];
  return {
    name: expr('var.name'),
    domain: blueprint.product.domain,
    product: blueprint.product.name,
    version: blueprint.product.version,
    environment: expr('var.environment'),
    owner: tagValue(blueprint.product.owner),
    schedule: schedule.cron,
    timeoutMinutes: schedule.timeoutMinutes,
    retries: schedule.retries,
    run,
    check:
      tables.length > 0
        ? {
            database: expr('aws_glue_catalog_database.product.name'),
            role: expr('aws_iam_role.quality.arn'),
            tables: tables.map(({ name }) => name),
          }
        : undefined,
    load:
      statements.length > 0
        ? {
            workgroup: expr(
              'aws_redshiftserverless_workgroup.product.workgroup_name',
            ),
            database: expr('aws_redshiftserverless_namespace.product.db_name'),
            secret: expr(
              'aws_redshiftserverless_namespace.product.admin_password_secret_arn',
            ),
            statements,
          }
        : undefined,
    refresh: services.visualization
      ? {
          account: expr('var.account_id'),
          datasets: lakeTables(context).map(({ name }) =>
            expr(`"\${var.name}-${name}"`),
          ),
        }
      : undefined,
  };
}

/** DAG and role of a product in the Airflow of its domain. @internal */
export function airflowOfProduct(
  context: GenerationContext,
  statements: readonly Statement[],
): Block[] {
  const folder = expr('"dags/${var.name}/product_dag.py"');
  return [
    locals(
      { airflow_product: product(context) },
      {
        comment:
          'What the DAG does; it reads this from product.json beside it.',
      },
    ),
    policyDocument('airflow_tasks_trust', [
      {
        sid: 'Airflow',
        actions: ['sts:AssumeRole'],
        principals: [['AWS', [expr('var.airflow_role_arn')]]],
      },
    ]),
    resource('aws_iam_role', 'airflow_tasks', {
      name: expr('"${var.name}-airflow-tasks"'),
      path: '/data-mesh/',
      description: 'Runs the tasks of the product in Airflow of the domain',
      assume_role_policy: policyJson('airflow_tasks_trust'),
      permissions_boundary: expr('var.permissions_boundary_arn'),
    }),
    policyDocument('airflow_tasks', statements, {
      innerComments: [
        'checkov:skip=CKV_AWS_107:The secret is that of the warehouse of the product.',
        'checkov:skip=CKV_AWS_356:States of statements have no resources to name.',
      ],
    }),
    resource('aws_iam_role_policy', 'airflow_tasks', {
      name: 'work',
      role: expr('aws_iam_role.airflow_tasks.id'),
      policy: policyJson('airflow_tasks'),
    }),
    resource(
      'aws_secretsmanager_secret',
      'airflow_connection',
      {
        name: expr('"airflow/connections/${var.name}"'),
        description:
          'Connection of the DAG: the role of the product, and no secret',
        kms_key_id: expr('var.domain_kms_key_arn'),
        recovery_window_in_days: expr('var.deletion_protection ? 30 : 0'),
      },
      {
        innerComments: [
          'checkov:skip=CKV2_AWS_57:It holds the name of a role, which does not wear out.',
        ],
      },
    ),
    resource('aws_secretsmanager_secret_version', 'airflow_connection', {
      secret_id: expr('aws_secretsmanager_secret.airflow_connection.id'),
      secret_string: expr(
        'jsonencode({ conn_type = "aws", extra = { role_arn = aws_iam_role.airflow_tasks.arn, region_name = var.region } })',
      ),
    }),
    resource('aws_s3_object', 'dag', {
      bucket: expr('var.airflow_bucket'),
      key: folder,
      source: expr('"${path.module}/../orchestration/airflow/product_dag.py"'),
      source_hash: expr(
        'try(filemd5("${path.module}/../orchestration/airflow/product_dag.py"), null)',
      ),
    }),
    resource('aws_s3_object', 'dag_product', {
      bucket: expr('var.airflow_bucket'),
      key: expr('"dags/${var.name}/product.json"'),
      content: expr('jsonencode(local.airflow_product)'),
      content_type: 'application/json',
    }),
  ];
}
