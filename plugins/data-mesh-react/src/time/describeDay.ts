// SPDX-License-Identifier: Apache-2.0

/** A day of the calendar as people write it: `2027-03-31` is "31 March 2027". Other text is left as it is. @public */
export function describeDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime())
    ? day
    : date.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
}
