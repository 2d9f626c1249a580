// SPDX-License-Identifier: Apache-2.0
import { listOf, placeOf, valueAt } from '../../evaluate';
import { expectBeside, expectValue } from '../expect';
import type { SecurityCheck, SecurityRule } from '../types';
import { policyStatements } from '../policies';

const EVERYONE = new Set(['allUsers', 'allAuthenticatedUsers']);

const GOOGLE_GRANTS = [
  'bigquery_dataset',
  'bigquery_table',
  'bigquery_connection',
  'storage_bucket',
  'project',
  'kms_crypto_key',
  'kms_key_ring',
  'pubsub_topic',
  'service_account',
  'secret_manager_secret',
  'dataplex_lake',
  'dataplex_zone',
  'dataplex_asset',
  'artifact_registry_repository',
  'data_catalog_policy_tag',
  'bigquery_datapolicy_data_policy',
].flatMap(name => [`google_${name}_iam_member`, `google_${name}_iam_binding`]);

const everyone: SecurityCheck = {
  types: GOOGLE_GRANTS,
  check: view =>
    ['member', 'members'].flatMap(name =>
      listOf(view.get(name))
        .filter(member => typeof member === 'string' && EVERYONE.has(member))
        .map(member => ({
          at: view.place(name),
          message: `${view.address} grants ${String(
            member,
          )}, which is everybody.`,
          fix: 'Grant a group of the organisation',
        })),
    ),
};

const openDataset: SecurityCheck = {
  types: ['google_bigquery_dataset'],
  check: view =>
    view.blocks('access').flatMap(access => {
      const member = access.get('special_group') ?? access.get('iam_member');
      return typeof member === 'string' && EVERYONE.has(member)
        ? [
            {
              at: access.at,
              message: `${view.address} grants ${member}, which is everybody.`,
              fix: 'Grant a group of the organisation',
            },
          ]
        : [];
    }),
};

const openAcl: SecurityCheck = {
  types: ['aws_s3_bucket', 'aws_s3_bucket_acl'],
  check: view => {
    const acl = view.get('acl');
    return typeof acl === 'string' && /public|authenticated/.test(acl)
      ? [
          {
            at: view.place('acl'),
            message: `${view.address} is open by its ACL '${acl}'.`,
            fix: "Remove 'acl', and grant by a policy",
          },
        ]
      : [];
  },
};

const openPolicy: SecurityCheck = {
  types: [
    'data.aws_iam_policy_document',
    'aws_s3_bucket_policy',
    'aws_sns_topic_policy',
    'aws_sqs_queue_policy',
    'aws_kms_key',
    'aws_secretsmanager_secret_policy',
    'aws_glue_resource_policy',
  ],
  check: view =>
    policyStatements(view).flatMap(statement =>
      statement.allows && statement.everyone && !statement.conditional
        ? [
            {
              at: statement.at,
              message: `${view.address} allows everybody, without a condition.`,
              fix: 'Name accounts or roles, or add a condition',
            },
          ]
        : [],
    ),
};

const BLOCKS = [
  'block_public_acls',
  'block_public_policy',
  'ignore_public_acls',
  'restrict_public_buckets',
];

/** Data that everybody could read. @internal */
export const publicAccess: SecurityRule = {
  id: 'security/public-access',
  severity: 'error',
  title: 'Nothing is open to everybody.',
  reason: 'Most leaks of data begin with storage that somebody opened.',
  checks: [
    expectBeside('aws_s3_bucket', ['aws_s3_bucket_public_access_block']),
    ...BLOCKS.map(name =>
      expectValue('aws_s3_bucket_public_access_block', name, [true]),
    ),
    expectValue('google_storage_bucket', 'public_access_prevention', [
      'enforced',
    ]),
    expectValue('google_storage_bucket', 'uniform_bucket_level_access', [true]),
    expectValue('azurerm_storage_account', 'allow_nested_items_to_be_public', [
      false,
    ]),
    expectValue(
      'azurerm_storage_container',
      'container_access_type',
      ['private'],
      { absent: 'safe' },
    ),
    everyone,
    openDataset,
    openAcl,
    openPolicy,
  ],
};

const publicAddresses: SecurityCheck = {
  types: ['aws_subnet'],
  check: view =>
    view.get('map_public_ip_on_launch') === true
      ? [
          {
            at: placeOf(view, 'map_public_ip_on_launch'),
            message: `Whatever starts in ${view.address} gets a public address.`,
            fix: 'Remove map_public_ip_on_launch',
          },
        ]
      : [],
};

const composer: SecurityCheck = {
  types: ['google_composer_environment'],
  check: view => {
    const fine =
      valueAt(view, 'config.enable_private_environment') !== undefined ||
      valueAt(view, 'config.private_environment_config') !== undefined;
    return fine && valueAt(view, 'config.enable_private_environment') !== false
      ? []
      : [
          {
            at: placeOf(view, 'config.enable_private_environment'),
            message: `${view.address} gives its machines public addresses.`,
            fix: 'Set config.enable_private_environment = true',
          },
        ];
  },
};

/** Services that the internet reaches. @internal */
export const publicNetwork: SecurityRule = {
  id: 'security/public-network',
  severity: 'warning',
  title: 'Services are reached by private addresses.',
  reason: 'What the internet cannot reach cannot be attacked from there.',
  checks: [
    expectValue(
      [
        'azurerm_storage_account',
        'azurerm_key_vault',
        'azurerm_synapse_workspace',
        'azurerm_mssql_server',
        'azurerm_eventhub_namespace',
        'azurerm_container_registry',
      ],
      'public_network_access_enabled',
      [false],
    ),
    expectValue(
      ['azurerm_data_factory', 'azurerm_purview_account'],
      'public_network_enabled',
      [false],
    ),
    expectValue(
      'azurerm_synapse_workspace',
      'data_exfiltration_protection_enabled',
      [true],
    ),
    expectValue(
      'azurerm_synapse_workspace',
      'managed_virtual_network_enabled',
      [true],
    ),
    expectValue('azurerm_data_factory', 'managed_virtual_network_enabled', [
      true,
    ]),
    expectValue(
      ['aws_redshiftserverless_workgroup', 'aws_redshift_cluster'],
      'publicly_accessible',
      [false],
      { absent: 'safe' },
    ),
    expectValue(
      ['aws_redshiftserverless_workgroup', 'aws_redshift_cluster'],
      'enhanced_vpc_routing',
      [true],
    ),
    expectValue(
      'aws_mwaa_environment',
      'webserver_access_mode',
      ['PRIVATE_ONLY'],
      { absent: 'safe' },
    ),
    expectValue(
      ['google_dataflow_flex_template_job', 'google_dataflow_job'],
      'ip_configuration',
      ['WORKER_IP_PRIVATE'],
    ),
    expectValue('google_looker_instance', 'public_ip_enabled', [false], {
      absent: 'safe',
    }),
    expectValue('google_compute_subnetwork', 'private_ip_google_access', [
      true,
    ]),
    publicAddresses,
    composer,
  ],
};
