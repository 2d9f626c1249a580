// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../generate/types';
import { type Block, blocks, expr, resource, text } from '../../../hcl';
import { diagnostics } from '../shared/diagnostics';
import { privateEndpoint } from '../shared/privateEndpoint';
import { promisesOf } from '../shared/promises';
import { CONTAINERS, product } from '../shared/references';
import { isClosedToAll } from '../shared/tables';
import {
  givenUp,
  LOGGED_BY_DIAGNOSTICS,
  NAMED_BY_EXPRESSION,
  NO_QUEUES,
} from '../shared/skips';

/** Days that what was deleted can be brought back. */
const SOFT_DELETE_DAYS = 30;

const container = (name: string) =>
  text`${expr(
    'azurerm_storage_account.lake.id',
  )}/blobServices/default/containers/${name}`;

const roleOnContainer = (
  block: string,
  grants: string,
  name: string,
  role: string,
): Block =>
  resource('azurerm_role_assignment', block, {
    for_each: expr(`local.${grants}`),
    scope: container(name),
    role_definition_name: role,
    principal_id: expr('each.value'),
    principal_type: 'Group',
    depends_on: [expr('azurerm_storage_container.layer')],
  });

const rule = (
  name: string,
  prefix: string,
  actions: Record<string, number>,
) => ({
  name,
  enabled: true,
  filters: blocks({ prefix_match: [`${prefix}/`], blob_types: ['blockBlob'] }),
  actions: blocks({ base_blob: blocks(actions) }),
});

/** The lake: account, containers, who may read what, how long data stays. @internal */
export function account(context: GenerationContext): readonly Block[] {
  const { blueprint, outputs } = context;
  const { auditing, encryption, network, dataLossPrevention } = blueprint;
  const { catalog } = blueprint.services;
  const { retentionDays, availability } = promisesOf(outputs);
  const isLakehouse = blueprint.tableFormat !== 'none';
  return [
    resource(
      'azurerm_storage_account',
      'lake',
      {
        name: text`st${expr('local.compact')}${expr('local.unique')}`,
        resource_group_name: product.group,
        location: product.location,
        account_kind: 'StorageV2',
        account_tier: 'Standard',
        account_replication_type: expr('var.storage_replication'),
        is_hns_enabled: true,
        min_tls_version: 'TLS1_2',
        https_traffic_only_enabled: true,
        shared_access_key_enabled: false,
        default_to_oauth_authentication: true,
        allow_nested_items_to_be_public: false,
        public_network_access_enabled: !network.private,
        cross_tenant_replication_enabled: false,
        infrastructure_encryption_enabled: true,
        local_user_enabled: false,
        sftp_enabled: false,
        tags: product.tags,
        identity: blocks({
          type: 'UserAssigned',
          identity_ids: [product.identityId],
        }),
        ...(encryption.ownKeys && {
          customer_managed_key: blocks({
            key_vault_key_id: product.key,
            user_assigned_identity_id: product.identityId,
          }),
        }),
        network_rules: blocks({
          default_action: 'Deny',
          bypass: ['AzureServices'],
          ip_rules: network.private ? undefined : expr('var.allowed_ip_ranges'),
          ...(catalog && {
            private_link_access: blocks({
              endpoint_resource_id: expr('var.purview_account_id'),
            }),
          }),
        }),
        blob_properties: blocks({
          last_access_time_enabled: true,
          delete_retention_policy: blocks({ days: SOFT_DELETE_DAYS }),
          container_delete_retention_policy: blocks({ days: SOFT_DELETE_DAYS }),
        }),
        ...(encryption.ownKeys && {
          depends_on: [expr('azurerm_role_assignment.product_key_user')],
        }),
      },
      {
        comment:
          'Versioning and point-in-time restore do not exist with a hierarchical namespace; soft delete and the backup vault stand in for them.',
        innerComments: [
          NAMED_BY_EXPRESSION,
          NO_QUEUES,
          ...givenUp(
            'network',
            network.private,
            'CKV_AZURE_59',
            'CKV2_AZURE_33',
          ),
          ...givenUp('keys', encryption.ownKeys, 'CKV2_AZURE_1'),
          ...givenUp('audit', auditing.enabled),
          'checkov:skip=CKV_AZURE_206:var.storage_replication says it for each environment, and the backup vault keeps the copy in the other region',
        ],
      },
    ),
    resource(
      'azurerm_storage_container',
      'layer',
      {
        for_each: expr(
          `toset(${JSON.stringify(Object.values(CONTAINERS)).replace(
            /,/g,
            ', ',
          )})`,
        ),
        name: expr('each.key'),
        storage_account_id: product.lake,
        container_access_type: 'private',
      },
      {
        innerComments: [
          ...(auditing.enabled
            ? [LOGGED_BY_DIAGNOSTICS]
            : givenUp('audit', false, 'CKV2_AZURE_21')),
        ],
      },
    ),
    resource('azurerm_storage_management_policy', 'lake', {
      storage_account_id: product.lake,
      rule: blocks(
        rule('raw-cools-down', CONTAINERS.raw, {
          tier_to_cool_after_days_since_modification_greater_than: 30,
          tier_to_cold_after_days_since_modification_greater_than: 90,
          delete_after_days_since_modification_greater_than: Math.max(
            retentionDays ?? 0,
            365,
          ),
        }),
        rule('quarantine-expires', CONTAINERS.quarantine, {
          delete_after_days_since_modification_greater_than: 90,
        }),
        // Files of a Delta table must not vanish below it: there the pipeline itself removes old rows.
        ...(retentionDays !== undefined && !isLakehouse
          ? [CONTAINERS.curated, CONTAINERS.output].map(name =>
              rule(`${name}-is-kept-as-promised`, name, {
                delete_after_days_since_modification_greater_than:
                  retentionDays,
              }),
            )
          : []),
      ),
    }),
    ...(network.private
      ? ['dfs', 'blob'].map(part =>
          privateEndpoint(`lake_${part}`, product.lake, part, part),
        )
      : []),
    ...(dataLossPrevention
      ? [
          resource(
            'azurerm_security_center_storage_defender',
            'lake',
            {
              storage_account_id: product.lake,
              override_subscription_settings_enabled: true,
              malware_scanning_on_upload_enabled: true,
              malware_scanning_on_upload_cap_gb_per_month: expr(
                'var.malware_scan_gb',
              ),
              sensitive_data_discovery_enabled: true,
            },
            {
              comment:
                'Looks for malware in what comes in and for personal data where none should be.',
            },
          ),
        ]
      : []),
    ...(blueprint.auditing.enabled
      ? [
          diagnostics(
            'lake',
            text`${product.lake}/blobServices/default`,
            ['StorageRead', 'StorageWrite', 'StorageDelete'],
            { metric: 'Transaction' },
          ),
        ]
      : []),
    roleOnContainer(
      'output_readers',
      'readers',
      CONTAINERS.output,
      'Storage Blob Data Reader',
    ),
    ...(isClosedToAll(context)
      ? []
      : [
          roleOnContainer(
            'curated_readers',
            'cleared_readers',
            CONTAINERS.curated,
            'Storage Blob Data Reader',
          ),
        ]),
    roleOnContainer(
      'raw_developers',
      'developers',
      CONTAINERS.raw,
      'Storage Blob Data Contributor',
    ),
    resource('azurerm_management_lock', 'lake', {
      count: expr('var.deletion_protection ? 1 : 0'),
      name: 'no-delete',
      scope: product.lake,
      lock_level: 'CanNotDelete',
      notes:
        'Holds the data of a product; take the lock away only to retire it.',
    }),
    resource('azurerm_monitor_metric_alert', 'lake_availability', {
      name: text`lake-availability-${expr('var.name')}`,
      resource_group_name: product.group,
      scopes: [product.lake],
      description: 'The lake answers less often than promised.',
      severity: 1,
      frequency: 'PT5M',
      window_size: 'PT1H',
      tags: product.tags,
      criteria: blocks({
        metric_namespace: 'Microsoft.Storage/storageAccounts',
        metric_name: 'Availability',
        aggregation: 'Average',
        operator: 'LessThan',
        threshold: Math.min(availability ?? 99, 99.9),
      }),
      action: blocks({
        action_group_id: expr('azurerm_monitor_action_group.product.id'),
      }),
    }),
  ];
}
