// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../generate/types';
import { type Block, expr, resource } from '../../../hcl';
import { lakeTables } from '../terms/lakeTables';

const HOUR = 3600;
/** An alarm looks back a week at most. */
const LONGEST = 7 * 24;

/** An alarm for each table whose contract promises when it is renewed, and one for broken rules. @internal */
export function promises(context: GenerationContext): Block[] {
  const tables = lakeTables(context);
  const dimensions = (table: string) => ({
    Product: expr('var.name'),
    Table: table,
  });
  const common = {
    namespace: 'DataMesh',
    alarm_actions: [expr('aws_sns_topic.alerts.arn')],
    ok_actions: [expr('aws_sns_topic.alerts.arn')],
  };
  return tables.flatMap(({ name, freshHours }) => [
    resource('aws_cloudwatch_metric_alarm', `broken__${name}`, {
      alarm_name: expr(`"\${var.name}-${name}-contract-broken"`),
      alarm_description: `Data of ${name} breaks its contract and was not published.`,
      metric_name: 'FailedChecks',
      dimensions: dimensions(name),
      statistic: 'Maximum',
      period: 300,
      evaluation_periods: 1,
      threshold: 0,
      comparison_operator: 'GreaterThanThreshold',
      treat_missing_data: 'ignore',
      ...common,
    }),
    ...(freshHours === undefined
      ? []
      : [
          resource('aws_cloudwatch_metric_alarm', `late__${name}`, {
            alarm_name: expr(`"\${var.name}-${name}-late"`),
            alarm_description: `The contract promises new data of ${name} within ${
              Math.round(freshHours * 10) / 10
            } hours.`,
            metric_name: 'PublishedRows',
            dimensions: dimensions(name),
            statistic: 'SampleCount',
            period: HOUR,
            evaluation_periods: Math.min(
              LONGEST,
              Math.max(1, Math.ceil(freshHours)),
            ),
            threshold: 1,
            comparison_operator: 'LessThanThreshold',
            treat_missing_data: 'breaching',
            ...common,
          }),
        ]),
  ]);
}
