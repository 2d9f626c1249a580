// SPDX-License-Identifier: Apache-2.0
import type { AccessGrant } from '../../../../blueprint/types';
import type { GenerationContext } from '../../../../generate/types';
import { type Block, expr, resource, text } from '../../../../hcl';
import { type Statement, policyDocument, policyJson } from '../../build/iam';
import { permissionSet } from '../../terms/names';
import { hasCatalog } from '../../terms/wishes';

type Role = AccessGrant['role'];

/** Roles that people get, and what is said of them in the console. */
const ROLES: readonly { role: Role; label: string; description: string }[] = [
  {
    role: 'reader',
    label: 'reader',
    description: 'Reads without masked columns',
  },
  {
    role: 'cleared-reader',
    label: 'cleared_reader',
    description: 'Reads with masked columns',
  },
  {
    role: 'developer',
    label: 'developer',
    description: 'Runs the pipelines and reads their logs',
  },
  {
    role: 'owner',
    label: 'owner',
    description: 'Reads everything and runs everything',
  },
];

const NOT_IN_PERMISSION_SETS = /[^\w+=,.@-]/g;

/** Roles that a contract has give rights as well: to read, to read what is closed, or to write. */
function ofContracts({ outputs }: GenerationContext): AccessGrant[] {
  return outputs.flatMap(({ contract }) =>
    contract.roles.map(({ role, access = 'read' }): AccessGrant => {
      if (/write|admin|all/i.test(access))
        return { group: role, role: 'developer' };
      return /pii|personal|sensitive|restricted|clear|unmask/i.test(role)
        ? { group: role, role: 'cleared-reader' }
        : { group: role, role: 'reader' };
    }),
  );
}

/**
 * Permission sets of the people of each role that anybody has. The owners of the product always have theirs.
 *
 * @internal
 */
export function peopleOf(context: GenerationContext): {
  role: Role;
  label: string;
  description: string;
  sets: string[];
}[] {
  const { access, product } = context.blueprint;
  const grants = [
    ...access,
    ...ofContracts(context),
    { group: product.owner, role: 'owner' as const },
  ];
  return ROLES.map(role => ({
    ...role,
    sets: [
      ...new Set(
        grants
          .filter(grant => grant.role === role.role)
          .map(({ group }) =>
            permissionSet(group)
              .replace(NOT_IN_PERMISSION_SETS, '-')
              .slice(0, 32),
          ),
      ),
    ],
  })).filter(({ sets }) => sets.length > 0);
}

/** Trust in whoever signed in with one of the permission sets. @internal */
export function peopleTrust(label: string, sets: readonly string[]): Block {
  return policyDocument(`${label}_trust`, [
    {
      sid: 'PermissionSets',
      actions: ['sts:AssumeRole'],
      principals: [
        [
          'AWS',
          [
            text`arn:${expr(
              'data.aws_partition.current.partition',
            )}:iam::${expr('var.account_id')}:root`,
          ],
        ],
      ],
      conditions: [
        [
          'ArnLike',
          'aws:PrincipalArn',
          sets.map(
            set =>
              text`arn:${expr(
                'data.aws_partition.current.partition',
              )}:iam::${expr(
                'var.account_id',
              )}:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_${set}_*`,
          ),
        ],
      ],
    },
  ]);
}

const arn = (rest: string) =>
  expr(`"arn:\${data.aws_partition.current.partition}:${rest}"`);

const HERE = '${var.region}:${var.account_id}';

/** What reading takes: the catalog decides on columns where there is one, else the bucket is opened. */
function reading(catalog: boolean): Statement[] {
  const keys: Statement = {
    sid: 'Decrypt',
    actions: ['kms:Decrypt', 'kms:DescribeKey'],
    resources: [expr('local.kms_key_arn')],
  };
  if (!catalog) {
    return [
      {
        sid: 'ListOutput',
        actions: ['s3:ListBucket', 's3:GetBucketLocation'],
        resources: [expr('aws_s3_bucket.layer["output"].arn')],
      },
      {
        sid: 'ReadOutput',
        actions: ['s3:GetObject'],
        resources: [expr('"${aws_s3_bucket.layer["output"].arn}/*"')],
      },
      keys,
    ];
  }
  return [
    {
      sid: 'LakeFormation',
      actions: ['lakeformation:GetDataAccess'],
      resources: ['*'],
    },
    {
      sid: 'Catalog',
      actions: [
        'glue:GetDatabase',
        'glue:GetTable',
        'glue:GetTables',
        'glue:GetPartitions',
      ],
      resources: [
        arn(`glue:${HERE}:catalog`),
        arn(`glue:${HERE}:database/\${local.database}`),
        arn(`glue:${HERE}:table/\${local.database}/*`),
      ],
    },
    {
      sid: 'Query',
      actions: [
        'athena:GetWorkGroup',
        'athena:StartQueryExecution',
        'athena:StopQueryExecution',
        'athena:GetQueryExecution',
        'athena:GetQueryResults',
      ],
      resources: [arn(`athena:${HERE}:workgroup/\${var.name}`)],
    },
    {
      sid: 'Results',
      actions: ['s3:GetObject', 's3:PutObject'],
      resources: [expr('"${aws_s3_bucket.layer["artifacts"].arn}/athena/*"')],
    },
    {
      sid: 'ResultsKey',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'],
      resources: [expr('local.kms_key_arn')],
    },
  ];
}

const RUNNING: readonly Statement[] = [
  {
    sid: 'Runs',
    actions: [
      'glue:StartJobRun',
      'glue:GetJobRun',
      'glue:GetJobRuns',
      'glue:BatchStopJobRun',
      'states:StartExecution',
      'states:StopExecution',
      'states:DescribeExecution',
      'states:ListExecutions',
      'states:GetExecutionHistory',
      'emr-serverless:GetJobRun',
      'emr-serverless:ListJobRuns',
      'emr-serverless:CancelJobRun',
    ],
    resources: [
      arn(`glue:${HERE}:job/\${var.name}-*`),
      arn(`states:${HERE}:stateMachine:\${var.name}-*`),
      arn(`states:${HERE}:execution:\${var.name}-*`),
      arn(`emr-serverless:${HERE}:/applications/*`),
    ],
  },
  {
    sid: 'Logs',
    actions: ['logs:GetLogEvents', 'logs:FilterLogEvents', 'logs:StartQuery'],
    resources: [arn(`logs:${HERE}:log-group:/aws*/\${var.name}*`)],
  },
];

/** Roles that people of the blueprint's groups step into, each with no more than its part. @internal */
export function people(context: GenerationContext): Block[] {
  const catalog = hasCatalog(context.blueprint);
  return peopleOf(context).flatMap(({ role, label, description, sets }) => [
    peopleTrust(label, sets),
    resource('aws_iam_role', label, {
      name: text`${expr('var.name')}-${role}`,
      path: '/data-mesh/',
      description,
      assume_role_policy: policyJson(`${label}_trust`),
      permissions_boundary: expr('var.permissions_boundary_arn'),
      max_session_duration: 3600,
    }),
    policyDocument(
      label,
      [
        ...reading(catalog),
        ...(role === 'developer' || role === 'owner' ? RUNNING : []),
      ],
      {
        innerComments: catalog
          ? [
              'checkov:skip=CKV_AWS_356:Lake Formation has no resources to name; it decides itself what the role may read.',
            ]
          : undefined,
      },
    ),
    resource('aws_iam_role_policy', label, {
      name: 'work',
      role: expr(`aws_iam_role.${label}.id`),
      policy: policyJson(label),
    }),
  ]);
}
