// SPDX-License-Identifier: Apache-2.0

/** A resource of Terraform. */
export const resource = (type: string, body = '', name = 'r') =>
  `resource "${type}" "${name}" {\n${body}\n}\n`;

/** A document of IAM with one statement. */
export const document = (statement: string) =>
  `data "aws_iam_policy_document" "d" {\n  statement {\n${statement}\n  }\n}\n`;

/** For each rule what it finds, and the same put right. */
export const cases: readonly [rule: string, wrong: string, right: string][] = [
  [
    'public-access',
    resource('aws_s3_bucket'),
    resource('aws_s3_bucket') +
      resource(
        'aws_s3_bucket_public_access_block',
        'bucket = aws_s3_bucket.r.id\nblock_public_acls = true\nblock_public_policy = true\nignore_public_acls = true\nrestrict_public_buckets = true',
      ),
  ],
  [
    'public-access',
    resource(
      'aws_s3_bucket_public_access_block',
      'bucket = "b"\nblock_public_acls = true\nblock_public_policy = true\nignore_public_acls = false\nrestrict_public_buckets = true',
    ),
    '',
  ],
  [
    'public-access',
    resource('google_storage_bucket', 'uniform_bucket_level_access = true'),
    resource(
      'google_storage_bucket',
      'uniform_bucket_level_access = true\npublic_access_prevention = "enforced"',
    ),
  ],
  [
    'public-access',
    resource('google_storage_bucket_iam_member', 'member = "allUsers"'),
    resource('google_storage_bucket_iam_member', 'member = "group:a@b.c"'),
  ],
  [
    'public-access',
    resource(
      'google_bigquery_dataset',
      'access {\n  special_group = "allAuthenticatedUsers"\n}',
    ),
    resource(
      'google_bigquery_dataset',
      'access {\n  special_group = "projectOwners"\n}',
    ),
  ],
  [
    'public-access',
    resource('aws_s3_bucket_acl', 'acl = "public-read"'),
    resource('aws_s3_bucket_acl', 'acl = "private"'),
  ],
  [
    'public-access',
    document('principals {\n  type = "*"\n  identifiers = ["*"]\n}'),
    document(
      'principals {\n  type = "*"\n  identifiers = ["*"]\n}\ncondition {\n  test = "StringEquals"\n}',
    ),
  ],
  [
    'public-access',
    resource(
      'aws_sns_topic_policy',
      'policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "sns:Publish" }] })',
    ),
    resource(
      'aws_sns_topic_policy',
      'policy = jsonencode({ Statement = [{ Effect = "Deny", Principal = "*", Action = "sns:Publish" }] })',
    ),
  ],
  [
    'public-access',
    resource(
      'azurerm_storage_account',
      'allow_nested_items_to_be_public = true',
    ),
    resource(
      'azurerm_storage_account',
      'allow_nested_items_to_be_public = false',
    ),
  ],
  [
    'public-network',
    resource('azurerm_key_vault'),
    resource('azurerm_key_vault', 'public_network_access_enabled = false'),
  ],
  [
    'public-network',
    resource('azurerm_data_factory', 'managed_virtual_network_enabled = true'),
    resource(
      'azurerm_data_factory',
      'managed_virtual_network_enabled = true\npublic_network_enabled = false',
    ),
  ],
  [
    'public-network',
    resource('aws_subnet', 'map_public_ip_on_launch = true'),
    resource('aws_subnet'),
  ],
  [
    'public-network',
    resource('google_dataflow_job'),
    resource('google_dataflow_job', 'ip_configuration = "WORKER_IP_PRIVATE"'),
  ],
  [
    'public-network',
    resource('google_composer_environment', 'config {}'),
    resource(
      'google_composer_environment',
      'config {\n  enable_private_environment = true\n}',
    ),
  ],
  [
    'own-key',
    resource('aws_sns_topic'),
    resource('aws_sns_topic', 'kms_master_key_id = var.k'),
  ],
  [
    'own-key',
    resource('azurerm_storage_account'),
    resource('azurerm_storage_account') +
      resource(
        'azurerm_storage_account_customer_managed_key',
        'storage_account_id = azurerm_storage_account.r.id',
      ),
  ],
  [
    'own-key',
    resource('google_bigquery_dataset'),
    resource(
      'google_bigquery_dataset',
      'default_encryption_configuration {\n  kms_key_name = var.k\n}',
    ),
  ],
  [
    'own-key',
    resource(
      'aws_s3_bucket_server_side_encryption_configuration',
      'rule {\n  apply_server_side_encryption_by_default {\n    sse_algorithm = "AES256"\n    kms_master_key_id = "k"\n  }\n}',
    ),
    resource(
      'aws_s3_bucket_server_side_encryption_configuration',
      'rule {\n  apply_server_side_encryption_by_default {\n    sse_algorithm = "aws:kms"\n    kms_master_key_id = "k"\n  }\n}',
    ),
  ],
  [
    'own-key',
    resource('aws_sqs_queue', 'kms_master_key_id = null'),
    resource('aws_sqs_queue', 'kms_master_key_id = "k"'),
  ],
  [
    'key-rotation',
    resource('aws_kms_key'),
    resource('aws_kms_key', 'enable_key_rotation = true'),
  ],
  [
    'key-rotation',
    resource('google_kms_crypto_key'),
    resource('google_kms_crypto_key', 'purpose = "MAC"'),
  ],
  [
    'key-rotation',
    resource('azurerm_key_vault_key'),
    resource('azurerm_key_vault_key', 'rotation_policy {}'),
  ],
  [
    'tls',
    resource('aws_s3_bucket'),
    `${
      resource('aws_s3_bucket') +
      resource(
        'aws_s3_bucket_policy',
        'bucket = aws_s3_bucket.r.id\npolicy = data.aws_iam_policy_document.d.json',
      )
    }${document(
      'effect = "Deny"\ncondition {\n  variable = "aws:SecureTransport"\n}',
    )}`,
  ],
  [
    'tls',
    resource('azurerm_storage_account', 'min_tls_version = "TLS1_0"'),
    resource('azurerm_storage_account', 'min_tls_version = "TLS1_2"'),
  ],
  [
    'tls',
    resource(
      'aws_quicksight_data_source',
      'ssl_properties {\n  disable_ssl = true\n}',
    ),
    resource('aws_quicksight_data_source'),
  ],
  [
    'tls',
    resource('aws_redshiftserverless_workgroup'),
    resource(
      'aws_redshiftserverless_workgroup',
      'config_parameter {\n  parameter_key = "require_ssl"\n  parameter_value = "true"\n}',
    ),
  ],
  [
    'wildcard-permission',
    document('actions = ["*"]\nresources = ["*"]'),
    document('effect = "Deny"\nactions = ["*"]\nresources = ["*"]'),
  ],
  [
    'wildcard-permission',
    document('actions = ["s3:*"]\nresources = ["*"]'),
    document('actions = ["s3:*"]\nresources = ["arn:aws:s3:::b/*"]'),
  ],
  [
    'wildcard-permission',
    resource(
      'aws_iam_role_policy',
      'policy = jsonencode({ Statement = { Effect = "Allow", Action = "*", Resource = "*" } })',
    ),
    resource(
      'aws_iam_role_policy',
      'policy = jsonencode({ Statement = { Effect = "Allow", Action = "s3:GetObject", Resource = "*" } })',
    ),
  ],
  [
    'wildcard-permission',
    resource(
      'aws_iam_policy',
      'policy = "{\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":[\\"*\\"]}]}"',
    ),
    resource('aws_iam_policy', 'policy = "no json"'),
  ],
  [
    'wildcard-permission',
    resource(
      'aws_iam_role_policy',
      'policy = jsonencode({ Statement = { Effect = "Allow", Action = "glue:*" } })',
    ),
    resource(
      'aws_iam_role_policy',
      'policy = jsonencode({ Statement = { Effect = "Allow", Action = "glue:*", Resource = [aws_glue_job.some.arn] } })',
    ),
  ],
  [
    'wildcard-permission',
    resource('google_project_iam_member', 'role = "roles/editor"'),
    resource('google_project_iam_member', 'role = "roles/viewer"'),
  ],
  [
    'wildcard-permission',
    resource('azurerm_role_assignment', 'role_definition_name = "Owner"'),
    resource('azurerm_role_assignment', 'role_definition_name = "Reader"'),
  ],
  [
    'wildcard-permission',
    resource(
      'azurerm_role_assignment',
      'role_definition_name = "Contributor"\nscope = azurerm_resource_group.g.id',
    ),
    resource(
      'azurerm_role_assignment',
      'role_definition_name = "Contributor"\nscope = azurerm_fabric_capacity.c.id',
    ),
  ],
  [
    'wildcard-permission',
    resource('azurerm_role_definition', 'permissions {\n  actions = ["*"]\n}'),
    resource(
      'azurerm_role_definition',
      'permissions {\n  actions = ["Microsoft.Storage/*"]\n}',
    ),
  ],
  [
    'long-lived-key',
    resource('google_service_account_key'),
    resource('google_service_account'),
  ],
  [
    'long-lived-key',
    resource('azurerm_storage_account'),
    resource('azurerm_storage_account', 'shared_access_key_enabled = false'),
  ],
  [
    'authoritative-grant',
    resource('google_project_iam_binding'),
    resource('google_project_iam_member'),
  ],
  [
    'open-firewall',
    resource(
      'aws_security_group',
      'ingress {\n  cidr_blocks = ["0.0.0.0/0"]\n}',
    ),
    resource(
      'aws_security_group',
      'ingress {\n  cidr_blocks = ["10.0.0.0/8"]\n}',
    ),
  ],
  [
    'open-firewall',
    resource('aws_vpc_security_group_ingress_rule', 'cidr_ipv6 = "::/0"'),
    resource('aws_vpc_security_group_egress_rule', 'cidr_ipv6 = "::/0"'),
  ],
  [
    'open-firewall',
    resource(
      'aws_security_group_rule',
      'type = "ingress"\ncidr_blocks = ["0.0.0.0/0"]',
    ),
    resource(
      'aws_security_group_rule',
      'type = "egress"\ncidr_blocks = ["0.0.0.0/0"]',
    ),
  ],
  [
    'open-firewall',
    resource(
      'google_compute_firewall',
      'source_ranges = ["0.0.0.0/0"]\nallow {\n  protocol = "tcp"\n}',
    ),
    resource(
      'google_compute_firewall',
      'source_ranges = ["0.0.0.0/0"]\ndeny {\n  protocol = "tcp"\n}',
    ),
  ],
  [
    'open-firewall',
    resource(
      'azurerm_network_security_rule',
      'direction = "Inbound"\naccess = "Allow"\nsource_address_prefix = "*"',
    ),
    resource(
      'azurerm_network_security_rule',
      'direction = "Inbound"\naccess = "Deny"\nsource_address_prefix = "*"',
    ),
  ],
  [
    'open-firewall',
    resource(
      'azurerm_network_security_group',
      'security_rule {\n  direction = "Inbound"\n  access = "Allow"\n  source_address_prefix = "Internet"\n}',
    ),
    resource('azurerm_network_security_group'),
  ],
  [
    'open-firewall',
    resource(
      'azurerm_key_vault',
      'network_acls {\n  default_action = "Allow"\n}',
    ),
    resource(
      'azurerm_key_vault',
      'network_acls {\n  default_action = "Deny"\n}',
    ),
  ],
  [
    'plaintext-secret',
    resource(
      'azurerm_mssql_server',
      'administrator_login_password = "hunter2!"',
    ),
    resource('azurerm_mssql_server', 'administrator_login_password = var.p'),
  ],
  [
    'plaintext-secret',
    'variable "db_password" {\n  default = "hunter2!"\n}',
    'variable "db_password" {\n  sensitive = true\n}',
  ],
  [
    'plaintext-secret',
    `locals {\n  a = "AKIA${'ABCDEFGH12345678'}"\n}`,
    'locals {\n  a = "AKIA"\n}',
  ],
  [
    'plaintext-secret',
    `# -----BEGIN RSA ${'PRIVATE'} KEY-----`,
    '# -----BEGIN CERTIFICATE-----',
  ],
  [
    'plaintext-secret',
    'locals {\n  a = "postgres://me:hunter2@db/x"\n}',
    'locals {\n  a = "postgres://me:${var.p}@db/x"\n}',
  ],
  [
    'local-program',
    resource('null_resource', 'provisioner "local-exec" {\n  command = "x"\n}'),
    resource('null_resource'),
  ],
  ['local-program', 'data "external" "e" {\n  program = ["sh"]\n}', ''],
  [
    'logging',
    resource('aws_cloudwatch_log_group'),
    resource('aws_cloudwatch_log_group', 'retention_in_days = 30'),
  ],
  [
    'logging',
    resource('google_storage_bucket'),
    resource('google_storage_bucket', 'logging {\n  log_bucket = "b"\n}'),
  ],
  [
    'logging',
    resource('azurerm_data_factory'),
    `${
      resource('azurerm_data_factory') +
      resource(
        'azurerm_monitor_diagnostic_setting',
        'target_resource_id = local.f',
        'd',
      )
    }locals {\n  f = azurerm_data_factory.r.id\n}\n`,
  ],
  [
    'backup',
    resource('aws_s3_bucket'),
    resource('aws_s3_bucket') +
      resource(
        'aws_s3_bucket_versioning',
        'bucket = aws_s3_bucket.r.id\nversioning_configuration {\n  status = "Enabled"\n}',
      ),
  ],
  [
    'backup',
    resource('google_storage_bucket'),
    resource('google_storage_bucket', 'versioning {\n  enabled = true\n}'),
  ],
  [
    'deletion-protection',
    resource('aws_s3_bucket', 'force_destroy = true'),
    resource('aws_s3_bucket', 'force_destroy = false'),
  ],
  [
    'deletion-protection',
    resource('google_bigquery_table', 'deletion_protection = false'),
    resource('google_bigquery_table'),
  ],
  [
    'tags',
    resource('azurerm_resource_group'),
    resource('azurerm_resource_group', 'tags = local.tags'),
  ],
  [
    'tags',
    resource('aws_s3_bucket'),
    `provider "aws" {\n  default_tags {}\n}\n${resource('aws_s3_bucket')}`,
  ],
  [
    'tags',
    resource('google_storage_bucket'),
    `provider "google" {\n  default_labels = local.l\n}\n${resource(
      'google_storage_bucket',
    )}`,
  ],
  [
    'version-pin',
    'terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws" }\n  }\n}',
    'terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws", version = ">= 6" }\n  }\n}',
  ],
  [
    'version-pin',
    'module "m" {\n  source = "git::https://example.com/m"\n}',
    'module "m" {\n  source = "git::https://example.com/m?ref=v1"\n}',
  ],
  [
    'remote-state',
    'terraform {\n  backend "s3" {\n    encrypt = false\n  }\n}',
    'terraform {\n  backend "s3" {\n    encrypt = true\n  }\n}',
  ],
];
