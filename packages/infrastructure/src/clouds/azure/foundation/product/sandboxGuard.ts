// SPDX-License-Identifier: Apache-2.0
import { azureCall, workflowDefinition } from '../../shared/workflow';

const ACCOUNT =
  "@{concat('https://management.azure.com', parameters('account_id'), '?api-version=2023-05-01')}";
const BUDGET =
  "@{concat('https://management.azure.com', parameters('budget_id'), '?api-version=2023-05-01')}";

/**
 * Each day: takes the sandbox away when its day has come or its money is spent.
 *
 * Its parameters are ids, so that the definition is the same for every product.
 *
 * @internal
 */
export const sandboxGuard = workflowDefinition(
  { account_id: 'String', budget_id: 'String', identity_id: 'String' },
  {
    daily: {
      type: 'Recurrence',
      recurrence: {
        frequency: 'Day',
        interval: 1,
        schedule: { hours: ['3'], minutes: [30] },
        timeZone: 'UTC',
      },
    },
  },
  {
    Get_sandbox: azureCall('GET', ACCOUNT, {}),
    Is_gone_already: {
      type: 'Terminate',
      runAfter: { Get_sandbox: ['Failed'] },
      inputs: { runStatus: 'Cancelled' },
    },
    Get_budget: azureCall('GET', BUDGET, { Get_sandbox: ['Succeeded'] }),
    Is_it_over: {
      type: 'If',
      runAfter: { Get_budget: ['Succeeded'] },
      expression: {
        or: [
          {
            lessOrEquals: [
              "@ticks(body('Get_sandbox')?['tags']?['expires-on'])",
              '@ticks(utcNow())',
            ],
          },
          {
            greaterOrEquals: [
              "@coalesce(body('Get_budget')?['properties']?['currentSpend']?['amount'], 0)",
              "@body('Get_budget')?['properties']?['amount']",
            ],
          },
        ],
      },
      actions: { Delete_sandbox: azureCall('DELETE', ACCOUNT, {}) },
      else: { actions: {} },
    },
  },
);
