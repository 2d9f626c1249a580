// SPDX-License-Identifier: Apache-2.0
import {
  CLASSIFICATIONS,
  type ResolvedBlueprint,
} from '../../../../blueprint/types';
import { type Block, blocks, expr, resource } from '../../../../hcl';
import { FROM_THIS_ACCOUNT, policyDocument, policyJson } from '../../build/iam';
import { privateBucket } from './audit';

/** What holds for the whole account, whoever forgets it. @internal */
export function account(): Block[] {
  return [
    resource('aws_s3_account_public_access_block', 'account', {
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    }),
    resource('aws_sns_topic', 'alerts', {
      name: expr('"${var.name}-alerts"'),
      kms_master_key_id: expr('aws_kms_key.platform.arn'),
    }),
    policyDocument('alerts', [
      {
        sid: 'Services',
        actions: ['sns:Publish'],
        resources: [expr('aws_sns_topic.alerts.arn')],
        principals: [
          ['Service', ['cloudtrail.amazonaws.com', 'costalerts.amazonaws.com']],
        ],
        conditions: [FROM_THIS_ACCOUNT],
      },
    ]),
    resource('aws_sns_topic_policy', 'alerts', {
      arn: expr('aws_sns_topic.alerts.arn'),
      policy: policyJson('alerts'),
    }),
  ];
}

/** The bucket of the states of Terraform of all stacks. It is made before them: see its guide. @internal */
export function states(): Block[] {
  return privateBucket({
    label: 'state',
    name: expr('"dm-${var.name}-state-${var.account_id}"'),
    key: expr('aws_kms_key.platform.arn'),
    rules: [],
    comments: [
      'meshwright:allow security/logging: The trail of the platform records each access to a state.',
      'checkov:skip=CKV_AWS_18:The trail of the platform records each access to a state.',
      'checkov:skip=CKV_AWS_144:A state describes resources of one region; its versions are kept for 90 days.',
      'checkov:skip=CKV2_AWS_62:Nobody starts work on a state.',
    ],
  });
}

/** The catalog and Lake Formation of the account, whose settings are authoritative. @internal */
export function lake({ masking }: ResolvedBlueprint): Block[] {
  return [
    resource('aws_glue_data_catalog_encryption_settings', 'account', {
      data_catalog_encryption_settings: blocks({
        encryption_at_rest: blocks({
          catalog_encryption_mode: 'SSE-KMS',
          sse_aws_kms_key_id: expr('aws_kms_key.platform.arn'),
        }),
        connection_password_encryption: blocks({
          return_connection_password_encrypted: true,
          aws_kms_key_id: expr('aws_kms_key.platform.arn'),
        }),
      }),
    }),
    resource(
      'aws_lakeformation_data_lake_settings',
      'account',
      {
        admins: expr('var.lake_administrator_arns'),
        parameters: { CROSS_ACCOUNT_VERSION: '4' },
      },
      {
        comment:
          'Without defaults: a new database or table is open to nobody until Lake Formation grants it.',
      },
    ),
    resource('aws_lakeformation_lf_tag', 'classification', {
      key: 'classification',
      values: [
        ...new Set([
          ...CLASSIFICATIONS,
          ...masking.guardrails.flatMap(({ label }) => label ?? []),
        ]),
      ],
      depends_on: [expr('aws_lakeformation_data_lake_settings.account')],
    }),
  ];
}

/** The search for personal data, and where its findings are kept. @internal */
export function dataLoss(): Block[] {
  return [
    resource('aws_macie2_account', 'account', {
      finding_publishing_frequency: 'ONE_HOUR',
      status: 'ENABLED',
    }),
    resource('aws_macie2_classification_export_configuration', 'account', {
      s3_destination: blocks({
        bucket_name: expr('aws_s3_bucket.audit.id'),
        key_prefix: 'macie/',
        kms_key_arn: expr('aws_kms_key.platform.arn'),
      }),
      depends_on: [
        expr('aws_macie2_account.account'),
        expr('aws_s3_bucket_policy.audit'),
      ],
    }),
  ];
}
