// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../../generate/types';
import { type Block, blocks, expr, resource } from '../../../../hcl';
import { policyDocument, policyJson, serviceRole } from '../../build/iam';
import { describing, reading } from '../../catalog/grants';
import { lakeTables } from '../../terms/lakeTables';
import { hasCatalog } from '../../terms/wishes';
import { workgroup } from '../workgroup';
import { budgetOf } from './alerts';
import { peopleOf, peopleTrust } from './people';

const arn = (rest: string) =>
  expr(`"arn:\${data.aws_partition.current.partition}:${rest}"`);
const HERE = '${var.region}:${var.account_id}';
const GROUP = arn(`athena:${HERE}:workgroup/\${var.name}-sandbox`);

/** A role that is good for trials alone, and that the budget can shut. */
function role(context: GenerationContext): Block[] {
  const sets = peopleOf(context)
    .filter(({ role: name }) => name === 'developer' || name === 'owner')
    .flatMap(found => found.sets);
  return [
    peopleTrust('sandbox', [...new Set(sets)]),
    resource('aws_iam_role', 'sandbox', {
      name: expr('"${var.name}-sandbox"'),
      path: '/data-mesh/',
      description: 'Tries things out in the sandbox of the product',
      assume_role_policy: policyJson('sandbox_trust'),
      permissions_boundary: expr('var.permissions_boundary_arn'),
      max_session_duration: 3600,
    }),
    policyDocument(
      'sandbox',
      [
        {
          sid: 'Objects',
          actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
          resources: [expr('"${aws_s3_bucket.layer["sandbox"].arn}/*"')],
        },
        {
          sid: 'List',
          actions: ['s3:ListBucket', 's3:GetBucketLocation'],
          resources: [expr('aws_s3_bucket.layer["sandbox"].arn')],
        },
        {
          sid: 'Keys',
          actions: ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'],
          resources: [expr('local.kms_key_arn')],
        },
        {
          sid: 'Tables',
          actions: [
            'glue:GetDatabase',
            'glue:GetTable',
            'glue:GetTables',
            'glue:CreateTable',
            'glue:UpdateTable',
            'glue:DeleteTable',
          ],
          resources: [
            arn(`glue:${HERE}:catalog`),
            arn(`glue:${HERE}:database/\${local.database}_sandbox`),
            arn(`glue:${HERE}:table/\${local.database}_sandbox/*`),
          ],
        },
        ...(hasCatalog(context.blueprint)
          ? [
              {
                sid: 'Served',
                actions: [
                  'glue:GetDatabase',
                  'glue:GetPartitions',
                  'glue:GetTable',
                  'glue:GetTables',
                ],
                resources: [
                  arn(`glue:${HERE}:database/\${local.database}`),
                  arn(`glue:${HERE}:table/\${local.database}/*`),
                ],
              },
            ]
          : []),
        {
          sid: 'Query',
          actions: [
            'athena:GetWorkGroup',
            'athena:StartQueryExecution',
            'athena:StopQueryExecution',
            'athena:GetQueryExecution',
            'athena:GetQueryResults',
          ],
          resources: [GROUP],
        },
        {
          sid: 'LakeFormation',
          actions: ['lakeformation:GetDataAccess'],
          resources: ['*'],
        },
      ],
      {
        innerComments: [
          'checkov:skip=CKV_AWS_356:Lake Formation has no resources to name; it decides itself what the role may read.',
        ],
      },
    ),
    resource('aws_iam_role_policy', 'sandbox', {
      name: 'work',
      role: expr('aws_iam_role.sandbox.id'),
      policy: policyJson('sandbox'),
    }),
  ];
}

/** What trials may read of the product: what every reader may. Their own database is theirs. */
function rights(context: GenerationContext): Block[] {
  const principal = { principal: expr('aws_iam_role.sandbox.arn') };
  return [
    resource('aws_lakeformation_permissions', 'sandbox', {
      ...principal,
      permissions: ['ALTER', 'CREATE_TABLE', 'DESCRIBE'],
      database: blocks({
        name: expr('aws_glue_catalog_database.sandbox.name'),
      }),
    }),
    ...(hasCatalog(context.blueprint)
      ? [
          describing('sandbox_served', principal),
          ...lakeTables(context).flatMap(table =>
            reading('sandbox', principal, table, false),
          ),
        ]
      : []),
  ];
}

/** At the end of its budget the sandbox closes by itself, until the next month. */
function limit({ blueprint }: GenerationContext): Block[] {
  const { budget, sandbox: wish } = blueprint;
  if (wish.monthlyBudget <= 0) return [];
  return [
    budgetOf('sandbox', {
      name: expr('"${var.name}-sandbox"'),
      amount: expr('tostring(var.sandbox_monthly_budget)'),
      currency: budget.currency,
      filter: {
        name: 'TagKeyValue',
        values: [expr('join("$", ["user:data-mesh:sandbox", var.name])')],
      },
      notifications: [{ share: 80, forecast: false }],
    }),
    policyDocument('sandbox_closed', [
      {
        sid: 'Closed',
        deny: true,
        actions: ['athena:StartQueryExecution'],
        resources: [GROUP],
      },
      {
        sid: 'NoMoreData',
        deny: true,
        actions: ['s3:PutObject'],
        resources: [expr('"${aws_s3_bucket.layer["sandbox"].arn}/*"')],
      },
    ]),
    resource('aws_iam_policy', 'sandbox_closed', {
      name: expr('"${var.name}-sandbox-closed"'),
      path: '/data-mesh/',
      description: 'Put on the role of the sandbox when its budget is spent',
      policy: policyJson('sandbox_closed'),
    }),
    ...serviceRole({
      name: 'budget',
      description: 'Closes the sandbox when its budget is spent',
      services: ['budgets.amazonaws.com'],
      statements: [
        {
          sid: 'CloseSandbox',
          actions: ['iam:AttachRolePolicy', 'iam:DetachRolePolicy'],
          resources: [expr('aws_iam_role.sandbox.arn')],
          conditions: [
            [
              'ArnEquals',
              'iam:PolicyARN',
              [expr('aws_iam_policy.sandbox_closed.arn')],
            ],
          ],
        },
      ],
    }),
    resource('aws_budgets_budget_action', 'sandbox', {
      budget_name: expr('aws_budgets_budget.sandbox.name'),
      action_type: 'APPLY_IAM_POLICY',
      approval_model: 'AUTOMATIC',
      notification_type: 'ACTUAL',
      execution_role_arn: expr('aws_iam_role.budget.arn'),
      action_threshold: blocks({
        action_threshold_type: 'PERCENTAGE',
        action_threshold_value: 100,
      }),
      definition: blocks({
        iam_action_definition: blocks({
          policy_arn: expr('aws_iam_policy.sandbox_closed.arn'),
          roles: [expr('aws_iam_role.sandbox.name')],
        }),
      }),
      subscriber: blocks({
        address: expr('aws_sns_topic.alerts.arn'),
        subscription_type: 'SNS',
      }),
    }),
  ];
}

/** A place for trials: its own bucket, database and workgroup, whose data expires and whose budget closes it. @internal */
export function sandbox(context: GenerationContext): Block[] {
  if (!context.blueprint.sandbox.enabled) return [];
  return [
    resource('aws_glue_catalog_database', 'sandbox', {
      name: expr('"${local.database}_sandbox"'),
      description: 'Trials; data in it expires',
      location_uri: expr('"s3://${aws_s3_bucket.layer["sandbox"].id}/"'),
    }),
    ...workgroup({
      label: 'sandbox',
      name: expr('"${var.name}-sandbox"'),
      results: expr('"s3://${aws_s3_bucket.layer["sandbox"].id}/athena/"'),
      gigabytesPerQuery: 10,
      tags: expr('merge(local.tags, { "data-mesh:sandbox" = var.name })'),
    }),
    ...role(context),
    ...rights(context),
    ...limit(context),
  ];
}
