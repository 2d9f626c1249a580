// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../../blueprint/types';
import type { Contribution } from '../../../../generate/types';
import { blocks, dynamic, expr, resource, text } from '../../../../hcl';
import { product } from '../../shared/references';

/** The first day of the month in which the budget is made: Azure takes no other past day, and it never changes later. */
const THIS_MONTH = expr(
  'formatdate("YYYY-MM-01\'T\'00:00:00Z", plantimestamp())',
);

/** A budget tells five times at most; one of them is the forecast. */
const MOST_NOTIFICATIONS = 5;

/** Who is told, the budget, and what they are told about it. @internal */
export function monitoring({
  product: { contact },
  budget,
}: ResolvedBlueprint): Contribution {
  const thresholds = [...new Set(budget.alertAt)]
    .sort((a, b) => a - b)
    .slice(1 - MOST_NOTIFICATIONS);
  const notification = (
    threshold: number,
    threshold_type: 'Actual' | 'Forecasted',
  ) => ({
    enabled: true,
    operator: 'GreaterThanOrEqualTo',
    threshold,
    threshold_type,
    contact_groups: [expr('azurerm_monitor_action_group.product.id')],
    contact_roles: ['Owner'],
  });
  return {
    variables: [
      {
        name: 'alert_emails',
        type: 'list(string)',
        description: 'Mail addresses that alarms and budgets go to.',
        default: [],
        value: () => (contact ? [contact] : undefined),
      },
      ...(budget.monthly > 0
        ? [
            {
              name: 'monthly_budget',
              type: 'number',
              description:
                'Budget for a month, in the currency of the billing account.',
              value: () => budget.monthly,
            },
          ]
        : []),
    ],
    terraform: {
      monitoring: [
        resource('azurerm_monitor_action_group', 'product', {
          name: text`ag-${expr('var.name')}`,
          resource_group_name: product.group,
          short_name: expr('substr(local.compact, 0, 12)'),
          tags: product.tags,
          email_receiver: dynamic(expr('toset(var.alert_emails)'), {
            name: expr('email_receiver.value'),
            email_address: expr('email_receiver.value'),
            use_common_alert_schema: true,
          }),
        }),
        ...(budget.monthly > 0
          ? [
              resource('azurerm_consumption_budget_resource_group', 'product', {
                name: text`budget-${expr('var.name')}`,
                resource_group_id: product.groupId,
                amount: expr('var.monthly_budget'),
                time_grain: 'Monthly',
                time_period: blocks({ start_date: THIS_MONTH }),
                notification: blocks(
                  ...thresholds.map(share => notification(share, 'Actual')),
                  notification(100, 'Forecasted'),
                ),
                lifecycle: blocks({ ignore_changes: [expr('time_period')] }),
              }),
            ]
          : []),
      ],
    },
  };
}
