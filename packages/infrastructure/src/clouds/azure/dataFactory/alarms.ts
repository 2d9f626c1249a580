// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../generate/types';
import { type Block, blocks, expr, resource, text } from '../../../hcl';
import { promisesOf } from '../shared/promises';
import { product } from '../shared/references';
import { PIPELINE } from './names';

/** Hours that a query of an alarm may look back, as Azure allows them. */
const LOOKS: readonly (readonly [number, string])[] = [
  [1, 'PT1H'],
  [2, 'PT2H'],
  [3, 'PT3H'],
  [4, 'PT4H'],
  [6, 'PT6H'],
  [24, 'P1D'],
  [48, 'P2D'],
];

const actionGroup = expr('azurerm_monitor_action_group.product.id');

/** Runs that fail, and, where a contract promises how fresh data is, runs that do not happen. @internal */
export function alarms({ outputs }: GenerationContext): readonly Block[] {
  const { freshnessHours } = promisesOf(outputs);
  const failed = resource('azurerm_monitor_metric_alert', 'pipeline_failed', {
    name: text`pipeline-failed-${expr('var.name')}`,
    resource_group_name: product.group,
    scopes: [expr('azurerm_data_factory.product.id')],
    description: 'A pipeline failed. The run in Data Factory has the reason.',
    severity: 1,
    frequency: 'PT5M',
    window_size: 'PT15M',
    tags: product.tags,
    criteria: blocks({
      metric_namespace: 'Microsoft.DataFactory/factories',
      metric_name: 'PipelineFailedRuns',
      aggregation: 'Total',
      operator: 'GreaterThan',
      threshold: 0,
    }),
    action: blocks({ action_group_id: actionGroup }),
  });
  if (freshnessHours === undefined) return [failed];
  const [hours, look] =
    LOOKS.find(([longest]) => longest >= freshnessHours) ??
    LOOKS[LOOKS.length - 1];
  return [
    failed,
    resource(
      'azurerm_monitor_scheduled_query_rules_alert_v2',
      'data_is_late',
      {
        name: text`data-is-late-${expr('var.name')}`,
        resource_group_name: product.group,
        location: product.location,
        scopes: [expr('var.log_analytics_workspace_id')],
        description: `No run succeeded for ${hours} hours, and the contract promises fresh data by then.`,
        severity: 2,
        enabled: expr('var.schedule_enabled'),
        evaluation_frequency: 'PT1H',
        window_duration: 'PT1H',
        query_time_range_override: look,
        skip_query_validation: true,
        auto_mitigation_enabled: true,
        tags: product.tags,
        criteria: blocks({
          query: text`ADFPipelineRun
| where ResourceId =~ "${expr('azurerm_data_factory.product.id')}"
| where PipelineName == "${PIPELINE}" and Status == "Succeeded"
| where TimeGenerated > ago(${String(hours)}h)
| summarize Succeeded = count()`,
          time_aggregation_method: 'Total',
          metric_measure_column: 'Succeeded',
          operator: 'LessThan',
          threshold: 1,
          failing_periods: blocks({
            minimum_failing_periods_to_trigger_alert: 1,
            number_of_evaluation_periods: 1,
          }),
        }),
        action: blocks({ action_groups: [actionGroup] }),
      },
      { comment: 'From the promise on freshness in the contract.' },
    ),
  ];
}
