// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../../generate/types';
import { type Block, blocks, expr, resource } from '../../../../hcl';
import { FROM_THIS_ACCOUNT, policyDocument, policyJson } from '../../build/iam';

/** The tag that a budget counts, in the syntax that the service demands: `user:KEY$VALUE`. */
const productFilter = {
  name: 'TagKeyValue',
  values: [
    expr(
      'join("$", ["user:data-mesh:product", local.tags["data-mesh:product"]])',
    ),
  ],
};

/** Where alarms go, and the budget that speaks up before the bill does. @internal */
export function alerts({ blueprint }: GenerationContext): Block[] {
  const { budget } = blueprint;
  return [
    resource('aws_sns_topic', 'alerts', {
      name: expr('"${var.name}-alerts"'),
      kms_master_key_id: expr('local.kms_key_arn'),
    }),
    policyDocument('alerts', [
      {
        sid: 'Services',
        actions: ['sns:Publish'],
        resources: [expr('aws_sns_topic.alerts.arn')],
        principals: [
          [
            'Service',
            [
              'cloudwatch.amazonaws.com',
              'events.amazonaws.com',
              'budgets.amazonaws.com',
            ],
          ],
        ],
        conditions: [FROM_THIS_ACCOUNT],
      },
    ]),
    resource('aws_sns_topic_policy', 'alerts', {
      arn: expr('aws_sns_topic.alerts.arn'),
      policy: policyJson('alerts'),
    }),
    resource('aws_sns_topic_subscription', 'alerts', {
      count: expr('var.alert_email == null ? 0 : 1'),
      topic_arn: expr('aws_sns_topic.alerts.arn'),
      protocol: 'email',
      endpoint: expr('var.alert_email'),
    }),
    ...(budget.monthly > 0
      ? [
          budgetOf('product', {
            name: expr('var.name'),
            amount: expr('tostring(var.monthly_budget)'),
            currency: budget.currency,
            filter: productFilter,
            notifications: [
              ...budget.alertAt.map(share => ({ share, forecast: false })),
              {
                share: Math.max(100, ...budget.alertAt),
                forecast: true,
              },
            ],
          }),
        ]
      : []),
  ];
}

/** @internal */
export interface Budget {
  name: Block['body'][string];
  amount: Block['body'][string];
  currency: string;
  filter: Block['body'];
  notifications: readonly { share: number; forecast: boolean }[];
}

/** A budget of a month that tells the topic of alerts. @internal */
export function budgetOf(
  label: string,
  { name, amount, currency, filter, notifications }: Budget,
): Block {
  return resource('aws_budgets_budget', label, {
    name,
    budget_type: 'COST',
    limit_amount: amount,
    limit_unit: currency,
    time_unit: 'MONTHLY',
    cost_filter: blocks(filter),
    notification: blocks(
      ...notifications.map(({ share, forecast }) => ({
        comparison_operator: 'GREATER_THAN',
        threshold: share,
        threshold_type: 'PERCENTAGE',
        notification_type: forecast ? 'FORECASTED' : 'ACTUAL',
        subscriber_sns_topic_arns: [expr('aws_sns_topic.alerts.arn')],
      })),
    ),
  });
}
