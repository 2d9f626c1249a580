// SPDX-License-Identifier: Apache-2.0
import { CLASSIFICATIONS, type Host } from '../../../../blueprint/types';
import { type Block, blocks, expr, resource } from '../../../../hcl';
import { FROM_THIS_ACCOUNT, policyDocument, policyJson } from '../../build/iam';
import { privateBucket } from './audit';

/** Who signs the tokens of pipelines, by host; organisations and workspaces have an address of their own. @internal */
export const ISSUERS: Readonly<
  Record<Host, { url: string; audience: string }>
> = {
  github: {
    url: 'https://token.actions.githubusercontent.com',
    audience: 'sts.amazonaws.com',
  },
  gitlab: { url: 'https://gitlab.com', audience: 'https://gitlab.com' },
  'azure-devops': {
    url: 'https://vstoken.dev.azure.com/00000000-0000-0000-0000-000000000000',
    audience: 'api://AzureADTokenExchange',
  },
  bitbucket: {
    url: 'https://api.bitbucket.org/2.0/workspaces/WORKSPACE/pipelines-config/identity/oidc',
    audience:
      'ari:cloud:bitbucket::workspace/00000000-0000-0000-0000-000000000000',
  },
};

/** What holds for the whole account, whoever forgets it. @internal */
export function account(): Block[] {
  return [
    resource('aws_s3_account_public_access_block', 'account', {
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    }),
    resource('aws_sns_topic', 'alerts', {
      name: expr('"${var.name}-alerts"'),
      kms_master_key_id: expr('aws_kms_key.platform.arn'),
    }),
    policyDocument('alerts', [
      {
        sid: 'Services',
        actions: ['sns:Publish'],
        resources: [expr('aws_sns_topic.alerts.arn')],
        principals: [
          ['Service', ['cloudtrail.amazonaws.com', 'costalerts.amazonaws.com']],
        ],
        conditions: [FROM_THIS_ACCOUNT],
      },
    ]),
    resource('aws_sns_topic_policy', 'alerts', {
      arn: expr('aws_sns_topic.alerts.arn'),
      policy: policyJson('alerts'),
    }),
  ];
}

/** The bucket of the states of Terraform of all stacks. It is made before them: see its guide. @internal */
export function states(): Block[] {
  return privateBucket({
    label: 'state',
    name: expr('"dm-${var.name}-state-${var.account_id}"'),
    key: expr('aws_kms_key.platform.arn'),
    rules: [],
    comments: [
      'meshwright:allow security/logging: The trail of the platform records each access to a state.',
      'checkov:skip=CKV_AWS_18:The trail of the platform records each access to a state.',
      'checkov:skip=CKV_AWS_144:A state describes resources of one region; its versions are kept for 90 days.',
      'checkov:skip=CKV2_AWS_62:Nobody starts work on a state.',
    ],
  });
}

/** The limit of every role of the mesh: the services it is made of, and never its own fences. @internal */
export function boundary(): Block[] {
  return [
    policyDocument(
      'boundary',
      [
        {
          sid: 'Services',
          actions: [
            'airflow:*',
            'athena:*',
            'backup:*',
            'backup-storage:*',
            'budgets:*',
            'cloudformation:*',
            'cloudwatch:*',
            'ec2:*',
            'emr-serverless:*',
            'events:*',
            'glue:*',
            'iam:*',
            'kms:*',
            'lakeformation:*',
            'logs:*',
            'macie2:*',
            'quicksight:*',
            'redshift-data:*',
            'redshift-serverless:*',
            's3:*',
            'scheduler:*',
            'secretsmanager:*',
            'sns:*',
            'sqs:*',
            'states:*',
            'sts:*',
            'tag:*',
            'xray:*',
          ],
          resources: ['*'],
        },
        {
          sid: 'NoWayAroundTheBoundary',
          deny: true,
          actions: [
            'iam:CreatePolicyVersion',
            'iam:DeletePolicy',
            'iam:DeletePolicyVersion',
            'iam:SetDefaultPolicyVersion',
          ],
          resources: [
            expr(
              '"arn:${data.aws_partition.current.partition}:iam::${var.account_id}:policy/data-mesh/${var.name}-boundary"',
            ),
          ],
        },
        {
          sid: 'NoPeopleNoKeys',
          deny: true,
          actions: [
            'iam:CreateAccessKey',
            'iam:CreateLoginProfile',
            'iam:CreateUser',
            'iam:DeleteRolePermissionsBoundary',
            'iam:*OpenIDConnectProvider*',
            'iam:*SAMLProvider*',
          ],
          resources: ['*'],
        },
        {
          sid: 'NoRecordsRemoved',
          deny: true,
          actions: [
            's3:DeleteObject*',
            's3:DeleteBucket*',
            's3:PutLifecycleConfiguration',
          ],
          resources: [
            expr('aws_s3_bucket.audit.arn'),
            expr('"${aws_s3_bucket.audit.arn}/*"'),
          ],
        },
      ],
      {
        innerComments: [
          'meshwright:allow security/wildcard-permission: A boundary grants nothing; it cuts what policies grant.',
          'checkov:skip=CKV_AWS_107:A boundary grants nothing; it cuts what policies grant.',
          'checkov:skip=CKV_AWS_108:A boundary grants nothing; it cuts what policies grant.',
          'checkov:skip=CKV_AWS_109:A boundary grants nothing; it cuts what policies grant.',
          'checkov:skip=CKV_AWS_110:A boundary grants nothing; it cuts what policies grant.',
          'checkov:skip=CKV_AWS_111:A boundary grants nothing; it cuts what policies grant.',
          'checkov:skip=CKV_AWS_356:A boundary grants nothing; it cuts what policies grant.',
          'checkov:skip=CKV2_AWS_40:A boundary grants nothing; it cuts what policies grant.',
        ],
      },
    ),
    resource('aws_iam_policy', 'boundary', {
      name: expr('"${var.name}-boundary"'),
      path: '/data-mesh/',
      description: 'Limit of every role of the data mesh',
      policy: policyJson('boundary'),
    }),
  ];
}

/** Pipelines sign in with tokens of their host, and with nothing that is kept. @internal */
export function identity(): Block[] {
  return [
    resource('aws_iam_openid_connect_provider', 'pipelines', {
      url: expr('var.oidc_url'),
      client_id_list: [expr('var.oidc_client')],
    }),
  ];
}

/** The catalog and Lake Formation of the account, whose settings are authoritative. @internal */
export function lake(): Block[] {
  return [
    resource('aws_glue_data_catalog_encryption_settings', 'account', {
      data_catalog_encryption_settings: blocks({
        encryption_at_rest: blocks({
          catalog_encryption_mode: 'SSE-KMS',
          sse_aws_kms_key_id: expr('aws_kms_key.platform.arn'),
        }),
        connection_password_encryption: blocks({
          return_connection_password_encrypted: true,
          aws_kms_key_id: expr('aws_kms_key.platform.arn'),
        }),
      }),
    }),
    resource(
      'aws_lakeformation_data_lake_settings',
      'account',
      {
        admins: expr('var.lake_administrator_arns'),
        parameters: { CROSS_ACCOUNT_VERSION: '4' },
      },
      {
        comment:
          'Without defaults: a new database or table is open to nobody until Lake Formation grants it.',
      },
    ),
    resource('aws_lakeformation_lf_tag', 'classification', {
      key: 'classification',
      values: [...CLASSIFICATIONS],
      depends_on: [expr('aws_lakeformation_data_lake_settings.account')],
    }),
  ];
}

/** The search for personal data, and where its findings are kept. @internal */
export function dataLoss(): Block[] {
  return [
    resource('aws_macie2_account', 'account', {
      finding_publishing_frequency: 'ONE_HOUR',
      status: 'ENABLED',
    }),
    resource('aws_macie2_classification_export_configuration', 'account', {
      s3_destination: blocks({
        bucket_name: expr('aws_s3_bucket.audit.id'),
        key_prefix: 'macie/',
        kms_key_arn: expr('aws_kms_key.platform.arn'),
      }),
      depends_on: [
        expr('aws_macie2_account.account'),
        expr('aws_s3_bucket_policy.audit'),
      ],
    }),
  ];
}

/** Tags that costs are counted by, what the bill says in the open format, and word of what is unusual. @internal */
export function costs(): Block[] {
  return [
    resource('aws_ce_anomaly_monitor', 'services', {
      name: expr('var.name'),
      monitor_type: 'DIMENSIONAL',
      monitor_dimension: 'SERVICE',
    }),
    resource('aws_ce_anomaly_subscription', 'services', {
      name: expr('var.name'),
      frequency: 'IMMEDIATE',
      monitor_arn_list: [expr('aws_ce_anomaly_monitor.services.arn')],
      subscriber: blocks({
        type: 'SNS',
        address: expr('aws_sns_topic.alerts.arn'),
      }),
      threshold_expression: blocks({
        dimension: blocks({
          key: 'ANOMALY_TOTAL_IMPACT_PERCENTAGE',
          match_options: ['GREATER_THAN_OR_EQUAL'],
          values: ['20'],
        }),
      }),
      depends_on: [expr('aws_sns_topic_policy.alerts')],
    }),
    resource(
      'aws_ce_cost_allocation_tag',
      'mesh',
      {
        for_each: expr(
          'var.pays_the_bill ? toset(["cost-center", "data-mesh:domain", "data-mesh:environment", "data-mesh:product", "data-mesh:sandbox"]) : toset([])',
        ),
        tag_key: expr('each.key'),
        status: 'Active',
      },
      {
        comment:
          'Tags count on the bill only where the account that pays it says so.',
      },
    ),
    resource('aws_bcmdataexports_export', 'focus', {
      count: expr('var.pays_the_bill ? 1 : 0'),
      export: blocks({
        name: expr('"${var.name}-focus"'),
        data_query: blocks({
          query_statement:
            'SELECT BilledCost, BillingCurrency, ChargeCategory, ChargePeriodEnd, ChargePeriodStart, EffectiveCost, ListCost, ProviderName, RegionId, ResourceId, ServiceCategory, ServiceName, SubAccountId, Tags FROM FOCUS_1_2_AWS',
          table_configurations: {
            FOCUS_1_2_AWS: { TIME_GRANULARITY: 'DAILY' },
          },
        }),
        destination_configurations: blocks({
          s3_destination: blocks({
            s3_bucket: expr('aws_s3_bucket.audit.id'),
            s3_prefix: 'focus',
            s3_region: expr('var.region'),
            s3_output_configurations: blocks({
              overwrite: 'OVERWRITE_REPORT',
              format: 'PARQUET',
              compression: 'PARQUET',
              output_type: 'CUSTOM',
            }),
          }),
        }),
        refresh_cadence: blocks({ frequency: 'SYNCHRONOUS' }),
      }),
    }),
  ];
}
