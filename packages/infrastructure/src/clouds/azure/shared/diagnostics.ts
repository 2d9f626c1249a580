// SPDX-License-Identifier: Apache-2.0
import {
  type Block,
  blocks,
  expr,
  type Expression,
  resource,
  type Template,
} from '../../../hcl';

/**
 * Sends a resource's logs and metrics to the landing zone's Log Analytics workspace.
 *
 * @param logs - categories; one that starts with `group:` is a category group
 * @param options - `metric` is left out where the resource has none; `dedicated` gives each log a table of its own
 * @internal
 */
export function diagnostics(
  name: string,
  target: Expression | Template,
  logs: readonly string[],
  {
    metric,
    dedicated,
    workspace = expr('var.log_analytics_workspace_id'),
  }: { metric?: string; dedicated?: boolean; workspace?: Expression } = {},
): Block {
  return resource('azurerm_monitor_diagnostic_setting', name, {
    name: 'audit',
    target_resource_id: target,
    log_analytics_workspace_id: workspace,
    log_analytics_destination_type: dedicated ? 'Dedicated' : undefined,
    enabled_log: blocks(
      ...logs.map(log =>
        log.startsWith('group:')
          ? { category_group: log.slice('group:'.length) }
          : { category: log },
      ),
    ),
    ...(metric && { enabled_metric: blocks({ category: metric }) }),
  });
}
