// SPDX-License-Identifier: Apache-2.0

const STEPS: Array<[unit: Intl.RelativeTimeFormatUnit, seconds: number]> = [
  ['year', 365.25 * 86_400],
  ['month', 30.44 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

const FORMAT = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** The largest unit that the time between two is at least one of, and how many of it; undefined below a minute. */
function largestStep(time: Date, now: Date) {
  const seconds = (time.getTime() - now.getTime()) / 1000;
  const step = STEPS.find(([, length]) => Math.abs(seconds) >= length);
  return step && { unit: step[0], count: Math.trunc(seconds / step[1]) };
}

/** How long ago, or until when: "3 hours ago", "yesterday", "in 2 days". Less than a minute is "just now". @public */
export function describeRelativeTime(time: Date, now: Date): string {
  const step = largestStep(time, now);
  return step ? FORMAT.format(step.count, step.unit) : 'just now';
}

/** How long something has lasted: "3 hours", "1 day". Less than a minute is "less than a minute". @public */
export function describeTimeSince(time: Date, now: Date): string {
  const step = largestStep(time, now);
  if (!step) return 'less than a minute';
  const count = Math.abs(step.count);
  return `${count} ${step.unit}${count === 1 ? '' : 's'}`;
}
