// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../../blueprint/types';
import { type Block, blocks, expr, resource, text } from '../../../../hcl';
import { UNIQUE_IN_AZURE } from '../../shared/names';
import { ownKey } from './key';
import { diagnostics } from '../../shared/diagnostics';
import {
  givenUp,
  LOGGED_BY_DIAGNOSTICS,
  NAMED_BY_EXPRESSION,
  NO_QUEUES,
} from '../../shared/skips';

const [UNIQUE, SHORT_ENVIRONMENT] = UNIQUE_IN_AZURE;

const CHECKOV = [
  NAMED_BY_EXPRESSION,
  NO_QUEUES,
  'checkov:skip=CKV2_AZURE_33:runners reach it by their addresses before any network exists',
  'checkov:skip=CKV_AZURE_59:runners reach it by identity; set the network rules to the runners of your CI',
];

/** An account for what the platform itself keeps. */
const plainAccount = (
  name: string,
  prefix: string,
  { encryption }: ResolvedBlueprint,
): Block =>
  resource(
    'azurerm_storage_account',
    name,
    {
      name: text`${prefix}${UNIQUE}${SHORT_ENVIRONMENT}`,
      resource_group_name: expr('azurerm_resource_group.this.name'),
      location: expr('var.location'),
      account_kind: 'StorageV2',
      account_tier: 'Standard',
      account_replication_type: 'GRS',
      min_tls_version: 'TLS1_2',
      https_traffic_only_enabled: true,
      shared_access_key_enabled: false,
      default_to_oauth_authentication: true,
      allow_nested_items_to_be_public: false,
      public_network_access_enabled: expr('length(var.runner_ip_ranges) > 0'),
      cross_tenant_replication_enabled: false,
      infrastructure_encryption_enabled: true,
      local_user_enabled: false,
      tags: expr('local.tags'),
      network_rules: blocks({
        default_action: 'Deny',
        bypass: ['AzureServices'],
        ip_rules: expr('var.runner_ip_ranges'),
      }),
      blob_properties: blocks({
        versioning_enabled: true,
        change_feed_enabled: true,
        delete_retention_policy: blocks({ days: 90 }),
        container_delete_retention_policy: blocks({ days: 90 }),
      }),
      ...(encryption.ownKeys && {
        identity: blocks({
          type: 'UserAssigned',
          identity_ids: [expr('azurerm_user_assigned_identity.platform.id')],
        }),
        customer_managed_key: blocks({
          key_vault_key_id: expr(
            'azurerm_key_vault_key.platform.versionless_id',
          ),
          user_assigned_identity_id: expr(
            'azurerm_user_assigned_identity.platform.id',
          ),
        }),
        depends_on: [expr('azurerm_role_assignment.platform_key_user')],
      }),
      sas_policy: blocks({ expiration_period: '00.01:00:00' }),
    },
    {
      innerComments: [
        ...CHECKOV,
        ...givenUp('keys', encryption.ownKeys, 'CKV2_AZURE_1'),
      ],
    },
  );

const container = (block: string, account: string, name: string) =>
  resource(
    'azurerm_storage_container',
    block,
    {
      name,
      storage_account_id: expr(`azurerm_storage_account.${account}.id`),
      container_access_type: 'private',
    },
    { innerComments: [LOGGED_BY_DIAGNOSTICS] },
  );

const logs = (account: string) =>
  diagnostics(
    account,
    text`${expr(`azurerm_storage_account.${account}.id`)}/blobServices/default`,
    ['StorageRead', 'StorageWrite', 'StorageDelete'],
    {
      metric: 'Transaction',
      workspace: expr('azurerm_log_analytics_workspace.platform.id'),
    },
  );

/** Where Terraform keeps its state, and where costs are exported to. @internal */
export const accounts = (blueprint: ResolvedBlueprint): readonly Block[] => [
  ...(blueprint.encryption.ownKeys ? ownKey(blueprint) : []),
  plainAccount('state', 'sttf', blueprint),
  container('state', 'state', 'tfstate'),
  logs('state'),
  resource('azurerm_management_lock', 'state', {
    name: 'no-delete',
    scope: expr('azurerm_storage_account.state.id'),
    lock_level: 'CanNotDelete',
    notes: 'Without the state, Terraform forgets everything that it made.',
  }),
  plainAccount('costs', 'stcost', blueprint),
  container('costs', 'costs', 'focus'),
  logs('costs'),
  resource(
    'azapi_resource',
    'focus_export',
    {
      type: 'Microsoft.CostManagement/exports@2023-07-01-preview',
      name: text`focus-${expr('var.name')}`,
      parent_id: text`/subscriptions/${expr('var.subscription_id')}`,
      location: expr('var.location'),
      identity: blocks({ type: 'SystemAssigned' }),
      body: {
        properties: {
          definition: {
            type: 'FocusCost',
            timeframe: 'MonthToDate',
            dataSet: {
              granularity: 'Daily',
              configuration: { dataVersion: '1.0r2' },
            },
          },
          deliveryInfo: {
            destination: {
              type: 'AzureBlob',
              resourceId: expr('azurerm_storage_account.costs.id'),
              container: expr('azurerm_storage_container.costs.name'),
              rootFolderPath: 'focus',
            },
          },
          schedule: {
            status: 'Active',
            recurrence: 'Daily',
            recurrencePeriod: {
              from: expr('timeadd(plantimestamp(), "24h")'),
              to: '2099-12-31T00:00:00Z',
            },
          },
          format: 'Parquet',
          compressionMode: 'snappy',
          partitionData: true,
          dataOverwriteBehavior: 'OverwritePreviousReport',
        },
      },
      lifecycle: blocks({
        ignore_changes: [expr('body.properties.schedule.recurrencePeriod')],
      }),
    },
    {
      comment:
        'Costs of the subscription in FOCUS columns, each day. azurerm does not know this kind of export.',
    },
  ),
  resource('azurerm_role_assignment', 'focus_export', {
    scope: expr('azurerm_storage_account.costs.id'),
    role_definition_name: 'Storage Blob Data Contributor',
    principal_id: expr('azapi_resource.focus_export.identity[0].principal_id'),
    principal_type: 'ServicePrincipal',
  }),
];
