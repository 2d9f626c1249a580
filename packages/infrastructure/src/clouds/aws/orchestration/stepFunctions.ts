// SPDX-License-Identifier: Apache-2.0
import type { CloudService, GenerationContext } from '../../../generate/types';
import { type Block, blocks, expr, locals, resource } from '../../../hcl';
import { declare } from '../build/declare';
import { type Statement, serviceRole } from '../build/iam';
import { scheduled } from '../build/scheduled';
import { variables } from '../build/variables';
import { codeUri } from '../processing/code';
import { submitParameters } from '../processing/emr';
import { PORTAL_OR_EMPTY, jobArguments } from '../processing/settingsOfJob';
import { lakeTables } from '../terms/lakeTables';
import { hasCatalog } from '../terms/wishes';
import { loads } from '../warehouse/load';
import { DEFINITION, definition } from './definition';
import { stepFunctionsGuide } from './guide';
import { qualityRole, stepStatements } from './rights';
import { hasStep, steps } from './steps';

/** Values for the places of the definition, as expressions by name. */
function values(context: GenerationContext): Record<string, string> {
  const { services } = context.blueprint;
  return {
    alerts: 'aws_sns_topic.alerts.arn',
    environment: 'var.environment',
    name: 'var.name',
    output: 'aws_s3_bucket.layer["output"].id',
    // Iceberg outside of a catalog puts tables below the name of their database.
    folder:
      context.blueprint.tableFormat === 'iceberg' &&
      services.processing !== 'none' &&
      !hasCatalog(context.blueprint)
        ? '"${local.database}/"'
        : '""',
    ...(hasCatalog(context.blueprint) && {
      crawler: 'aws_glue_crawler.landing.name',
    }),
    ...(hasStep(context, 'CheckQualityList') && {
      database: 'aws_glue_catalog_database.product.name',
      quality_role: 'aws_iam_role.quality.arn',
    }),
    ...(services.processing === 'native' && {
      job: 'aws_glue_job.pipeline.name',
    }),
    ...(services.processing === 'spark' && {
      application: 'aws_emrserverless_application.spark.id',
      job_role: 'aws_iam_role.job.arn',
      entry_point: `"${codeUri('job.py')}"`,
      submit_parameters: `"${submitParameters(context)}"`,
      log_group: 'aws_cloudwatch_log_group.spark.name',
      key: 'local.kms_key_arn',
      ...Object.fromEntries(
        [...jobArguments(context), ...PORTAL_OR_EMPTY].map(([name, source]) => [
          `argument_${name}`,
          source,
        ]),
      ),
    }),
    ...(loads(context).length > 0 && {
      workgroup: 'aws_redshiftserverless_workgroup.product.workgroup_name',
      warehouse_database: 'aws_redshiftserverless_namespace.product.db_name',
      warehouse_secret:
        'aws_redshiftserverless_namespace.product.admin_password_secret_arn',
    }),
    ...(hasStep(context, 'RefreshDashboardsList') && {
      account: 'var.account_id',
    }),
  };
}

/** Logs and traces of the machine itself, which have no resources to name. */
const RECORDS: Statement = {
  sid: 'Records',
  actions: [
    'logs:CreateLogDelivery',
    'logs:DeleteLogDelivery',
    'logs:DescribeLogGroups',
    'logs:DescribeResourcePolicies',
    'logs:GetLogDelivery',
    'logs:ListLogDeliveries',
    'logs:PutResourcePolicy',
    'logs:UpdateLogDelivery',
    'xray:GetSamplingRules',
    'xray:GetSamplingTargets',
    'xray:PutTelemetryRecords',
    'xray:PutTraceSegments',
  ],
  resources: ['*'],
};

function alarm(
  label: string,
  description: string,
  metric: string,
  threshold: number,
): Block {
  return resource('aws_cloudwatch_metric_alarm', label, {
    alarm_name: expr(`"\${var.name}-${label.replace(/_/g, '-')}"`),
    alarm_description: description,
    namespace: 'AWS/States',
    metric_name: metric,
    dimensions: { StateMachineArn: expr('aws_sfn_state_machine.pipeline.arn') },
    statistic: metric === 'ExecutionTime' ? 'Maximum' : 'Sum',
    period: 300,
    evaluation_periods: 1,
    threshold,
    comparison_operator: 'GreaterThanThreshold',
    treat_missing_data: 'notBreaching',
    alarm_actions: [expr('aws_sns_topic.alerts.arn')],
  });
}

function machine(context: GenerationContext): Block[] {
  const { schedule } = context.blueprint;
  const places = Object.entries(values(context));
  return [
    resource('aws_cloudwatch_log_group', 'machine', {
      name: expr('"/aws/vendedlogs/states/${var.name}"'),
      retention_in_days: 365,
      kms_key_id: expr('local.kms_key_arn'),
    }),
    resource(
      'aws_sfn_state_machine',
      'pipeline',
      {
        name: expr('"${var.name}-pipeline"'),
        role_arn: expr('aws_iam_role.machine.arn'),
        type: 'STANDARD',
        publish: true,
        definition: expr(
          `templatefile("\${path.module}/${DEFINITION}", local.places)`,
        ),
        logging_configuration: blocks({
          level: 'ALL',
          include_execution_data: false,
          log_destination: expr('"${aws_cloudwatch_log_group.machine.arn}:*"'),
        }),
        tracing_configuration: blocks({ enabled: true }),
        encryption_configuration: blocks({
          type: 'CUSTOMER_MANAGED_KMS_KEY',
          kms_key_id: expr('local.kms_key_arn'),
          kms_data_key_reuse_period_seconds: 900,
        }),
        depends_on: [expr('aws_iam_role_policy.machine')],
      },
      {
        innerComments: [
          'checkov:skip=CKV_AWS_285:Every event is logged; inputs and outputs of steps are not, since they may carry data.',
        ],
      },
    ),
    locals(
      {
        places: Object.fromEntries(
          places.map(([name, source]) => [name, expr(source)]),
        ),
      },
      { comment: 'What the definition of the state machine has places for.' },
    ),
    resource('aws_sfn_alias', 'live', {
      name: 'live',
      description:
        'The version that the clock starts; point it back to undo a change',
      routing_configuration: blocks({
        state_machine_version_arn: expr(
          'aws_sfn_state_machine.pipeline.state_machine_version_arn',
        ),
        weight: 100,
      }),
    }),
    alarm(
      'pipeline_failed',
      'A run of the pipeline failed.',
      'ExecutionsFailed',
      0,
    ),
    alarm(
      'pipeline_timed_out',
      'A run of the pipeline was ended, since it took too long.',
      'ExecutionsTimedOut',
      0,
    ),
    alarm(
      'pipeline_slow',
      'A run of the pipeline took longer than the blueprint allows.',
      'ExecutionTime',
      schedule.timeoutMinutes * 60 * 1000,
    ),
  ];
}

/** AWS Step Functions. @internal */
export const stepFunctions: CloudService = {
  id: 'aws/step-functions',
  kind: 'orchestration',
  title: 'AWS Step Functions',
  wanted: ({ services }) => services.orchestration === 'native',
  contribute: context =>
    context.stack === 'product'
      ? declare(
          context,
          {
            terraform: {
              orchestration: [
                ...qualityRole(context),
                ...serviceRole({
                  name: 'machine',
                  description: 'Takes the pipeline through its steps',
                  services: ['states.amazonaws.com'],
                  statements: [...stepStatements(context), RECORDS],
                  innerComments: [
                    'checkov:skip=CKV_AWS_111:Delivery of logs and traces has no resources to name.',
                    'checkov:skip=CKV_AWS_356:Delivery of logs and traces has no resources to name.',
                  ],
                }),
                ...machine(context),
                ...scheduled({
                  cron: context.blueprint.schedule.cron,
                  target: expr('aws_sfn_alias.live.arn'),
                  input: '{}',
                  statements: [
                    {
                      sid: 'Start',
                      actions: ['states:StartExecution'],
                      resources: [
                        expr('aws_sfn_state_machine.pipeline.arn'),
                        expr('"${aws_sfn_state_machine.pipeline.arn}:*"'),
                      ],
                    },
                  ],
                }),
              ],
            },
            files: [definition(context)],
            outputs: [
              {
                name: 'state_machine_arn',
                value: 'aws_sfn_state_machine.pipeline.arn',
                description: 'State machine of the pipeline.',
              },
            ],
          },
          variables,
        )
      : {},
  cost: context => [
    {
      name: 'Transitions of Step Functions',
      service: 'orchestration',
      price: 'stepFunctions.thousandTransitions',
      quantity:
        (30 * (steps(context).length * 3 + lakeTables(context).length * 12)) /
        1000,
      assumption:
        '30 runs; a few transitions a step, a dozen for each table that is checked.',
    },
  ],
  notEstimated: () => ['Runs that are started by hand.'],
  guide: stepFunctionsGuide,
};
