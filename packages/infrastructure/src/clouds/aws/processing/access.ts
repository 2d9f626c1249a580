// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../generate/types';
import { expr } from '../../../hcl';
import type { Statement } from '../build/iam';
import { hasCatalog } from '../terms/wishes';
import { foreignBuckets, foreignDatabases } from './plan';

const arn = (rest: string) =>
  expr(`"arn:\${data.aws_partition.current.partition}:${rest}"`);
const HERE = '${var.region}:${var.account_id}';
const bucket = (layer: string, path = '') =>
  path
    ? expr(`"\${aws_s3_bucket.layer["${layer}"].arn}/${path}"`)
    : expr(`aws_s3_bucket.layer["${layer}"].arn`);

function catalog(context: GenerationContext): Statement[] {
  const databases = ['${local.database}', ...foreignDatabases(context)];
  return [
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
        arn(`glue:${HERE}:database/default`),
        ...databases.flatMap(name => [
          arn(`glue:${HERE}:database/${name}`),
          arn(`glue:${HERE}:table/${name}/*`),
        ]),
      ],
    },
    {
      sid: 'OwnTables',
      actions: [
        'glue:BatchCreatePartition',
        'glue:CreateTable',
        'glue:UpdatePartition',
        'glue:UpdateTable',
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
  ];
}

/** Buckets of other products, as the contracts of the inputs name them: read, and no more. */
function inputs(context: GenerationContext): Statement[] {
  const buckets = foreignBuckets(context);
  if (buckets.length === 0) return [];
  return [
    {
      sid: 'Inputs',
      actions: ['s3:GetObject', 's3:ListBucket'],
      resources: buckets.flatMap(name => [
        arn(`s3:::${name}`),
        arn(`s3:::${name}/*`),
      ]),
    },
  ];
}

/**
 * What the job may do: read what landed, write what is served, keep its books, and say what it did.
 *
 * @param logs - groups of logs, after `log-group:`
 * @internal
 */
export function jobStatements(
  context: GenerationContext,
  logs: readonly string[],
): Statement[] {
  return [
    {
      sid: 'List',
      actions: ['s3:ListBucket', 's3:GetBucketLocation'],
      resources: [
        bucket('raw'),
        bucket('curated'),
        bucket('output'),
        bucket('artifacts'),
      ],
    },
    {
      sid: 'Read',
      actions: ['s3:GetObject'],
      resources: [bucket('raw', '*'), bucket('artifacts', 'pipelines/*')],
    },
    {
      sid: 'Write',
      actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      resources: [
        bucket('output', '*'),
        bucket('curated', 'quarantine/*'),
        bucket('artifacts', 'tmp/*'),
        bucket('artifacts', 'lineage/*'),
      ],
    },
    {
      sid: 'Keys',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'],
      resources: [expr('local.kms_key_arn')],
    },
    {
      sid: 'Logs',
      actions: [
        'logs:AssociateKmsKey',
        'logs:CreateLogGroup',
        'logs:CreateLogStream',
        'logs:PutLogEvents',
      ],
      resources: logs.map(name => arn(`logs:${HERE}:log-group:${name}`)),
    },
    {
      sid: 'Metrics',
      actions: ['cloudwatch:PutMetricData'],
      resources: ['*'],
      conditions: [
        ['StringEquals', 'cloudwatch:namespace', ['DataMesh', 'Glue']],
      ],
    },
    {
      sid: 'PortalToken',
      actions: ['secretsmanager:GetSecretValue'],
      resources: [
        expr(
          'coalesce(var.portal_token_secret_arn, "arn:aws:secretsmanager:${var.region}:${var.account_id}:secret:none")',
        ),
      ],
    },
    ...inputs(context),
    ...(hasCatalog(context.blueprint) ? catalog(context) : []),
  ];
}

/** Why the policy of a job names no resource for two of its rights. @internal */
export const JOB_COMMENTS = [
  'checkov:skip=CKV_AWS_111:Metrics have no resources to name; the condition limits them to the namespaces of the mesh.',
  'checkov:skip=CKV_AWS_356:Metrics and Lake Formation have no resources to name; a condition limits the one, the other decides itself.',
];
