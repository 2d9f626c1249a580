// SPDX-License-Identifier: Apache-2.0
import { azureCall, workflowDefinition } from '../shared/workflow';

/** Hours at which a capacity that pauses wakes up and goes to sleep, UTC. */
const WAKE = 5;
const SLEEP = 19;

/** Wakes a capacity on working days and puts it to sleep each evening; a capacity costs by the hour only while awake. @internal */
export const capacityPause = workflowDefinition(
  { capacity_id: 'String', identity_id: 'String' },
  {
    clock: {
      type: 'Recurrence',
      recurrence: {
        frequency: 'Week',
        interval: 1,
        schedule: {
          hours: [String(WAKE), String(SLEEP)],
          minutes: [0],
          weekDays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
        },
        timeZone: 'UTC',
      },
    },
  },
  {
    Wake_or_sleep: azureCall(
      'POST',
      `@{concat('https://management.azure.com', parameters('capacity_id'), if(less(int(formatDateTime(utcNow(), 'HH')), 12), '/resume', '/suspend'), '?api-version=2023-11-01')}`,
      {},
      {},
    ),
  },
);
