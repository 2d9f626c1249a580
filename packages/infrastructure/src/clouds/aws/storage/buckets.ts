// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../generate/types';
import { type Block, blocks, expr, locals, resource } from '../../../hcl';
import { policyDocument } from '../build/iam';
import { lakeTables } from '../terms/lakeTables';

const EACH = { for_each: expr('aws_s3_bucket.layer') };
const OF_EACH = { ...EACH, bucket: expr('each.value.id') };

/** Where data lands, is cleaned and is served; beside it code and results, logs, and the place for trials. */
function layers({ blueprint }: GenerationContext): Block {
  return locals({
    data_layers: expr('toset(["raw", "curated", "output"])'),
    layers: blueprint.sandbox.enabled
      ? expr('setunion(local.data_layers, ["artifacts", "logs", "sandbox"])')
      : expr('setunion(local.data_layers, ["artifacts", "logs"])'),
  });
}

function protection(): Block[] {
  return [
    resource('aws_s3_bucket_public_access_block', 'layer', {
      ...OF_EACH,
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    }),
    resource('aws_s3_bucket_ownership_controls', 'layer', {
      ...OF_EACH,
      rule: blocks({ object_ownership: 'BucketOwnerEnforced' }),
    }),
    resource(
      'aws_s3_bucket_server_side_encryption_configuration',
      'layer',
      {
        for_each: expr('setsubtract(local.layers, ["logs"])'),
        bucket: expr('aws_s3_bucket.layer[each.key].id'),
        rule: blocks({
          bucket_key_enabled: true,
          apply_server_side_encryption_by_default: blocks({
            sse_algorithm: 'aws:kms',
            kms_master_key_id: expr('local.kms_key_arn'),
          }),
        }),
      },
      {
        comment:
          'Logs keep the encryption that S3 has by itself: it delivers them to no bucket with a key of ours.',
      },
    ),
    resource('aws_s3_bucket_versioning', 'layer', {
      ...OF_EACH,
      versioning_configuration: blocks({ status: 'Enabled' }),
    }),
  ];
}

const prefixRule = (
  id: string,
  prefix: string,
  days: Block['body'][string],
) => ({
  id,
  status: 'Enabled',
  filter: blocks({ prefix }),
  expiration: blocks({ days }),
});

const hygiene = {
  id: 'hygiene',
  status: 'Enabled',
  filter: blocks({}),
  abort_incomplete_multipart_upload: blocks({ days_after_initiation: 7 }),
  noncurrent_version_expiration: blocks({ noncurrent_days: 30 }),
};

const lifecycleOf = (layer: string, rules: Block['body'][]) =>
  resource('aws_s3_bucket_lifecycle_configuration', layer, {
    bucket: expr(`aws_s3_bucket.layer["${layer}"].id`),
    depends_on: [expr('aws_s3_bucket_versioning.layer')],
    rule: blocks(hygiene, ...rules),
  });

const tiering = {
  id: 'tiering',
  status: 'Enabled',
  filter: blocks({}),
  transition: blocks({ days: 30, storage_class: 'INTELLIGENT_TIERING' }),
};

/** Files of Parquet go when the contract keeps their rows no longer; tables of Iceberg and Delta delete rows themselves. */
function tableRetention(context: GenerationContext): Block['body'][] {
  if (context.blueprint.tableFormat !== 'none') return [];
  return lakeTables(context).flatMap(({ name, retentionDays }) =>
    retentionDays
      ? [prefixRule(`retention-${name}`, `${name}/`, retentionDays)]
      : [],
  );
}

function lifecycle(context: GenerationContext, rawDays: number): Block[] {
  const { blueprint } = context;
  return [
    lifecycleOf('raw', [
      ...(rawDays > 30 ? [tiering] : []),
      prefixRule('retention', '', rawDays),
    ]),
    lifecycleOf('curated', [
      tiering,
      prefixRule('quarantine', 'quarantine/', 90),
    ]),
    lifecycleOf('output', [tiering, ...tableRetention(context)]),
    lifecycleOf('artifacts', [
      prefixRule('temporary', 'tmp/', 7),
      prefixRule('query-results', 'athena/', 30),
    ]),
    lifecycleOf('logs', [prefixRule('retention', '', expr('var.audit_days'))]),
    ...(blueprint.sandbox.enabled
      ? [
          lifecycleOf('sandbox', [
            prefixRule('expiry', '', blueprint.sandbox.expiresAfterDays),
          ]),
        ]
      : []),
  ];
}

function policies(): Block[] {
  return [
    {
      ...policyDocument('bucket', [
        {
          sid: 'OnlyEncryptedTransport',
          deny: true,
          actions: ['s3:*'],
          resources: [expr('each.value.arn'), expr('"${each.value.arn}/*"')],
          principals: [['*', ['*']]],
          conditions: [['Bool', 'aws:SecureTransport', ['false']]],
        },
        {
          sid: 'OnlyCurrentTls',
          deny: true,
          actions: ['s3:*'],
          resources: [expr('each.value.arn'), expr('"${each.value.arn}/*"')],
          principals: [['*', ['*']]],
          conditions: [['NumericLessThan', 's3:TlsVersion', ['1.2']]],
        },
        {
          sid: 'AccessLogs',
          actions: ['s3:PutObject'],
          resources: [expr('"${each.value.arn}/s3-access/*"')],
          principals: [['Service', ['logging.s3.amazonaws.com']]],
          conditions: [
            ['StringEquals', 'aws:SourceAccount', [expr('var.account_id')]],
            [
              'ArnLike',
              'aws:SourceArn',
              expr('[for bucket in aws_s3_bucket.layer : bucket.arn]'),
            ],
          ],
        },
      ]),
    },
    resource('aws_s3_bucket_policy', 'layer', {
      ...OF_EACH,
      policy: expr('data.aws_iam_policy_document.bucket[each.key].json'),
      depends_on: [expr('aws_s3_bucket_public_access_block.layer')],
    }),
  ].map(block =>
    block.type === 'data'
      ? { ...block, body: { ...EACH, ...block.body } }
      : block,
  );
}

/**
 * The buckets of the product.
 *
 * @param rawDays - days that what landed is kept
 * @internal
 */
export function buckets(context: GenerationContext, rawDays: number): Block[] {
  return [
    layers(context),
    resource(
      'aws_s3_bucket',
      'layer',
      {
        for_each: expr('local.layers'),
        bucket: expr('"dm-${var.name}-${each.key}-${var.account_id}"'),
        force_destroy: expr('!var.deletion_protection'),
      },
      {
        innerComments: [
          'checkov:skip=CKV_AWS_144:The output layer is copied to another region where the environment asks for disaster recovery; the other layers can be made again from it or from their sources.',
          'checkov:skip=CKV_AWS_145:Only the bucket of access logs has no key of ours, as S3 delivers to no bucket that has one.',
          'checkov:skip=CKV_AWS_18:The layers of data are logged; a bucket of logs that logs itself never ends.',
          'checkov:skip=CKV2_AWS_61:Each layer has its own lifecycle below.',
          'checkov:skip=CKV2_AWS_62:The layers of data send events; code, results and logs have nobody to tell.',
        ],
      },
    ),
    ...protection(),
    ...lifecycle(context, rawDays),
    ...policies(),
    resource('aws_s3_bucket_logging', 'layer', {
      for_each: expr('local.data_layers'),
      bucket: expr('aws_s3_bucket.layer[each.key].id'),
      target_bucket: expr('aws_s3_bucket.layer["logs"].id'),
      target_prefix: expr('"s3-access/${each.key}/"'),
      target_object_key_format: blocks({
        partitioned_prefix: blocks({ partition_date_source: 'EventTime' }),
      }),
    }),
    resource('aws_s3_bucket_notification', 'layer', {
      for_each: expr('local.data_layers'),
      bucket: expr('aws_s3_bucket.layer[each.key].id'),
      eventbridge: true,
    }),
  ];
}
