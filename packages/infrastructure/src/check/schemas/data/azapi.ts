// SPDX-License-Identifier: Apache-2.0
/* eslint-disable */
// Made by scripts/schemas.mjs. Do not edit.
import type { PackedSchema } from '../types';

// prettier-ignore
export const azapi: PackedSchema = {
  version: '2.12.0',
  config: '{"always_acquire_policy_token":"ob","auxiliary_tenant_ids":"ols","client_certificate":"os","client_certificate_password":"os","client_certificate_path":"os","client_id":"os","client_id_file_path":"os","client_secret":"os","client_secret_file_path":"os","custom_correlation_request_id":"os","default_location":"os","default_name":"os","default_tags":"oms","disable_correlation_request_id":"ob","disable_default_output":"ob","disable_instance_discovery":"ob","disable_terraform_partner_id":"ob","enable_preflight":"ob","endpoint":"od","environment":"os","ignore_no_op_changes":"ob","maximum_busy_retry_attempts":"on","oidc_azure_service_connection_id":"os","oidc_request_token":"os","oidc_request_url":"os","oidc_token":"os","oidc_token_file_path":"os","partner_id":"os","preserve_resource_id_casing":"ob","skip_provider_registration":"ob","subscription_id":"os","tenant_id":"os","use_aks_workload_identity":"ob","use_cli":"ob","use_msi":"ob","use_oidc":"ob"}',
  resources: {
    azapi_data_plane_resource: '{"parent_id":"rs","type":"rs","body":"od","create_headers":"oms","create_query_parameters":"omls","delete_headers":"oms","delete_query_parameters":"omls","ignore_casing":"ob","ignore_missing_property":"ob","locks":"ols","name":"ps","read_headers":"oms","read_query_parameters":"omls","replace_triggers_external_values":"od","replace_triggers_refs":"ols","response_export_values":"od","retry":"od","sensitive_body":"od","sensitive_body_version":"oms","update_headers":"oms","update_query_parameters":"omls","id":"cs","output":"cd","timeouts":"~cdru"}',
    azapi_resource: '{"type":"rs","body":"od","create_headers":"oms","create_query_parameters":"omls","delete_headers":"oms","delete_query_parameters":"omls","ignore_body_changes":"ols","ignore_casing":"ob","ignore_missing_property":"ob","ignore_null_property":"ob","ignore_other_items_in_list":"ols","list_unique_id_property":"oms","location":"ps","locks":"ols","name":"ps","parent_id":"ps","read_headers":"oms","read_query_parameters":"omls","replace_triggers_external_values":"od","replace_triggers_refs":"ols","response_export_values":"od","retry":"od","schema_validation_enabled":"ob","sensitive_body":"od","sensitive_body_version":"oms","tags":"pms","update_headers":"oms","update_query_parameters":"omls","id":"cs","output":"cd","identity":{"":"o#l","type":"rs","identity_ids":"ols","principal_id":"cs","tenant_id":"cs"},"timeouts":"~cdru"}',
    azapi_resource_action: '{"resource_id":"rs","type":"rs","action":"os","body":"od","headers":"oms","ignore_not_found":"ob","locks":"ols","method":"os","query_parameters":"omls","response_export_values":"od","retry":"od","sensitive_body":"od","sensitive_body_version":"oms","sensitive_response_export_values":"od","when":"os","exist":"cb","id":"cs","output":"cd","sensitive_output":"cd","timeouts":"~cdru"}',
    azapi_update_resource: '{"type":"rs","body":"od","ignore_casing":"ob","ignore_missing_property":"ob","ignore_other_items_in_list":"ols","list_unique_id_property":"oms","locks":"ols","name":"ps","parent_id":"ps","read_headers":"oms","read_query_parameters":"omls","replace_triggers_external_values":"od","resource_id":"os","response_export_values":"od","retry":"od","sensitive_body":"od","sensitive_body_version":"oms","update_headers":"oms","update_query_parameters":"omls","id":"cs","output":"cd","timeouts":"~cdru"}',
  },
  data: {
    azapi_client_config: '{"id":"cs","object_id":"cs","subscription_id":"cs","subscription_resource_id":"cs","tenant_id":"cs","timeouts":"~r"}',
    azapi_data_plane_resource: '{"parent_id":"rs","type":"rs","name":"ps","response_export_values":"od","retry":"od","body":"cd","id":"cs","output":"cd","timeouts":"~r"}',
    azapi_resource: '{"type":"rs","headers":"oms","ignore_not_found":"ob","name":"ps","parent_id":"ps","query_parameters":"omls","resource_id":"os","response_export_values":"od","retry":"od","exists":"cb","id":"cs","identity":"cd","location":"cs","output":"cd","tags":"cms","timeouts":"~r"}',
    azapi_resource_action: '{"type":"rs","action":"os","body":"od","headers":"oms","method":"os","query_parameters":"omls","resource_id":"os","response_export_values":"od","retry":"od","sensitive_response_export_values":"od","id":"cs","output":"cd","sensitive_output":"cd","timeouts":"~r"}',
    azapi_resource_id: '{"type":"rs","name":"ps","parent_id":"ps","resource_id":"os","id":"cs","parts":"cms","provider_namespace":"cs","resource_group_name":"cs","subscription_id":"cs","timeouts":"~r"}',
    azapi_resource_list: '{"parent_id":"rs","type":"rs","headers":"oms","query_parameters":"omls","response_export_values":"od","retry":"od","id":"cs","output":"cd","timeouts":"~r"}',
  },
  others: {
    resources: '',
    data: '',
  },
};
