// SPDX-License-Identifier: Apache-2.0
import { azureCall, workflowDefinition } from './workflow';

/** Hours at which what pauses wakes up and goes to sleep, UTC, on working days. @internal */
export const WAKE = 5;
/** @internal */
export const SLEEP = 19;
/** Hours of a month between the two. @internal */
export const AWAKE_HOURS = 304;

/**
 * Wakes something on working days and puts it to sleep each evening: what is paid by the hour costs nothing then.
 *
 * @param sleep - action of Azure that puts it to sleep: `suspend` or `pause`
 * @internal
 */
export const sleepWorkflow = (sleep: 'suspend' | 'pause', apiVersion: string) =>
  workflowDefinition(
    { target_id: 'String', identity_id: 'String' },
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
        `@{concat('https://management.azure.com', parameters('target_id'), if(less(int(formatDateTime(utcNow(), 'HH')), 12), '/resume', '/${sleep}'), '?api-version=${apiVersion}')}`,
        {},
        {},
      ),
    },
  );
