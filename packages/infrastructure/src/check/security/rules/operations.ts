// SPDX-License-Identifier: Apache-2.0
import { listOf, placeOf, UNKNOWN, valueAt } from '../../evaluate';
import { expectBeside, expectSet, expectValue } from '../expect';
import type { SecurityCheck, SecurityRule } from '../types';

/** A bucket that takes the logs of others has none itself. */
const googleLogging: SecurityCheck = {
  types: ['google_storage_bucket'],
  production: true,
  check: (view, { isNamedBy }) =>
    valueAt(view, 'logging') !== undefined ||
    isNamedBy(view, [
      'google_storage_bucket',
      'google_logging_project_sink',
      'google_logging_folder_sink',
      'google_logging_organization_sink',
    ])
      ? []
      : [
          {
            at: view.at,
            message: `${view.address} has no 'logging'.`,
            fix: "Set 'logging'",
          },
        ],
};

/** Who did what. @internal */
export const logging: SecurityRule = {
  id: 'security/logging',
  severity: 'warning',
  title:
    'In production, access and runs are logged, and logs are kept for a stated time.',
  reason: 'Without logs nobody can say what happened, or to whom data went.',
  checks: [
    expectBeside('aws_s3_bucket', ['aws_s3_bucket_logging'], true),
    expectSet('aws_sfn_state_machine', 'logging_configuration', true),
    expectSet('aws_redshiftserverless_namespace', 'log_exports', true),
    expectSet('aws_mwaa_environment', 'logging_configuration', true),
    expectSet('aws_cloudwatch_log_group', 'retention_in_days'),
    expectBeside('aws_vpc', ['aws_flow_log'], true),
    ...[
      'azurerm_storage_account',
      'azurerm_data_factory',
      'azurerm_synapse_workspace',
      'azurerm_key_vault',
    ].map(type =>
      expectBeside(type, ['azurerm_monitor_diagnostic_setting'], true),
    ),
    googleLogging,
    expectSet('google_compute_subnetwork', 'log_config', true),
  ],
};

const googleVersions: SecurityCheck = {
  types: ['google_storage_bucket'],
  production: true,
  check: view => {
    const enabled = valueAt(view, 'versioning.enabled');
    const seconds = valueAt(
      view,
      'soft_delete_policy.retention_duration_seconds',
    );
    const kept =
      enabled === true ||
      enabled === UNKNOWN ||
      seconds === UNKNOWN ||
      (typeof seconds === 'number' && seconds > 0);
    return kept
      ? []
      : [
          {
            at: placeOf(view, 'versioning'),
            message: `What is overwritten in ${view.address} is gone.`,
            fix: 'Add versioning { enabled = true }, or a soft_delete_policy',
          },
        ];
  },
};

/** A way back. @internal */
export const backup: SecurityRule = {
  id: 'security/backup',
  severity: 'warning',
  title: 'In production, what is overwritten or deleted can be brought back.',
  reason: 'Mistakes and extortion delete data faster than anybody notices.',
  checks: [
    expectBeside('aws_s3_bucket', ['aws_s3_bucket_versioning'], true),
    expectValue(
      'aws_s3_bucket_versioning',
      'versioning_configuration.status',
      ['Enabled'],
      { production: true },
    ),
    expectSet(
      'azurerm_storage_account',
      'blob_properties.delete_retention_policy',
      true,
    ),
    expectSet(
      'azurerm_storage_account',
      'blob_properties.container_delete_retention_policy',
      true,
    ),
    googleVersions,
  ],
};

const refused = (
  types: readonly string[],
  path: string,
  wanted: boolean,
): SecurityCheck =>
  expectValue(types, path, [wanted], { absent: 'safe', production: true });

/** No way to lose everything at once. @internal */
export const deletion: SecurityRule = {
  id: 'security/deletion-protection',
  severity: 'warning',
  title: 'In production, nothing that holds data goes with one command.',
  reason: 'A plan that nobody read should not cost the data.',
  checks: [
    refused(
      ['aws_s3_bucket', 'google_storage_bucket', 'aws_athena_workgroup'],
      'force_destroy',
      false,
    ),
    refused(['google_bigquery_dataset'], 'delete_contents_on_destroy', false),
    refused(['google_bigquery_table'], 'deletion_protection', true),
    refused(['aws_redshift_cluster'], 'skip_final_snapshot', false),
    expectValue('azurerm_key_vault', 'purge_protection_enabled', [true], {
      production: true,
    }),
  ],
};

/** Types that cost money by themselves, and so carry tags. */
const TAGGED = [
  'azurerm_storage_account',
  'azurerm_data_factory',
  'azurerm_synapse_workspace',
  'azurerm_synapse_sql_pool',
  'azurerm_synapse_spark_pool',
  'azurerm_key_vault',
  'azurerm_purview_account',
  'azurerm_fabric_capacity',
  'azurerm_resource_group',
  'azurerm_log_analytics_workspace',
];
const LABELLED = [
  'google_storage_bucket',
  'google_bigquery_dataset',
  'google_bigquery_table',
  'google_composer_environment',
  'google_dataplex_lake',
  'google_pubsub_topic',
];
const AWS_TAGGED = [
  'aws_s3_bucket',
  'aws_glue_job',
  'aws_redshiftserverless_namespace',
  'aws_redshiftserverless_workgroup',
  'aws_sfn_state_machine',
  'aws_mwaa_environment',
  'aws_emrserverless_application',
  'aws_kms_key',
  'aws_athena_workgroup',
];

const awsTags: SecurityCheck = {
  types: AWS_TAGGED,
  check: (view, { module }) => {
    const byProvider = module.files.some(({ parsed }) =>
      parsed.body.blocks.some(
        ({ type, labels, body }) =>
          type === 'provider' &&
          labels[0]?.text === 'aws' &&
          body.blocks.some(nested => nested.type === 'default_tags'),
      ),
    );
    return byProvider || view.get('tags') !== undefined
      ? []
      : [
          {
            at: view.at,
            message: `${view.address} has no tags, and the provider adds none.`,
            fix: "Add default_tags to the provider, or 'tags'",
          },
        ];
  },
};

const googleLabels: SecurityCheck = {
  types: LABELLED,
  check: (view, { module }) => {
    const byProvider = module.files.some(({ parsed }) =>
      parsed.body.blocks.some(
        ({ type, labels, body }) =>
          type === 'provider' &&
          labels[0]?.text.startsWith('google') &&
          body.attributes.some(({ name }) => name === 'default_labels'),
      ),
    );
    return byProvider || view.get('labels') !== undefined
      ? []
      : [
          {
            at: view.at,
            message: `${view.address} has no labels, and the provider adds none.`,
            fix: "Add default_labels to the provider, or 'labels'",
          },
        ];
  },
};

/** Whose money it is. @internal */
export const tags: SecurityRule = {
  id: 'security/tags',
  severity: 'warning',
  title: 'What costs money carries tags.',
  reason: 'Costs without tags are nobody’s, and so nobody lowers them.',
  checks: [expectSet(TAGGED, 'tags'), awsTags, googleLabels],
};

const local: SecurityCheck = {
  types: [
    'null_resource',
    'terraform_data',
    'aws_s3_bucket',
    'azurerm_storage_account',
  ],
  check: view =>
    view.blocks('provisioner').map(provisioner => ({
      at: provisioner.at,
      message: `${view.address} runs a program on the machine that applies it.`,
      fix: 'Do it in a job of the pipeline',
    })),
};

const shell: SecurityCheck = {
  types: ['data.external'],
  check: view => [
    {
      at: view.at,
      message: `${view.address} runs ${JSON.stringify(
        listOf(view.get('program'))
          .filter(part => typeof part === 'string')
          .join(' '),
      )} on the machine that plans it.`,
      fix: 'Give the value by a variable',
    },
  ],
};

/** Programs that a plan runs. @internal */
export const provisioner: SecurityRule = {
  id: 'security/local-program',
  severity: 'error',
  title: 'A plan runs no programs.',
  reason:
    'Whoever changes the files would run programs with the rights of the pipeline.',
  checks: [local, shell],
};
