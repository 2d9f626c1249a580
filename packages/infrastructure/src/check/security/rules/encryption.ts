// SPDX-License-Identifier: Apache-2.0
import { listOf, placeOf, UNKNOWN, valueAt } from '../../evaluate';
import { expectBeside, expectSet, expectValue } from '../expect';
import type { SecurityCheck, SecurityRule } from '../types';

const storageKey: SecurityCheck = {
  types: ['azurerm_storage_account'],
  check: (view, context) =>
    view.blocks('customer_managed_key').length > 0 ||
    context.isNamedBy(view, ['azurerm_storage_account_customer_managed_key'])
      ? []
      : [
          {
            at: view.at,
            message: `${view.address} is encrypted with a key of the cloud.`,
            fix: "Add 'customer_managed_key'",
          },
        ],
};

/** Encryption with keys that the organisation holds. @internal */
export const ownKey: SecurityRule = {
  id: 'security/own-key',
  severity: 'warning',
  title: 'Data at rest is encrypted with a key of your own.',
  reason:
    'Only then can you take access away from everybody at once, and see who used the key.',
  checks: [
    expectBeside('aws_s3_bucket', [
      'aws_s3_bucket_server_side_encryption_configuration',
    ]),
    expectValue(
      'aws_s3_bucket_server_side_encryption_configuration',
      'rule.apply_server_side_encryption_by_default.sse_algorithm',
      ['aws:kms', 'aws:kms:dsse'],
    ),
    expectSet(
      'aws_s3_bucket_server_side_encryption_configuration',
      'rule.apply_server_side_encryption_by_default.kms_master_key_id',
    ),
    expectSet(
      [
        'aws_redshiftserverless_namespace',
        'aws_redshift_cluster',
        'aws_cloudwatch_log_group',
        'aws_secretsmanager_secret',
        'aws_cloudtrail',
      ],
      'kms_key_id',
    ),
    expectSet(['aws_sns_topic', 'aws_sqs_queue'], 'kms_master_key_id'),
    expectSet(['aws_glue_job', 'aws_glue_crawler'], 'security_configuration'),
    expectSet('aws_mwaa_environment', 'kms_key'),
    expectSet('aws_backup_vault', 'kms_key_arn'),
    expectSet('aws_sfn_state_machine', 'encryption_configuration'),
    expectSet(
      'aws_athena_workgroup',
      'configuration.result_configuration.encryption_configuration',
    ),
    storageKey,
    expectSet('azurerm_synapse_workspace', 'customer_managed_key'),
    expectSet('azurerm_data_factory', 'customer_managed_key_id'),
    expectSet('google_storage_bucket', 'encryption'),
    expectSet('google_bigquery_dataset', 'default_encryption_configuration'),
    expectSet('google_composer_environment', 'config.encryption_config'),
    expectSet(
      [
        'google_dataflow_flex_template_job',
        'google_dataflow_job',
        'google_artifact_registry_repository',
        'google_pubsub_topic',
      ],
      'kms_key_name',
    ),
  ],
};

const keyRotation: SecurityCheck = {
  types: ['aws_kms_key'],
  check: view => {
    const spec = view.get('customer_master_key_spec');
    const symmetric =
      spec === undefined || spec === 'SYMMETRIC_DEFAULT' || spec === UNKNOWN;
    const rotation = view.get('enable_key_rotation');
    return !symmetric || rotation === true || rotation === UNKNOWN
      ? []
      : [
          {
            at: placeOf(view, 'enable_key_rotation'),
            message: `${view.address} is not rotated.`,
            fix: 'Set enable_key_rotation = true',
          },
        ];
  },
};

const googleRotation: SecurityCheck = {
  types: ['google_kms_crypto_key'],
  check: view =>
    (view.get('purpose') ?? 'ENCRYPT_DECRYPT') === 'ENCRYPT_DECRYPT' &&
    view.get('rotation_period') === undefined
      ? [
          {
            at: view.at,
            message: `${view.address} is not rotated.`,
            fix: 'Set rotation_period = "7776000s"',
          },
        ]
      : [],
};

/** Keys that change by themselves. @internal */
export const rotation: SecurityRule = {
  id: 'security/key-rotation',
  severity: 'error',
  title: 'Keys are rotated by themselves.',
  reason: 'A key that somebody copied is then worth little after a while.',
  checks: [
    keyRotation,
    googleRotation,
    expectSet('azurerm_key_vault_key', 'rotation_policy'),
  ],
};

const sourceOf = (
  text: string,
  { at, body }: { at: number; body: { end: number } },
) => text.slice(at, body.end);

/** Whether a policy of a bucket refuses requests without TLS. */
const bucketTls: SecurityCheck = {
  types: ['aws_s3_bucket'],
  check: (view, { naming, environment }) => {
    const policies = naming(view, ['aws_s3_bucket_policy']);
    const documents = environment.data.filter(
      ({ type }) => type === 'aws_iam_policy_document',
    );
    const text = [...policies, ...documents]
      .map(({ file, block }) => sourceOf(file.text, block))
      .join('\n');
    return policies.length > 0 && text.includes('aws:SecureTransport')
      ? []
      : [
          {
            at: view.at,
            message: `${view.address} takes requests without TLS.`,
            fix: 'Add an aws_s3_bucket_policy that denies where aws:SecureTransport is false',
          },
        ];
  },
};

const oldTls: SecurityCheck = {
  types: ['aws_quicksight_data_source'],
  check: view =>
    view
      .blocks('ssl_properties')
      .filter(ssl => ssl.get('disable_ssl') === true)
      .map(ssl => ({
        at: ssl.at,
        message: `${view.address} reads data without TLS.`,
        fix: 'Set disable_ssl = false',
      })),
};

const redshiftTls: SecurityCheck = {
  types: ['aws_redshiftserverless_workgroup'],
  check: view => {
    const parameters = view.blocks('config_parameter');
    const named = parameters.map(parameter => parameter.get('parameter_key'));
    const fine =
      named.includes(UNKNOWN) ||
      parameters.some(
        parameter =>
          parameter.get('parameter_key') === 'require_ssl' &&
          listOf(parameter.get('parameter_value')).some(
            value => value === UNKNOWN || String(value) === 'true',
          ),
      );
    return fine || valueAt(view, 'config_parameter') === UNKNOWN
      ? []
      : [
          {
            at: view.at,
            message: `${view.address} takes connections without TLS.`,
            fix: 'Add a config_parameter with require_ssl = "true"',
          },
        ];
  },
};

/** Encryption on the way. @internal */
export const transport: SecurityRule = {
  id: 'security/tls',
  severity: 'error',
  title: 'Data on its way is encrypted, with TLS 1.2 or newer.',
  reason: 'What travels in the clear can be read and changed on the way.',
  checks: [
    expectValue(
      'azurerm_storage_account',
      'min_tls_version',
      ['TLS1_2', 'TLS1_3'],
      { absent: 'safe' },
    ),
    expectValue(
      'azurerm_storage_account',
      'https_traffic_only_enabled',
      [true],
      { absent: 'safe' },
    ),
    expectValue('azurerm_mssql_server', 'minimum_tls_version', ['1.2', '1.3'], {
      absent: 'safe',
    }),
    expectValue('azurerm_eventhub_namespace', 'minimum_tls_version', ['1.2'], {
      absent: 'safe',
    }),
    bucketTls,
    oldTls,
    redshiftTls,
  ],
};
