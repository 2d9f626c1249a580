// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../generate/types';
import {
  type Block,
  blocks,
  call,
  expr,
  locals,
  resource,
  text,
} from '../../../hcl';
import { serviceRole } from '../build/iam';
import { scheduled } from '../build/scheduled';
import { hasCatalog } from '../terms/wishes';
import { JOB_COMMENTS, jobStatements } from './access';
import { codeObjects, codeUri, moduleUris } from './code';
import { PORTAL_OR_EMPTY, jobArguments, sparkSettings } from './settingsOfJob';

/** Libraries that are part of EMR, by format of the tables. */
const JARS = {
  none: '',
  iceberg: '/usr/share/aws/iceberg/lib/iceberg-spark3-runtime.jar',
  delta:
    '/usr/share/aws/delta/lib/delta-spark.jar,/usr/share/aws/delta/lib/delta-storage.jar',
};

/** What `spark-submit` is told. @internal */
export function submitParameters(context: GenerationContext): string {
  const jars = JARS[context.blueprint.tableFormat];
  const settings: (readonly [string, string])[] = [
    ['spark.submit.pyFiles', moduleUris],
    ...(jars ? [['spark.jars', jars] as const] : []),
    ...(hasCatalog(context.blueprint)
      ? [
          [
            'spark.hadoop.hive.metastore.client.factory.class',
            'com.amazonaws.glue.catalog.metastore.AWSGlueDataCatalogHiveClientFactory',
          ] as const,
        ]
      : []),
    ...sparkSettings(context),
  ];
  return settings.map(([name, value]) => `--conf ${name}=${value}`).join(' ');
}

/** What starts a run, for Step Functions, EventBridge Scheduler and Airflow alike. @internal */
function runRequest(context: GenerationContext): Block {
  const { timeoutMinutes, retries } = context.blueprint.schedule;
  return locals({
    spark_run: {
      ApplicationId: expr('aws_emrserverless_application.spark.id'),
      ExecutionRoleArn: expr('aws_iam_role.job.arn'),
      Name: expr('"${var.name}-pipeline"'),
      ExecutionTimeoutMinutes: timeoutMinutes,
      RetryPolicy: { MaxAttempts: retries + 1 },
      JobDriver: {
        SparkSubmit: {
          EntryPoint: expr(`"${codeUri('job.py')}"`),
          EntryPointArguments: expr('local.job_arguments'),
          SparkSubmitParameters: expr(`"${submitParameters(context)}"`),
        },
      },
      ConfigurationOverrides: {
        MonitoringConfiguration: {
          CloudWatchLoggingConfiguration: {
            Enabled: true,
            LogGroupName: expr('aws_cloudwatch_log_group.spark.name'),
            EncryptionKeyArn: expr('local.kms_key_arn'),
          },
        },
      },
    },
    job_arguments: [...jobArguments(context), ...PORTAL_OR_EMPTY].flatMap(
      ([name, source]) => [`--${name}`, expr(source)],
    ),
  });
}

/** Starts the run by the clock, where no orchestration does. */
const byTheClock = ({ blueprint }: GenerationContext): Block[] =>
  scheduled({
    cron: blueprint.schedule.cron,
    target: 'arn:aws:scheduler:::aws-sdk:emrserverless:startJobRun',
    input: call(
      'jsonencode',
      expr(
        'merge(local.spark_run, { ClientToken = "<aws.scheduler.execution-id>" })',
      ),
    ),
    statements: [
      {
        sid: 'Start',
        actions: ['emr-serverless:StartJobRun'],
        resources: [expr('aws_emrserverless_application.spark.arn')],
      },
      {
        sid: 'PassRole',
        actions: ['iam:PassRole'],
        resources: [expr('aws_iam_role.job.arn')],
        conditions: [
          [
            'StringEquals',
            'iam:PassedToService',
            ['emr-serverless.amazonaws.com'],
          ],
        ],
      },
    ],
  });

/** Apache Spark on EMR Serverless, in the network of the domain. @internal */
export function emr(context: GenerationContext): Block[] {
  return [
    ...codeObjects('spark'),
    ...serviceRole({
      name: 'job',
      description: 'Runs the pipeline of the product',
      services: ['emr-serverless.amazonaws.com'],
      statements: jobStatements(context, ['/aws/emr-serverless/${var.name}*']),
      innerComments: JOB_COMMENTS,
    }),
    resource('aws_cloudwatch_log_group', 'spark', {
      name: expr('"/aws/emr-serverless/${var.name}"'),
      retention_in_days: 365,
      kms_key_id: expr('local.kms_key_arn'),
    }),
    resource('aws_emrserverless_application', 'spark', {
      name: expr('"${var.name}-spark"'),
      type: 'spark',
      release_label: 'emr-7.9.0',
      architecture: 'ARM64',
      auto_start_configuration: blocks({ enabled: true }),
      auto_stop_configuration: blocks({
        enabled: true,
        idle_timeout_minutes: 15,
      }),
      maximum_capacity: blocks({
        cpu: text`${expr('local.limits.vcpus')} vCPU`,
        memory: text`${expr('local.limits.vcpus * 4')} GB`,
        disk: text`${expr('local.limits.vcpus * 20')} GB`,
      }),
      network_configuration: blocks({
        subnet_ids: expr('var.private_subnet_ids'),
        security_group_ids: [expr('aws_security_group.product.id')],
      }),
    }),
    runRequest(context),
    resource('aws_cloudwatch_event_rule', 'job_failed', {
      name: expr('"${var.name}-job-failed"'),
      description: 'A run of the pipeline failed',
      event_pattern: expr(
        'jsonencode({ source = ["aws.emr-serverless"], detail-type = ["EMR Serverless Job Run State Change"], detail = { applicationId = [aws_emrserverless_application.spark.id], state = ["FAILED"] } })',
      ),
    }),
    resource('aws_cloudwatch_event_target', 'job_failed', {
      rule: expr('aws_cloudwatch_event_rule.job_failed.name'),
      arn: expr('aws_sns_topic.alerts.arn'),
    }),
    ...(context.blueprint.services.orchestration === 'none'
      ? byTheClock(context)
      : []),
  ];
}
