// SPDX-License-Identifier: Apache-2.0
import {
  type Block,
  type HclValue,
  blocks,
  expr,
  resource,
} from '../../../hcl';
import { awsCron } from '../terms/schedule';
import { type Statement, serviceRole } from './iam';

/** @internal */
export interface Scheduled {
  /** Five fields of cron, UTC. */
  cron: string;
  target: HclValue;
  input: HclValue;
  /** What the scheduler has to be allowed to start the target. */
  statements: readonly Statement[];
}

/** Starts something by the clock, tries again, and keeps what it could not start. @internal */
export function scheduled({
  cron,
  target,
  input,
  statements,
}: Scheduled): Block[] {
  return [
    ...serviceRole({
      name: 'scheduler',
      description: 'Starts the pipeline by the clock',
      services: ['scheduler.amazonaws.com'],
      statements: [
        ...statements,
        {
          sid: 'Undelivered',
          actions: ['sqs:SendMessage'],
          resources: [expr('aws_sqs_queue.undelivered.arn')],
        },
        {
          sid: 'Keys',
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: [expr('local.kms_key_arn')],
        },
      ],
    }),
    resource('aws_sqs_queue', 'undelivered', {
      name: expr('"${var.name}-undelivered"'),
      kms_master_key_id: expr('local.kms_key_arn'),
      message_retention_seconds: 1209600,
    }),
    resource('aws_cloudwatch_metric_alarm', 'undelivered', {
      alarm_name: expr('"${var.name}-not-started"'),
      alarm_description: 'The pipeline could not be started by the clock.',
      namespace: 'AWS/SQS',
      metric_name: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: expr('aws_sqs_queue.undelivered.name') },
      statistic: 'Maximum',
      period: 300,
      evaluation_periods: 1,
      threshold: 0,
      comparison_operator: 'GreaterThanThreshold',
      treat_missing_data: 'notBreaching',
      alarm_actions: [expr('aws_sns_topic.alerts.arn')],
    }),
    resource('aws_scheduler_schedule', 'pipeline', {
      name: expr('"${var.name}-pipeline"'),
      schedule_expression: awsCron(cron),
      schedule_expression_timezone: 'UTC',
      kms_key_arn: expr('local.kms_key_arn'),
      flexible_time_window: blocks({
        mode: 'FLEXIBLE',
        maximum_window_in_minutes: 5,
      }),
      target: blocks({
        arn: target,
        role_arn: expr('aws_iam_role.scheduler.arn'),
        input,
        retry_policy: blocks({ maximum_retry_attempts: 2 }),
        dead_letter_config: blocks({
          arn: expr('aws_sqs_queue.undelivered.arn'),
        }),
      }),
    }),
  ];
}
