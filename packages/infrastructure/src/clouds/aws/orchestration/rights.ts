// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../generate/types';
import { type Block, expr } from '../../../hcl';
import { type Statement, serviceRole } from '../build/iam';
import { describing, reading } from '../catalog/grants';
import { tablesWithRules } from '../catalog/quality';
import { hasCatalog } from '../terms/wishes';
import { loads } from '../warehouse/load';
import { hasStep } from './steps';

const arn = (rest: string) =>
  expr(`"arn:\${data.aws_partition.current.partition}:${rest}"`);
const HERE = '${var.region}:${var.account_id}';

/** What each step has to be allowed, and no more. @internal */
export function stepStatements(context: GenerationContext): Statement[] {
  const { services } = context.blueprint;
  return [
    {
      sid: 'Alert',
      actions: ['sns:Publish'],
      resources: [expr('aws_sns_topic.alerts.arn')],
    },
    {
      sid: 'Announce',
      actions: ['events:PutEvents'],
      resources: [arn(`events:${HERE}:event-bus/default`)],
      conditions: [['StringEquals', 'events:source', ['data-mesh']]],
    },
    {
      sid: 'LookForData',
      actions: ['s3:ListBucket'],
      resources: [expr('aws_s3_bucket.layer["output"].arn')],
    },
    {
      sid: 'Keys',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [expr('local.kms_key_arn')],
    },
    ...(hasCatalog(context.blueprint)
      ? [
          {
            sid: 'Crawl',
            actions: ['glue:StartCrawler'],
            resources: [expr('aws_glue_crawler.landing.arn')],
          },
        ]
      : []),
    ...(hasStep(context, 'CheckQualityList')
      ? [
          {
            sid: 'Quality',
            actions: [
              'glue:StartDataQualityRulesetEvaluationRun',
              'glue:GetDataQualityRulesetEvaluationRun',
              'glue:GetDataQualityResult',
            ],
            resources: [arn(`glue:${HERE}:dataQualityRuleset/*`)],
          },
          {
            sid: 'QualityRole',
            actions: ['iam:PassRole'],
            resources: [expr('aws_iam_role.quality.arn')],
          },
        ]
      : []),
    ...(services.processing === 'native'
      ? [
          {
            sid: 'Run',
            actions: [
              'glue:StartJobRun',
              'glue:GetJobRun',
              'glue:GetJobRuns',
              'glue:BatchStopJobRun',
            ],
            resources: [expr('aws_glue_job.pipeline.arn')],
          },
        ]
      : []),
    ...(services.processing === 'spark'
      ? [
          {
            sid: 'Run',
            actions: [
              'emr-serverless:StartJobRun',
              'emr-serverless:GetJobRun',
              'emr-serverless:CancelJobRun',
            ],
            resources: [
              expr('aws_emrserverless_application.spark.arn'),
              expr('"${aws_emrserverless_application.spark.arn}/jobruns/*"'),
            ],
          },
          {
            sid: 'RunRole',
            actions: ['iam:PassRole'],
            resources: [expr('aws_iam_role.job.arn')],
          },
          {
            sid: 'RunEvents',
            actions: [
              'events:PutTargets',
              'events:PutRule',
              'events:DescribeRule',
            ],
            resources: [
              arn(
                `events:${HERE}:rule/StepFunctionsGetEventsForEMRServerlessJobRule`,
              ),
            ],
          },
        ]
      : []),
    ...(loads(context).length > 0
      ? [
          {
            sid: 'Load',
            actions: ['redshift-data:BatchExecuteStatement'],
            resources: [expr('aws_redshiftserverless_workgroup.product.arn')],
          },
          {
            sid: 'LoadState',
            actions: ['redshift-data:DescribeStatement'],
            resources: ['*'],
          },
          {
            sid: 'LoadSecret',
            actions: ['secretsmanager:GetSecretValue'],
            resources: [
              expr(
                'aws_redshiftserverless_namespace.product.admin_password_secret_arn',
              ),
            ],
          },
        ]
      : []),
    ...(hasStep(context, 'RefreshDashboardsList')
      ? [
          {
            sid: 'Refresh',
            actions: ['quicksight:CreateIngestion'],
            resources: [
              arn(`quicksight:${HERE}:dataset/\${var.name}-*`),
              arn(`quicksight:${HERE}:dataset/\${var.name}-*/ingestion/*`),
            ],
          },
        ]
      : []),
  ];
}

const PRINCIPAL = { principal: expr('aws_iam_role.quality.arn') };

/** Role that evaluates rulesets on served tables. @internal */
export function qualityRole(context: GenerationContext): Block[] {
  if (!hasStep(context, 'CheckQualityList')) return [];
  return [
    ...serviceRole({
      name: 'quality',
      description: 'Evaluates the rules of the contract on served tables',
      services: ['glue.amazonaws.com'],
      statements: [
        {
          sid: 'Tables',
          actions: [
            'glue:GetDatabase',
            'glue:GetPartitions',
            'glue:GetTable',
            'glue:GetDataQualityRuleset',
            'glue:PublishDataQuality',
          ],
          resources: [
            arn(`glue:${HERE}:catalog`),
            arn(`glue:${HERE}:database/\${local.database}`),
            arn(`glue:${HERE}:table/\${local.database}/*`),
            arn(`glue:${HERE}:dataQualityRuleset/\${var.name}-*`),
          ],
        },
        {
          sid: 'LakeFormation',
          actions: ['lakeformation:GetDataAccess'],
          resources: ['*'],
        },
        {
          sid: 'Keys',
          actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
          resources: [expr('local.kms_key_arn')],
        },
        {
          sid: 'Logs',
          actions: [
            'logs:CreateLogGroup',
            'logs:CreateLogStream',
            'logs:PutLogEvents',
          ],
          resources: [arn(`logs:${HERE}:log-group:/aws-glue/*`)],
        },
      ],
      innerComments: [
        'checkov:skip=CKV_AWS_356:Lake Formation has no resources to name; it decides itself what the role may read.',
      ],
    }),
    describing('quality', PRINCIPAL),
    ...tablesWithRules(context).flatMap(table =>
      reading('quality', PRINCIPAL, table, true),
    ),
  ];
}
