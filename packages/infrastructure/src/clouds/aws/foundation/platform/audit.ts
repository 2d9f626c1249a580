// SPDX-License-Identifier: Apache-2.0
import { type Block, blocks, expr, resource } from '../../../../hcl';
import { FROM_THIS_ACCOUNT, policyDocument, policyJson } from '../../build/iam';

/** @internal */
export interface PrivateBucket {
  label: string;
  name: Block['body'][string];
  /** Statements besides that only encrypted transport is let in. */
  statements?: Parameters<typeof policyDocument>[1];
  rules: readonly Block['body'][];
  comments: readonly string[];
  key: Block['body'][string];
}

/** A bucket that is private, versioned and encrypted. @internal */
export function privateBucket({
  label,
  name,
  statements = [],
  rules,
  comments,
  key,
}: PrivateBucket): Block[] {
  const bucket = expr(`aws_s3_bucket.${label}.id`);
  const arn = `aws_s3_bucket.${label}.arn`;
  return [
    resource(
      'aws_s3_bucket',
      label,
      { bucket: name, force_destroy: false },
      { innerComments: comments },
    ),
    resource('aws_s3_bucket_public_access_block', label, {
      bucket,
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    }),
    resource('aws_s3_bucket_ownership_controls', label, {
      bucket,
      rule: blocks({ object_ownership: 'BucketOwnerEnforced' }),
    }),
    resource('aws_s3_bucket_versioning', label, {
      bucket,
      versioning_configuration: blocks({ status: 'Enabled' }),
    }),
    resource('aws_s3_bucket_server_side_encryption_configuration', label, {
      bucket,
      rule: blocks({
        bucket_key_enabled: true,
        apply_server_side_encryption_by_default: blocks({
          sse_algorithm: 'aws:kms',
          kms_master_key_id: key,
        }),
      }),
    }),
    resource('aws_s3_bucket_lifecycle_configuration', label, {
      bucket,
      depends_on: [expr(`aws_s3_bucket_versioning.${label}`)],
      rule: blocks(
        {
          id: 'hygiene',
          status: 'Enabled',
          filter: blocks({}),
          abort_incomplete_multipart_upload: blocks({
            days_after_initiation: 7,
          }),
          noncurrent_version_expiration: blocks({ noncurrent_days: 90 }),
        },
        ...rules,
      ),
    }),
    policyDocument(`${label}_bucket`, [
      {
        sid: 'OnlyEncryptedTransport',
        deny: true,
        actions: ['s3:*'],
        resources: [expr(arn), expr(`"\${${arn}}/*"`)],
        principals: [['*', ['*']]],
        conditions: [['Bool', 'aws:SecureTransport', ['false']]],
      },
      ...statements,
    ]),
    resource('aws_s3_bucket_policy', label, {
      bucket,
      policy: policyJson(`${label}_bucket`),
      depends_on: [expr(`aws_s3_bucket_public_access_block.${label}`)],
    }),
  ];
}

const AUDIT = 'aws_s3_bucket.audit.arn';
const BILLING = [
  'bcm-data-exports.amazonaws.com',
  'billingreports.amazonaws.com',
];

/** Records of who read which object of which product, and of every change of the account. @internal */
export function audit(): Block[] {
  const trail =
    '"arn:${data.aws_partition.current.partition}:cloudtrail:${var.region}:${var.account_id}:trail/${var.name}"';
  const fromTrail = [['StringEquals', 'aws:SourceArn', [expr(trail)]]] as const;
  return [
    ...privateBucket({
      label: 'audit',
      name: expr('"dm-${var.name}-audit-${var.account_id}"'),
      key: expr('aws_kms_key.platform.arn'),
      rules: [
        {
          id: 'retention',
          status: 'Enabled',
          filter: blocks({}),
          transition: blocks({ days: 90, storage_class: 'GLACIER_IR' }),
          expiration: blocks({ days: expr('max(var.audit_days, 365)') }),
        },
      ],
      comments: [
        'meshwright:allow security/logging: This is where records of access end.',
        'checkov:skip=CKV_AWS_18:This is where records of access end; a bucket that logs itself never ends.',
        'checkov:skip=CKV_AWS_144:Records are kept in the region that they are about.',
        'checkov:skip=CKV2_AWS_62:Nobody starts work on records of access.',
      ],
      statements: [
        {
          sid: 'TrailLooks',
          actions: ['s3:GetBucketAcl'],
          resources: [expr(AUDIT)],
          principals: [['Service', ['cloudtrail.amazonaws.com']]],
          conditions: fromTrail,
        },
        {
          sid: 'TrailWrites',
          actions: ['s3:PutObject'],
          resources: [expr(`"\${${AUDIT}}/*"`)],
          principals: [['Service', ['cloudtrail.amazonaws.com']]],
          conditions: fromTrail,
        },
        {
          sid: 'BillLooks',
          actions: ['s3:GetBucketPolicy'],
          resources: [expr(AUDIT)],
          principals: [['Service', BILLING]],
          conditions: [FROM_THIS_ACCOUNT],
        },
        {
          sid: 'BillWrites',
          actions: ['s3:PutObject'],
          resources: [expr(`"\${${AUDIT}}/focus/*"`)],
          principals: [['Service', BILLING]],
          conditions: [FROM_THIS_ACCOUNT],
        },
        {
          sid: 'MacieLooks',
          actions: ['s3:GetBucketLocation'],
          resources: [expr(AUDIT)],
          principals: [['Service', ['macie.amazonaws.com']]],
          conditions: [FROM_THIS_ACCOUNT],
        },
        {
          sid: 'MacieWrites',
          actions: ['s3:PutObject'],
          resources: [expr(`"\${${AUDIT}}/macie/*"`)],
          principals: [['Service', ['macie.amazonaws.com']]],
          conditions: [FROM_THIS_ACCOUNT],
        },
      ],
    }),
    resource(
      'aws_cloudtrail',
      'platform',
      {
        name: expr('var.name'),
        s3_bucket_name: expr('aws_s3_bucket.audit.id'),
        s3_key_prefix: 'cloudtrail',
        kms_key_id: expr('aws_kms_key.platform.arn'),
        enable_log_file_validation: true,
        include_global_service_events: true,
        is_multi_region_trail: true,
        sns_topic_name: expr('aws_sns_topic.alerts.name'),
        advanced_event_selector: blocks(
          {
            name: 'Changes of the account',
            field_selector: blocks({
              field: 'eventCategory',
              equals: ['Management'],
            }),
          },
          {
            name: 'Objects of all data products',
            field_selector: blocks(
              { field: 'eventCategory', equals: ['Data'] },
              { field: 'resources.type', equals: ['AWS::S3::Object'] },
              {
                field: 'resources.ARN',
                starts_with: [
                  expr(
                    '"arn:${data.aws_partition.current.partition}:s3:::dm-"',
                  ),
                ],
              },
            ),
          },
        ),
        depends_on: [expr('aws_s3_bucket_policy.audit')],
      },
      {
        comment:
          'One trail for all products: an account has five trails at most. Buckets of products begin with dm-.',
        innerComments: [
          'checkov:skip=CKV2_AWS_10:Records are searched in the bucket with Athena; CloudWatch would keep them twice.',
        ],
      },
    ),
  ];
}
