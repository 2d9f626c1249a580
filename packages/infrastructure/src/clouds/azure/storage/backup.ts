// SPDX-License-Identifier: Apache-2.0
import { type Block, blocks, expr, resource, text } from '../../../hcl';
import { CONTAINERS, product } from '../shared/references';

const WHEN_BACKED_UP = expr('var.backup_days > 0 ? 1 : 0');
/** Newer than what the older versions of azapi know the shape of, so that they must not judge it. */
const API = '2025-07-01';
const DATASOURCE = 'Microsoft.Storage/storageAccounts/adlsBlobServices';

const source = (objectType: 'Datasource' | 'DatasourceSet') => ({
  objectType,
  datasourceType: DATASOURCE,
  resourceID: product.lake,
  resourceName: expr('azurerm_storage_account.lake.name'),
  resourceType: 'Microsoft.Storage/storageAccounts',
  resourceUri: product.lake,
  resourceLocation: product.location,
});

const retention = {
  name: 'Default',
  objectType: 'AzureRetentionRule',
  isDefault: true,
  lifecycles: [
    {
      deleteAfter: {
        objectType: 'AbsoluteDeleteOption',
        duration: text`P${expr('var.backup_days')}D`,
      },
      sourceDataStore: {
        dataStoreType: 'VaultStore',
        objectType: 'DataStoreInfoBase',
      },
      targetDataStoreCopySettings: [],
    },
  ],
};

const daily = {
  name: 'BackupDaily',
  objectType: 'AzureBackupRule',
  backupParameters: {
    backupType: 'Discrete',
    objectType: 'AzureBackupParams',
  },
  dataStore: { dataStoreType: 'VaultStore', objectType: 'DataStoreInfoBase' },
  trigger: {
    objectType: 'ScheduleBasedTriggerContext',
    schedule: {
      timeZone: 'UTC',
      repeatingTimeIntervals: ['R/2026-01-01T01:00:00+00:00/P1D'],
    },
    taggingCriteria: [
      {
        isDefault: true,
        taggingPriority: 99,
        tagInfo: { id: 'Default_', tagName: 'Default' },
      },
    ],
  },
};

/**
 * Vaulted backup of the lake, daily. Policy and instance go through azapi, since azurerm has them only in its newest
 * versions.
 *
 * @internal
 */
export const backup = (): readonly Block[] => [
  resource(
    'azurerm_data_protection_backup_vault',
    'lake',
    {
      count: WHEN_BACKED_UP,
      name: text`bvault-${expr('var.name')}`,
      resource_group_name: product.group,
      location: product.location,
      datastore_type: 'VaultStore',
      redundancy: expr(
        'var.disaster_recovery ? "GeoRedundant" : "ZoneRedundant"',
      ),
      cross_region_restore_enabled: expr('var.disaster_recovery ? true : null'),
      immutability: expr('var.deletion_protection ? "Unlocked" : "Disabled"'),
      soft_delete: 'On',
      retention_duration_in_days: 30,
      tags: product.tags,
      identity: blocks({ type: 'SystemAssigned' }),
    },
    {
      comment:
        'A copy that whoever owns the lake cannot delete: soft delete, and immutable where deletion is protected.',
    },
  ),
  resource('azurerm_role_assignment', 'backup', {
    count: WHEN_BACKED_UP,
    scope: product.lake,
    role_definition_name: 'Storage Account Backup Contributor',
    principal_id: expr(
      'azurerm_data_protection_backup_vault.lake[0].identity[0].principal_id',
    ),
    principal_type: 'ServicePrincipal',
  }),
  resource('azapi_resource', 'backup_policy', {
    count: WHEN_BACKED_UP,
    type: `Microsoft.DataProtection/backupVaults/backupPolicies@${API}`,
    schema_validation_enabled: false,
    name: 'daily',
    parent_id: expr('azurerm_data_protection_backup_vault.lake[0].id'),
    body: {
      properties: {
        objectType: 'BackupPolicy',
        datasourceTypes: [DATASOURCE],
        policyRules: [retention, daily],
      },
    },
  }),
  resource('azapi_resource', 'backup_instance', {
    count: WHEN_BACKED_UP,
    type: `Microsoft.DataProtection/backupVaults/backupInstances@${API}`,
    schema_validation_enabled: false,
    name: 'lake',
    parent_id: expr('azurerm_data_protection_backup_vault.lake[0].id'),
    body: {
      properties: {
        objectType: 'BackupInstance',
        friendlyName: expr('azurerm_storage_account.lake.name'),
        dataSourceInfo: source('Datasource'),
        dataSourceSetInfo: source('DatasourceSet'),
        policyInfo: {
          policyId: expr('azapi_resource.backup_policy[0].id'),
          policyParameters: {
            backupDatasourceParametersList: [
              {
                objectType: 'AdlsBlobBackupDatasourceParameters',
                containersList: [CONTAINERS.curated, CONTAINERS.output],
              },
            ],
          },
        },
      },
    },
    depends_on: [
      expr('azurerm_role_assignment.backup'),
      expr('azurerm_storage_container.layer'),
    ],
  }),
];
