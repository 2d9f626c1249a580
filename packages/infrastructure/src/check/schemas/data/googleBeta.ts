// SPDX-License-Identifier: Apache-2.0
/* eslint-disable */
// Made by scripts/schemas.mjs. Do not edit.
import type { PackedSchema } from '../types';

// prettier-ignore
export const googleBeta: PackedSchema = {
  version: '6.50.0',
  config: '{}',
  resources: {
    google_artifact_registry_vpcsc_config: '{"id":"ps","location":"ps","name":"cs","project":"ps","vpcsc_policy":"os","timeouts":"~cdu"}',
    google_bigquery_analytics_hub_data_exchange_subscription: '{"creation_time":"cs","data_exchange":"cs","data_exchange_id":"rs","data_exchange_location":"rs","data_exchange_project":"rs","id":"ps","last_modify_time":"cs","linked_dataset_map":{"":"c@e","linked_dataset":"cs","linked_pubsub_subscription":"cs","listing":"cs","resource_name":"cs"},"linked_resources":{"":"c@l","linked_dataset":"cs","listing":"cs"},"location":"rs","log_linked_dataset_query_user_email":"cb","name":"cs","organization_display_name":"cs","organization_id":"cs","project":"ps","refresh_policy":"os","resource_type":"cs","state":"cs","subscriber_contact":"os","subscription_id":"rs","destination_dataset":{"":"o#1","description":"os","friendly_name":"os","labels":"oms","location":"rs","dataset_reference":{"":"r#1","dataset_id":"rs","project_id":"rs"}},"timeouts":"~cdu"}',
    google_bigquery_analytics_hub_listing: '{"bigquery_dataset":{"selected_resources":{"routine":"os"}}}',
    google_bigquery_job: '{"query":{"continuous":"ob"}}',
    google_bigquery_reservation: '{"max_slots":"on","scaling_mode":"os"}',
    google_composer_environment: '{"config":{"node_config":{"max_pods_per_node":"pn"}}}',
    google_compute_network_peering: '{"update_strategy":"os"}',
    google_compute_router: '{"params":{"":"o#1","resource_manager_tags":"oms"}}',
    google_compute_subnetwork: '{"allow_subnet_cidr_routes_overlap":"pb"}',
    google_dataflow_flex_template_job: '{"additional_experiments":"pes","additional_pipeline_options":"oes","autoscaling_algorithm":"ps","container_spec_gcs_path":"rs","effective_labels":"cms","enable_streaming_engine":"ob","id":"ps","ip_configuration":"os","job_id":"cs","kms_key_name":"ps","labels":"oms","launcher_machine_type":"ps","machine_type":"ps","max_workers":"pn","name":"rs","network":"ps","num_workers":"pn","on_delete":"os","parameters":"oms","project":"ps","region":"ps","sdk_container_image":"ps","service_account_email":"ps","skip_wait_on_job_termination":"ob","staging_location":"ps","state":"cs","subnetwork":"ps","temp_location":"ps","terraform_labels":"cms","transform_name_mapping":"oms","type":"cs"}',
    google_dataproc_metastore_service: '{"network_config":{"custom_routes_enabled":"ob"}}',
    google_dns_managed_zone: '{"reverse_lookup":"ob","service_directory_config":{"":"o#1","namespace":{"":"r#1","namespace_url":"rs"}}}',
    google_dns_response_policy_rule: '{"behavior":"os"}',
    google_folder_service_identity: '{"email":"cs","folder":"rs","id":"ps","member":"cs","service":"rs","timeouts":"~cdr"}',
    google_iam_workload_identity_pool: '{"mode":"os","inline_certificate_issuance_config":{"":"o#1","ca_pools":"rms","key_algorithm":"ps","lifetime":"ps","rotation_window_percentage":"pn"},"inline_trust_config":{"":"o#1","additional_trust_bundles":{"":"o#e","trust_domain":"rs","trust_anchors":{"":"r#l","pem_certificate":"rs"}}}}',
    google_iam_workload_identity_pool_iam_binding: '{"etag":"cs","id":"ps","members":"res","project":"ps","role":"rs","workload_identity_pool_id":"rs","condition":{"":"o#1","description":"os","expression":"rs","title":"rs"}}',
    google_iam_workload_identity_pool_iam_member: '{"etag":"cs","id":"ps","member":"rs","project":"ps","role":"rs","workload_identity_pool_id":"rs","condition":{"":"o#1","description":"os","expression":"rs","title":"rs"}}',
    google_iam_workload_identity_pool_iam_policy: '{"etag":"cs","id":"ps","policy_data":"rs","project":"ps","workload_identity_pool_id":"rs"}',
    google_iam_workload_identity_pool_managed_identity: '{"description":"os","disabled":"ob","id":"ps","name":"cs","project":"ps","state":"cs","workload_identity_pool_id":"rs","workload_identity_pool_managed_identity_id":"rs","workload_identity_pool_namespace_id":"rs","attestation_rules":{"":"o#e","google_cloud_resource":"rs"},"timeouts":"~cdu"}',
    google_iam_workload_identity_pool_namespace: '{"description":"os","disabled":"ob","id":"ps","name":"cs","owner_service":{"":"c@l","principal_subject":"cs"},"project":"ps","state":"cs","workload_identity_pool_id":"rs","workload_identity_pool_namespace_id":"rs","timeouts":"~cdu"}',
    google_kms_crypto_key: '{"key_access_justifications_policy":{"":"o#1","allowed_access_reasons":"ols"}}',
    google_project_service: '{"check_if_service_has_usage_on_destroy":"ob"}',
    google_project_service_identity: '{"email":"cs","id":"ps","member":"cs","project":"ps","service":"rs","timeouts":"~cdr"}',
  },
  data: {
    google_composer_environment: '{"config":{"node_config":{"max_pods_per_node":"cn"}}}',
    google_compute_addresses: '{"addresses":{"labels":"cms"}}',
    google_compute_network_peering: '{"update_strategy":"cs"}',
    google_compute_router: '{"params":{"":"c@l","resource_manager_tags":"cms"}}',
    google_dataproc_metastore_service: '{"network_config":{"custom_routes_enabled":"cb"}}',
    google_iam_workload_identity_pool: '{"inline_certificate_issuance_config":{"":"c@l","ca_pools":"cms","key_algorithm":"cs","lifetime":"cs","rotation_window_percentage":"cn"},"inline_trust_config":{"":"c@l","additional_trust_bundles":{"":"c@e","trust_anchors":{"":"c@l","pem_certificate":"cs"},"trust_domain":"cs"}},"mode":"cs"}',
    google_iam_workload_identity_pool_iam_policy: '{"etag":"cs","id":"ps","policy_data":"cs","project":"ps","workload_identity_pool_id":"rs"}',
    google_kms_crypto_key: '{"key_access_justifications_policy":{"":"c@l","allowed_access_reasons":"cls"}}',
    google_kms_crypto_keys: '{"keys":{"key_access_justifications_policy":{"":"c@l","allowed_access_reasons":"cls"}}}',
    google_kms_secret_asymmetric: '{"ciphertext":"rs","crc32":"os","crypto_key_version":"rs","id":"ps","plaintext":"cs"}',
    google_project_service: '{"check_if_service_has_usage_on_destroy":"cb"}',
  },
  others: {
    resources: '',
    data: '',
  },
};
