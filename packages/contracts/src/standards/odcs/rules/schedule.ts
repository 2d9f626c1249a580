// SPDX-License-Identifier: Apache-2.0
import type { JsonPath } from '../../../document/pointer';
import type { PlainRecord } from '../../../document/types';
import { quote } from '../../../shape';
import type { RuleContext } from '../../standard';

const field = /^[\d*?/,\-a-z#]+$/i;

/** Five fields as in crontab, with seconds six, with years seven; or a name such as `@daily`. */
function isCron(text: string): boolean {
  const trimmed = text.trim();
  if (/^@[a-z]+$/.test(trimmed)) return true;
  const fields = trimmed.split(/\s+/);
  return (
    fields.length >= 5 &&
    fields.length <= 7 &&
    fields.every(one => field.test(one))
  );
}

/** A schedule for cron must be one that cron understands. @internal */
export function checkSchedule(
  holder: PlainRecord,
  path: JsonPath,
  context: RuleContext,
): void {
  const { scheduler, schedule } = holder;
  if (typeof schedule !== 'string' || typeof scheduler !== 'string') return;
  if (scheduler.toLowerCase() !== 'cron' || isCron(schedule)) return;
  context.report({
    rule: 'wrong-schedule',
    severity: 'warning',
    path: [...path, 'schedule'],
    message: `${quote(
      schedule,
    )} is no schedule of cron: minute, hour, day of month, month and day of week, such as '0 20 * * *'.`,
  });
}
