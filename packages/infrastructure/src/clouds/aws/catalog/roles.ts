// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../generate/types';
import { type Block, blocks, expr, resource } from '../../../hcl';
import { serviceRole } from '../build/iam';

const arn = (rest: string) =>
  expr(`"arn:\${data.aws_partition.current.partition}:${rest}"`);
const HERE = '${var.region}:${var.account_id}';

/** Role that Lake Formation lends to readers, and that keeps the tables tidy. @internal */
export function lakeRole(): Block[] {
  return serviceRole({
    name: 'lake',
    description:
      'Serves the output layer through Lake Formation and optimizes its tables',
    services: ['lakeformation.amazonaws.com', 'glue.amazonaws.com'],
    // Lake Formation sends no account with its requests.
    sourceAccount: false,
    statements: [
      {
        sid: 'List',
        actions: ['s3:ListBucket', 's3:GetBucketLocation'],
        resources: [expr('aws_s3_bucket.layer["output"].arn')],
      },
      {
        sid: 'Objects',
        actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
        resources: [expr('"${aws_s3_bucket.layer["output"].arn}/*"')],
      },
      {
        sid: 'Keys',
        actions: ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'],
        resources: [expr('local.kms_key_arn')],
      },
      {
        sid: 'Tables',
        actions: ['glue:GetTable', 'glue:UpdateTable'],
        resources: [
          arn(`glue:${HERE}:catalog`),
          arn(`glue:${HERE}:database/\${local.database}`),
          arn(`glue:${HERE}:table/\${local.database}/*`),
        ],
      },
      {
        sid: 'Logs',
        actions: [
          'logs:CreateLogGroup',
          'logs:CreateLogStream',
          'logs:PutLogEvents',
        ],
        resources: [
          arn(`logs:${HERE}:log-group:/aws-glue/iceberg-*`),
          arn(`logs:${HERE}:log-group:/aws-lakeformation-acceleration/*`),
        ],
      },
    ],
  });
}

/** A look at what landed, so that it can be found before a job has read it. @internal */
export function crawler({ blueprint }: GenerationContext): Block[] {
  return [
    resource('aws_glue_catalog_database', 'landing', {
      name: expr('"${local.database}_raw"'),
      description: 'What landed, as the crawler sees it',
      location_uri: expr('"s3://${aws_s3_bucket.layer["raw"].id}/"'),
    }),
    ...serviceRole({
      name: 'crawler',
      description: 'Looks at what landed',
      services: ['glue.amazonaws.com'],
      statements: [
        {
          sid: 'List',
          actions: ['s3:ListBucket', 's3:GetBucketLocation'],
          resources: [expr('aws_s3_bucket.layer["raw"].arn')],
        },
        {
          sid: 'Read',
          actions: ['s3:GetObject'],
          resources: [expr('"${aws_s3_bucket.layer["raw"].arn}/*"')],
        },
        {
          sid: 'Keys',
          actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
          resources: [expr('local.kms_key_arn')],
        },
        {
          sid: 'Tables',
          actions: [
            'glue:BatchCreatePartition',
            'glue:BatchGetPartition',
            'glue:CreatePartition',
            'glue:CreateTable',
            'glue:GetDatabase',
            'glue:GetPartitions',
            'glue:GetTable',
            'glue:GetTables',
            'glue:UpdateTable',
          ],
          resources: [
            arn(`glue:${HERE}:catalog`),
            arn(`glue:${HERE}:database/\${local.database}_raw`),
            arn(`glue:${HERE}:table/\${local.database}_raw/*`),
          ],
        },
        {
          sid: 'OwnSecurity',
          actions: ['glue:GetSecurityConfiguration'],
          resources: [arn(`glue:${HERE}:catalog`)],
        },
        {
          sid: 'Logs',
          actions: [
            'logs:AssociateKmsKey',
            'logs:CreateLogGroup',
            'logs:CreateLogStream',
            'logs:PutLogEvents',
          ],
          resources: [arn(`logs:${HERE}:log-group:/aws-glue/crawlers*`)],
        },
      ],
    }),
    resource('aws_glue_security_configuration', 'crawler', {
      name: expr('"${var.name}-crawler"'),
      encryption_configuration: blocks({
        cloudwatch_encryption: blocks({
          cloudwatch_encryption_mode: 'SSE-KMS',
          kms_key_arn: expr('local.kms_key_arn'),
        }),
        job_bookmarks_encryption: blocks({
          job_bookmarks_encryption_mode: 'CSE-KMS',
          kms_key_arn: expr('local.kms_key_arn'),
        }),
        s3_encryption: blocks({
          s3_encryption_mode: 'SSE-KMS',
          kms_key_arn: expr('local.kms_key_arn'),
        }),
      }),
    }),
    resource('aws_glue_crawler', 'landing', {
      name: expr('"${var.name}-landing"'),
      description: 'What landed, as tables',
      database_name: expr('aws_glue_catalog_database.landing.name'),
      role: expr('aws_iam_role.crawler.arn'),
      schedule:
        blueprint.services.orchestration === 'none'
          ? 'cron(0 1 * * ? *)'
          : undefined,
      security_configuration: expr(
        'aws_glue_security_configuration.crawler.name',
      ),
      s3_target: blocks({
        path: expr('"s3://${aws_s3_bucket.layer["raw"].id}/"'),
        sample_size: 10,
      }),
      schema_change_policy: blocks({
        update_behavior: 'LOG',
        delete_behavior: 'LOG',
      }),
      recrawl_policy: blocks({ recrawl_behavior: 'CRAWL_NEW_FOLDERS_ONLY' }),
      lineage_configuration: blocks({ crawler_lineage_settings: 'ENABLE' }),
    }),
    resource('aws_lakeformation_permissions', 'crawler', {
      principal: expr('aws_iam_role.crawler.arn'),
      permissions: ['ALTER', 'CREATE_TABLE', 'DESCRIBE'],
      database: blocks({
        name: expr('aws_glue_catalog_database.landing.name'),
      }),
    }),
  ];
}
