// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../generate/types';
import { type Block, blocks, expr, locals, resource } from '../../../hcl';
import { serviceRole } from '../build/iam';
import { awsCron } from '../terms/schedule';
import { hasCatalog } from '../terms/wishes';
import { JOB_COMMENTS, jobStatements } from './access';
import { codeObjects, codeUri, moduleUris } from './code';
import { PORTAL_ARGUMENTS, jobArguments, sparkSettings } from './settingsOfJob';

const KEY = expr('local.kms_key_arn');

function security(): Block {
  return resource('aws_glue_security_configuration', 'product', {
    name: expr('var.name'),
    encryption_configuration: blocks({
      cloudwatch_encryption: blocks({
        cloudwatch_encryption_mode: 'SSE-KMS',
        kms_key_arn: KEY,
      }),
      job_bookmarks_encryption: blocks({
        job_bookmarks_encryption_mode: 'CSE-KMS',
        kms_key_arn: KEY,
      }),
      s3_encryption: blocks({
        s3_encryption_mode: 'SSE-KMS',
        kms_key_arn: KEY,
      }),
    }),
  });
}

/** One connection for each zone that runs may be in: Glue takes the next where one has no room. */
function connection(): Block {
  return resource('aws_glue_connection', 'network', {
    count: expr('var.high_availability ? length(var.private_subnet_ids) : 1'),
    name: expr('"${var.name}-network-${count.index}"'),
    connection_type: 'NETWORK',
    physical_connection_requirements: blocks({
      availability_zone: expr('var.private_zones[count.index]'),
      subnet_id: expr('var.private_subnet_ids[count.index]'),
      security_group_id_list: [expr('aws_security_group.product.id')],
    }),
  });
}

function jobArgumentsOfGlue(context: GenerationContext) {
  const { tableFormat } = context.blueprint;
  const spark = sparkSettings(context)
    .map(([name, value]) => `${name}=${value}`)
    .join(' --conf ');
  const fixed = {
    '--enable-auto-scaling': String(context.blueprint.autoscaling),
    '--enable-continuous-cloudwatch-log': 'true',
    '--enable-glue-datacatalog': String(hasCatalog(context.blueprint)),
    '--enable-job-insights': 'true',
    '--enable-metrics': 'true',
    '--enable-observability-metrics': 'true',
    '--job-bookmark-option': 'job-bookmark-enable',
    '--TempDir': expr('"s3://${aws_s3_bucket.layer["artifacts"].id}/tmp/"'),
    '--extra-py-files': expr(`"${moduleUris}"`),
    '--datalake-formats': tableFormat === 'none' ? undefined : tableFormat,
    '--conf': spark ? expr(`"${spark}"`) : undefined,
  };
  return {
    ...fixed,
    ...Object.fromEntries(
      jobArguments(context).map(([name, source]) => [
        `--${name}`,
        expr(source),
      ]),
    ),
  };
}

/** The job on Glue, in the network of the domain. @internal */
export function glue(context: GenerationContext): Block[] {
  const { schedule, services } = context.blueprint;
  return [
    ...codeObjects('glue'),
    ...serviceRole({
      name: 'job',
      description: 'Runs the pipeline of the product',
      services: ['glue.amazonaws.com'],
      statements: [
        ...jobStatements(context, ['/aws-glue/*']),
        {
          sid: 'Network',
          actions: [
            'ec2:DescribeRouteTables',
            'ec2:DescribeSecurityGroups',
            'ec2:DescribeSubnets',
            'ec2:DescribeVpcEndpoints',
            'ec2:DescribeNetworkInterfaces',
          ],
          resources: ['*'],
        },
        {
          sid: 'NetworkInterfaces',
          actions: [
            'ec2:CreateNetworkInterface',
            'ec2:DeleteNetworkInterface',
            'ec2:CreateTags',
          ],
          resources: [
            'network-interface/*',
            'subnet/*',
            'security-group/${aws_security_group.product.id}',
          ].map(rest =>
            expr(
              `"arn:\${data.aws_partition.current.partition}:ec2:\${var.region}:\${var.account_id}:${rest}"`,
            ),
          ),
        },
        {
          sid: 'OwnConnection',
          actions: ['glue:GetConnection', 'glue:GetSecurityConfiguration'],
          resources: ['catalog', 'connection/${var.name}-network-*'].map(rest =>
            expr(
              `"arn:\${data.aws_partition.current.partition}:glue:\${var.region}:\${var.account_id}:${rest}"`,
            ),
          ),
        },
      ],
      innerComments: JOB_COMMENTS,
    }),
    security(),
    connection(),
    resource('aws_glue_job', 'pipeline', {
      name: expr('"${var.name}-pipeline"'),
      description: 'Makes the tables of the contract from what landed',
      role_arn: expr('aws_iam_role.job.arn'),
      glue_version: '5.0',
      worker_type: 'G.1X',
      number_of_workers: expr('local.limits.workers'),
      execution_class: expr('var.production ? "STANDARD" : "FLEX"'),
      timeout: schedule.timeoutMinutes,
      max_retries: services.orchestration === 'none' ? schedule.retries : 0,
      job_run_queuing_enabled: services.orchestration !== 'none',
      security_configuration: expr(
        'aws_glue_security_configuration.product.name',
      ),
      connections: expr('aws_glue_connection.network[*].name'),
      command: blocks({
        name: 'glueetl',
        python_version: '3',
        script_location: expr(`"${codeUri('job.py')}"`),
      }),
      execution_property: blocks({ max_concurrent_runs: 1 }),
      default_arguments: expr(
        `merge(local.job_arguments, ${PORTAL_ARGUMENTS})`,
      ),
      depends_on: [expr('aws_iam_role_policy.job')],
    }),
    locals({ job_arguments: jobArgumentsOfGlue(context) }),
    ...(services.orchestration === 'none'
      ? [
          resource('aws_glue_trigger', 'schedule', {
            name: expr('"${var.name}-schedule"'),
            type: 'SCHEDULED',
            schedule: awsCron(schedule.cron),
            actions: blocks({ job_name: expr('aws_glue_job.pipeline.name') }),
          }),
        ]
      : []),
    resource('aws_cloudwatch_event_rule', 'job_failed', {
      name: expr('"${var.name}-job-failed"'),
      description: 'A run of the pipeline failed or took too long',
      event_pattern: expr(
        'jsonencode({ source = ["aws.glue"], detail-type = ["Glue Job State Change"], detail = { jobName = [aws_glue_job.pipeline.name], state = ["FAILED", "TIMEOUT", "ERROR"] } })',
      ),
    }),
    resource('aws_cloudwatch_event_target', 'job_failed', {
      rule: expr('aws_cloudwatch_event_rule.job_failed.name'),
      arn: expr('aws_sns_topic.alerts.arn'),
    }),
  ];
}
