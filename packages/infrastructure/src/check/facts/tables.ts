// SPDX-License-Identifier: Apache-2.0

/** What a service takes for an argument, which no schema says: by type, then by path inside it. @internal */
export interface TypeFacts {
  /** The only values. */
  values?: Readonly<Record<string, readonly string[]>>;
  /** Smallest and largest number. */
  range?: Readonly<Record<string, readonly [number, number]>>;
  /** Arguments of which one at most may be set. */
  exclusive?: readonly (readonly string[])[];
  /** Arguments of which exactly one is set. */
  oneOf?: readonly (readonly string[])[];
}

const GLUE_WORKERS = [
  'G.025X',
  'G.1X',
  'G.2X',
  'G.4X',
  'G.8X',
  'R.1X',
  'R.2X',
  'R.4X',
  'R.8X',
  'Standard',
  'Z.2X',
];
const LOG_DAYS =
  '0 1 3 5 7 14 30 60 90 120 150 180 365 400 545 731 1096 1827 2192 2557 2922 3288 3653'.split(
    ' ',
  );
const STORAGE_CLASSES = [
  'STANDARD',
  'NEARLINE',
  'COLDLINE',
  'ARCHIVE',
  'MULTI_REGIONAL',
  'REGIONAL',
];
const S3_CLASSES = [
  'STANDARD',
  'REDUCED_REDUNDANCY',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER',
  'DEEP_ARCHIVE',
  'GLACIER_IR',
  'EXPRESS_ONEZONE',
  'OUTPOSTS',
];

/** Facts of the types that are generated, from the documentation of providers and services. @internal */
export const FACTS: Readonly<Record<string, TypeFacts>> = {
  aws_s3_bucket: { exclusive: [['bucket', 'bucket_prefix']] },
  aws_s3_bucket_versioning: {
    values: {
      'versioning_configuration.status': ['Enabled', 'Suspended', 'Disabled'],
    },
  },
  aws_s3_bucket_ownership_controls: {
    values: {
      'rule.object_ownership': [
        'BucketOwnerPreferred',
        'ObjectWriter',
        'BucketOwnerEnforced',
      ],
    },
  },
  aws_s3_bucket_server_side_encryption_configuration: {
    values: {
      'rule.apply_server_side_encryption_by_default.sse_algorithm': [
        'AES256',
        'aws:kms',
        'aws:kms:dsse',
        'aws:fsx',
      ],
    },
  },
  aws_s3_bucket_lifecycle_configuration: {
    values: {
      'rule.status': ['Enabled', 'Disabled'],
      'rule.transition.storage_class': S3_CLASSES,
    },
  },
  aws_kms_key: {
    values: {
      key_usage: [
        'ENCRYPT_DECRYPT',
        'SIGN_VERIFY',
        'GENERATE_VERIFY_MAC',
        'KEY_AGREEMENT',
      ],
    },
    range: {
      deletion_window_in_days: [7, 30],
      rotation_period_in_days: [90, 2560],
    },
  },
  aws_glue_job: {
    values: {
      worker_type: GLUE_WORKERS,
      execution_class: ['STANDARD', 'FLEX'],
      'command.name': ['glueetl', 'gluestreaming', 'pythonshell', 'glueray'],
    },
    range: { max_retries: [0, 10], timeout: [1, 10080] },
    exclusive: [
      ['max_capacity', 'worker_type'],
      ['max_capacity', 'number_of_workers'],
    ],
  },
  aws_glue_trigger: {
    values: { type: ['CONDITIONAL', 'EVENT', 'ON_DEMAND', 'SCHEDULED'] },
  },
  aws_glue_catalog_table_optimizer: {
    values: { type: ['compaction', 'retention', 'orphan_file_deletion'] },
  },
  aws_glue_connection: {
    values: {
      connection_type: [
        'AZURECOSMOS',
        'AZURESQL',
        'BIGQUERY',
        'CUSTOM',
        'DYNAMODB',
        'JDBC',
        'KAFKA',
        'MARKETPLACE',
        'MONGODB',
        'NETWORK',
        'OPENSEARCH',
        'SNOWFLAKE',
      ],
    },
  },
  aws_cloudwatch_log_group: { values: { retention_in_days: LOG_DAYS } },
  aws_cloudwatch_metric_alarm: {
    values: {
      comparison_operator: [
        'GreaterThanOrEqualToThreshold',
        'GreaterThanThreshold',
        'LessThanThreshold',
        'LessThanOrEqualToThreshold',
        'LessThanLowerOrGreaterThanUpperThreshold',
        'LessThanLowerThreshold',
        'GreaterThanUpperThreshold',
      ],
      statistic: ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'],
      treat_missing_data: ['missing', 'ignore', 'breaching', 'notBreaching'],
    },
    exclusive: [
      ['statistic', 'extended_statistic'],
      ['metric_name', 'metric_query'],
    ],
  },
  aws_redshiftserverless_workgroup: {
    range: { base_capacity: [4, 1024], max_capacity: [4, 5632] },
  },
  aws_redshiftserverless_usage_limit: {
    values: {
      usage_type: ['serverless-compute', 'cross-region-datasharing'],
      breach_action: ['log', 'emit-metric', 'deactivate'],
      period: ['daily', 'weekly', 'monthly'],
    },
  },
  aws_sfn_state_machine: {
    values: {
      type: ['STANDARD', 'EXPRESS'],
      'logging_configuration.level': ['ALL', 'ERROR', 'FATAL', 'OFF'],
    },
  },
  aws_scheduler_schedule: {
    values: {
      state: ['ENABLED', 'DISABLED'],
      'flexible_time_window.mode': ['OFF', 'FLEXIBLE'],
    },
  },
  aws_mwaa_environment: {
    values: {
      webserver_access_mode: ['PRIVATE_ONLY', 'PUBLIC_ONLY'],
      environment_class: [
        'mw1.micro',
        'mw1.small',
        'mw1.medium',
        'mw1.large',
        'mw1.xlarge',
        'mw1.2xlarge',
      ],
    },
    range: { schedulers: [1, 5], min_workers: [1, 25], max_workers: [1, 25] },
  },
  aws_quicksight_data_set: {
    values: { import_mode: ['SPICE', 'DIRECT_QUERY'] },
  },
  aws_macie2_classification_job: {
    values: { job_type: ['ONE_TIME', 'SCHEDULED'] },
    range: { sampling_percentage: [1, 100] },
  },
  aws_budgets_budget: {
    values: {
      budget_type: [
        'COST',
        'USAGE',
        'SAVINGS_PLANS_UTILIZATION',
        'RI_UTILIZATION',
        'SAVINGS_PLANS_COVERAGE',
        'RI_COVERAGE',
      ],
      time_unit: ['MONTHLY', 'QUARTERLY', 'ANNUALLY', 'DAILY', 'CUSTOM'],
    },
  },
  aws_vpc_endpoint: {
    values: {
      vpc_endpoint_type: [
        'Gateway',
        'GatewayLoadBalancer',
        'Interface',
        'Resource',
        'ServiceNetwork',
      ],
    },
  },
  aws_iam_role: { exclusive: [['name', 'name_prefix']] },
  aws_security_group: { exclusive: [['name', 'name_prefix']] },
  aws_secretsmanager_secret: { range: { recovery_window_in_days: [0, 30] } },
  azurerm_storage_account: {
    values: {
      account_tier: ['Standard', 'Premium'],
      account_replication_type: [
        'LRS',
        'GRS',
        'RAGRS',
        'ZRS',
        'GZRS',
        'RAGZRS',
      ],
      account_kind: [
        'BlobStorage',
        'BlockBlobStorage',
        'FileStorage',
        'Storage',
        'StorageV2',
      ],
      access_tier: ['Hot', 'Cool', 'Cold', 'Premium'],
      min_tls_version: ['TLS1_0', 'TLS1_1', 'TLS1_2', 'TLS1_3'],
      'network_rules.default_action': ['Allow', 'Deny'],
    },
    range: {
      'blob_properties.delete_retention_policy.days': [1, 365],
      'blob_properties.container_delete_retention_policy.days': [1, 365],
    },
  },
  azurerm_storage_container: {
    values: { container_access_type: ['blob', 'container', 'private'] },
    oneOf: [['storage_account_id', 'storage_account_name']],
  },
  azurerm_key_vault: {
    values: {
      sku_name: ['standard', 'premium'],
      'network_acls.default_action': ['Allow', 'Deny'],
      'network_acls.bypass': ['AzureServices', 'None'],
    },
    range: { soft_delete_retention_days: [7, 90] },
  },
  azurerm_key_vault_key: {
    values: { key_type: ['EC', 'EC-HSM', 'RSA', 'RSA-HSM'] },
  },
  azurerm_synapse_spark_pool: {
    values: {
      node_size: [
        'Small',
        'Medium',
        'Large',
        'XLarge',
        'XXLarge',
        'XXXLarge',
        'None',
      ],
      node_size_family: [
        'HardwareAcceleratedFPGA',
        'HardwareAcceleratedGPU',
        'MemoryOptimized',
        'None',
      ],
      spark_version: ['3.4', '3.5'],
    },
    range: {
      'auto_pause.delay_in_minutes': [5, 10080],
      'auto_scale.min_node_count': [3, 200],
      'auto_scale.max_node_count': [3, 200],
    },
    exclusive: [['node_count', 'auto_scale']],
  },
  azurerm_synapse_sql_pool: {
    values: { storage_account_type: ['LRS', 'GRS'] },
  },
  azurerm_data_factory_trigger_schedule: {
    values: { frequency: ['Minute', 'Hour', 'Day', 'Week', 'Month'] },
  },
  azurerm_log_analytics_workspace: { range: { retention_in_days: [7, 730] } },
  azurerm_consumption_budget_resource_group: {
    values: {
      time_grain: [
        'BillingAnnual',
        'BillingMonth',
        'BillingQuarter',
        'Annually',
        'Monthly',
        'Quarterly',
      ],
    },
  },
  azurerm_management_lock: {
    values: { lock_level: ['CanNotDelete', 'ReadOnly'] },
  },
  azurerm_role_assignment: {
    oneOf: [['role_definition_name', 'role_definition_id']],
    values: {
      principal_type: [
        'User',
        'Group',
        'ServicePrincipal',
        'ForeignGroup',
        'Device',
      ],
    },
  },
  azurerm_data_protection_backup_vault: {
    values: {
      redundancy: ['GeoRedundant', 'LocallyRedundant', 'ZoneRedundant'],
      soft_delete: ['AlwaysOn', 'On', 'Off'],
    },
    range: { retention_duration_in_days: [14, 180] },
  },
  azurerm_network_security_rule: {
    values: {
      access: ['Allow', 'Deny'],
      direction: ['Inbound', 'Outbound'],
      protocol: ['Tcp', 'Udp', 'Icmp', 'Esp', 'Ah', '*'],
    },
    range: { priority: [100, 4096] },
  },
  google_storage_bucket: {
    values: {
      storage_class: STORAGE_CLASSES,
      public_access_prevention: ['enforced', 'inherited'],
      rpo: ['DEFAULT', 'ASYNC_TURBO'],
      'lifecycle_rule.action.type': [
        'Delete',
        'SetStorageClass',
        'AbortIncompleteMultipartUpload',
      ],
    },
  },
  google_bigquery_dataset: {
    values: {
      storage_billing_model: ['LOGICAL', 'PHYSICAL'],
      max_time_travel_hours: ['48', '72', '96', '120', '144', '168'],
    },
  },
  google_bigquery_table: {
    exclusive: [
      ['time_partitioning', 'range_partitioning'],
      ['view', 'materialized_view'],
    ],
  },
  google_bigquery_datapolicy_data_policy: {
    values: {
      data_policy_type: ['COLUMN_LEVEL_SECURITY_POLICY', 'DATA_MASKING_POLICY'],
      'data_masking_policy.predefined_expression': [
        'SHA256',
        'ALWAYS_NULL',
        'DEFAULT_MASKING_VALUE',
        'LAST_FOUR_CHARACTERS',
        'FIRST_FOUR_CHARACTERS',
        'EMAIL_MASK',
        'DATE_YEAR_MASK',
      ],
    },
  },
  google_bigquery_reservation: {
    values: { edition: ['STANDARD', 'ENTERPRISE', 'ENTERPRISE_PLUS'] },
  },
  google_kms_crypto_key: {
    values: {
      purpose: [
        'ENCRYPT_DECRYPT',
        'ASYMMETRIC_SIGN',
        'ASYMMETRIC_DECRYPT',
        'MAC',
        'RAW_ENCRYPT_DECRYPT',
        'KEY_ENCAPSULATION',
      ],
      'version_template.protection_level': [
        'SOFTWARE',
        'HSM',
        'EXTERNAL',
        'EXTERNAL_VPC',
        'HSM_SINGLE_TENANT',
      ],
    },
  },
  google_dataplex_zone: {
    values: {
      type: ['RAW', 'CURATED'],
      'resource_spec.location_type': ['SINGLE_REGION', 'MULTI_REGION'],
    },
  },
  google_dataplex_asset: {
    values: {
      'resource_spec.type': ['STORAGE_BUCKET', 'BIGQUERY_DATASET'],
      'resource_spec.read_access_mode': ['DIRECT', 'MANAGED'],
    },
  },
  google_dataflow_flex_template_job: {
    values: {
      ip_configuration: ['WORKER_IP_PUBLIC', 'WORKER_IP_PRIVATE'],
      on_delete: ['drain', 'cancel'],
      autoscaling_algorithm: ['NONE', 'THROUGHPUT_BASED'],
    },
  },
  google_composer_environment: {
    values: {
      'config.environment_size': [
        'ENVIRONMENT_SIZE_SMALL',
        'ENVIRONMENT_SIZE_MEDIUM',
        'ENVIRONMENT_SIZE_LARGE',
        'ENVIRONMENT_SIZE_EXTRA_LARGE',
      ],
      'config.resilience_mode': ['STANDARD_RESILIENCE', 'HIGH_RESILIENCE'],
    },
  },
  google_compute_firewall: {
    values: { direction: ['INGRESS', 'EGRESS'] },
    oneOf: [['allow', 'deny']],
    exclusive: [
      ['source_service_accounts', 'source_tags'],
      ['source_service_accounts', 'target_tags'],
    ],
  },
  google_looker_instance: {
    values: {
      platform_edition: [
        'LOOKER_CORE_TRIAL',
        'LOOKER_CORE_STANDARD',
        'LOOKER_CORE_STANDARD_ANNUAL',
        'LOOKER_CORE_ENTERPRISE_ANNUAL',
        'LOOKER_CORE_EMBED_ANNUAL',
        'LOOKER_CORE_NONPROD_STANDARD_ANNUAL',
        'LOOKER_CORE_NONPROD_ENTERPRISE_ANNUAL',
        'LOOKER_CORE_NONPROD_EMBED_ANNUAL',
        'LOOKER_CORE_TRIAL_STANDARD',
        'LOOKER_CORE_TRIAL_ENTERPRISE',
        'LOOKER_CORE_TRIAL_EMBED',
      ],
    },
  },
  google_logging_project_bucket_config: {
    range: { retention_days: [1, 3650] },
  },
  google_artifact_registry_repository: {
    values: {
      mode: ['STANDARD_REPOSITORY', 'VIRTUAL_REPOSITORY', 'REMOTE_REPOSITORY'],
    },
  },
  fabric_workspace: { values: { 'identity.type': ['SystemAssigned'] } },
  fabric_workspace_role_assignment: {
    values: {
      role: ['Admin', 'Member', 'Contributor', 'Viewer'],
      'principal.type': [
        'Group',
        'ServicePrincipal',
        'ServicePrincipalProfile',
        'User',
        'EntireTenant',
      ],
    },
  },
};
