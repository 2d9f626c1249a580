// SPDX-License-Identifier: Apache-2.0
import { type Block, blocks, expr, resource } from '../../../hcl';
import { policyDocument, policyJson, serviceRole } from '../build/iam';

const WANTED = 'var.disaster_recovery ? 1 : 0';
const OF_COPY = {
  count: expr(WANTED),
  provider: expr('aws.recovery'),
  bucket: expr('aws_s3_bucket.recovery[count.index].id'),
};
const SOURCE = 'aws_s3_bucket.layer["output"].arn';
const COPY = 'one(aws_s3_bucket.recovery[*].arn)';

/** What cannot be written while there is no copy: a resource that never matches keeps the policy legal. */
const copyOr = (suffix: string) =>
  expr(
    `var.disaster_recovery ? "\${${COPY}}${suffix}" : "arn:aws:s3:::none${suffix}"`,
  );

function copyBucket(): Block[] {
  return [
    resource(
      'aws_s3_bucket',
      'recovery',
      {
        count: expr(WANTED),
        provider: expr('aws.recovery'),
        bucket: expr('"dm-${var.name}-recovery-${var.account_id}"'),
        force_destroy: expr('!var.deletion_protection'),
      },
      {
        innerComments: [
          'checkov:skip=CKV_AWS_144:This bucket is the copy.',
          'meshwright:allow security/logging: Only replication writes here, and the trail of the platform records each access.',
          'checkov:skip=CKV_AWS_18:Only replication writes here, and the trail of the platform records each access.',
          'checkov:skip=CKV2_AWS_62:Nobody starts work on what lands in the copy.',
        ],
      },
    ),
    resource('aws_s3_bucket_public_access_block', 'recovery', {
      ...OF_COPY,
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    }),
    resource('aws_s3_bucket_ownership_controls', 'recovery', {
      ...OF_COPY,
      rule: blocks({ object_ownership: 'BucketOwnerEnforced' }),
    }),
    resource('aws_s3_bucket_server_side_encryption_configuration', 'recovery', {
      ...OF_COPY,
      rule: blocks({
        bucket_key_enabled: true,
        apply_server_side_encryption_by_default: blocks({
          sse_algorithm: 'aws:kms',
          kms_master_key_id: expr('local.recovery_kms_key_arn'),
        }),
      }),
    }),
    resource('aws_s3_bucket_versioning', 'recovery', {
      ...OF_COPY,
      versioning_configuration: blocks({ status: 'Enabled' }),
    }),
    resource('aws_s3_bucket_lifecycle_configuration', 'recovery', {
      ...OF_COPY,
      depends_on: [expr('aws_s3_bucket_versioning.recovery')],
      rule: blocks({
        id: 'hygiene',
        status: 'Enabled',
        filter: blocks({}),
        abort_incomplete_multipart_upload: blocks({ days_after_initiation: 7 }),
        noncurrent_version_expiration: blocks({ noncurrent_days: 30 }),
      }),
    }),
    policyDocument('recovery_bucket', [
      {
        sid: 'OnlyEncryptedTransport',
        deny: true,
        actions: ['s3:*'],
        resources: [copyOr(''), copyOr('/*')],
        principals: [['*', ['*']]],
        conditions: [['Bool', 'aws:SecureTransport', ['false']]],
      },
    ]),
    resource('aws_s3_bucket_policy', 'recovery', {
      ...OF_COPY,
      policy: policyJson('recovery_bucket'),
      depends_on: [expr('aws_s3_bucket_public_access_block.recovery')],
    }),
  ];
}

/** A copy of the output layer in the recovery region, at most fifteen minutes behind. @internal */
export function replication(): Block[] {
  return [
    ...copyBucket(),
    ...serviceRole({
      name: 'replication',
      description: 'Copies the output layer to the recovery region',
      services: ['s3.amazonaws.com'],
      count: WANTED,
      statements: [
        {
          sid: 'ReadConfiguration',
          actions: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
          resources: [expr(SOURCE)],
        },
        {
          sid: 'ReadVersions',
          actions: [
            's3:GetObjectVersionForReplication',
            's3:GetObjectVersionAcl',
            's3:GetObjectVersionTagging',
          ],
          resources: [expr(`"\${${SOURCE}}/*"`)],
        },
        {
          sid: 'WriteCopies',
          actions: [
            's3:ReplicateObject',
            's3:ReplicateDelete',
            's3:ReplicateTags',
          ],
          resources: [copyOr('/*')],
        },
        {
          sid: 'Decrypt',
          actions: ['kms:Decrypt'],
          resources: [expr('local.kms_key_arn')],
        },
        {
          sid: 'Encrypt',
          actions: ['kms:Encrypt', 'kms:GenerateDataKey'],
          resources: [
            expr('coalesce(local.recovery_kms_key_arn, local.kms_key_arn)'),
          ],
        },
      ],
    }),
    resource('aws_s3_bucket_replication_configuration', 'output', {
      count: expr(WANTED),
      bucket: expr('aws_s3_bucket.layer["output"].id'),
      role: expr('aws_iam_role.replication[0].arn'),
      depends_on: [
        expr('aws_s3_bucket_versioning.layer'),
        expr('aws_s3_bucket_versioning.recovery'),
      ],
      rule: blocks({
        id: 'output',
        status: 'Enabled',
        priority: 1,
        filter: blocks({}),
        delete_marker_replication: blocks({ status: 'Enabled' }),
        source_selection_criteria: blocks({
          sse_kms_encrypted_objects: blocks({ status: 'Enabled' }),
        }),
        destination: blocks({
          bucket: expr('aws_s3_bucket.recovery[0].arn'),
          storage_class: 'STANDARD_IA',
          encryption_configuration: blocks({
            replica_kms_key_id: expr('local.recovery_kms_key_arn'),
          }),
          metrics: blocks({
            status: 'Enabled',
            event_threshold: blocks({ minutes: 15 }),
          }),
          replication_time: blocks({
            status: 'Enabled',
            time: blocks({ minutes: 15 }),
          }),
        }),
      }),
    }),
    resource('aws_cloudwatch_metric_alarm', 'replication', {
      count: expr(WANTED),
      alarm_name: expr('"${var.name}-replication-behind"'),
      alarm_description: 'The copy in the recovery region is too far behind.',
      namespace: 'AWS/S3',
      metric_name: 'ReplicationLatency',
      dimensions: {
        SourceBucket: expr('aws_s3_bucket.layer["output"].id'),
        DestinationBucket: expr('aws_s3_bucket.recovery[0].id'),
        RuleId: 'output',
      },
      statistic: 'Maximum',
      period: 300,
      evaluation_periods: 3,
      threshold: 900,
      comparison_operator: 'GreaterThanThreshold',
      treat_missing_data: 'notBreaching',
      alarm_actions: [expr('aws_sns_topic.alerts.arn')],
    }),
  ];
}
