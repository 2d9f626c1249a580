// SPDX-License-Identifier: Apache-2.0

const days = (field: string) =>
  field.replace(
    /(^|[-,])(\d)/g,
    (_, before, day) => `${before}${Number(day) + 1}`,
  );

/**
 * Five fields of cron as EventBridge and Glue write them: six fields, Sunday is 1, and a question mark in the field of
 * days that says nothing.
 *
 * @internal
 */
export function awsCron(cron: string): string {
  const [minute, hour, date, month, weekday] = cron.trim().split(/\s+/);
  return weekday === '*'
    ? `cron(${minute} ${hour} ${date} ${month} ? *)`
    : `cron(${minute} ${hour} ? ${month} ${days(weekday)} *)`;
}
