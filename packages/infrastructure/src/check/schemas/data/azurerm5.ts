// SPDX-License-Identifier: Apache-2.0
/* eslint-disable */
// Made by scripts/schemas.mjs. Do not edit.
import type { PackedSchema } from '../types';

// prettier-ignore
export const azurerm5: PackedSchema = {
  version: '5.2',
  config: '{}',
  resources: {
    azurerm_data_factory_pipeline: '{"moniter_metrics_after_duration":null,"monitor_metrics_after_duration":"os"}',
    azurerm_data_protection_backup_instance_data_lake_storage: '{"id":"cs","name":"rs","data_protection_backup_vault_id":"rs","location":"rs","backup_policy_data_lake_storage_id":"rs","storage_account_id":"rs","storage_container_names":"rls"}',
    azurerm_data_protection_backup_policy_data_lake_storage: '{"id":"cs","name":"rs","data_protection_backup_vault_id":"rs","backup_schedule":"rls","default_retention_duration":"rs","time_zone":"os","retention_rule":{"":"o#l","name":"rs","duration":"rs","absolute_criteria":"os","days_of_week":"oes","weeks_of_month":"oes","months_of_year":"oes","scheduled_backup_times":"oes"}}',
    azurerm_eventhub: '{"namespace_name":null,"resource_group_name":null}',
    azurerm_federated_identity_credential: '{"parent_id":null,"resource_group_name":null,"user_assigned_identity_id":"rs"}',
    azurerm_key_vault: '{"enable_rbac_authorization":null,"rbac_authorization_enabled":"rb","contact":null}',
    azurerm_log_analytics_workspace: '{"internet_ingestion_enabled":null,"internet_query_enabled":null,"local_authentication_disabled":null,"local_authentication_enabled":"ob","internet_ingestion_access_type":"os","internet_query_access_type":"os"}',
    azurerm_logic_app_standard: '{"site_config":{"public_network_access_enabled":null}}',
    azurerm_monitor_diagnostic_setting: '{"enabled_log":{"retention_policy":null},"metric":null}',
    azurerm_storage_account: '{"customer_managed_key":{"managed_hsm_key_id":null},"queue_properties":null,"static_website":null}',
    azurerm_storage_account_customer_managed_key: '{"key_name":null,"key_vault_id":null,"key_vault_uri":null,"key_version":null,"managed_hsm_key_id":null,"key_vault_key_id":"rs"}',
    azurerm_storage_container: '{"resource_manager_id":null,"storage_account_id":"rs","storage_account_name":null}',
    azurerm_storage_object_replication: '{"metrics_enabled":"ob"}',
    azurerm_synapse_managed_private_endpoint: '{"fully_qualified_domain_names":"ols"}',
    azurerm_user_assigned_identity: '{"isolation_scope":"os"}',
  },
  data: {
  },
  others: {
    resources: '',
    data: '',
  },
};
