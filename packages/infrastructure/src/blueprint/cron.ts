// SPDX-License-Identifier: Apache-2.0

const FIELDS = [
  { name: 'minute', low: 0, high: 59 },
  { name: 'hour', low: 0, high: 23 },
  { name: 'day of the month', low: 1, high: 31 },
  { name: 'month', low: 1, high: 12 },
  { name: 'day of the week', low: 0, high: 6 },
] as const;

const PART = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/;

function partFault(
  part: string,
  { name, low, high }: (typeof FIELDS)[number],
): string | undefined {
  const match = PART.exec(part);
  if (!match) {
    return `'${part}' is no ${name}: write numbers, '*', ranges (1-5), steps (*/15) and lists (1,3)`;
  }
  const [, from, to, step] = match;
  const outside = [from, to].some(
    value =>
      value !== undefined && (Number(value) < low || Number(value) > high),
  );
  if (outside) return `a ${name} is between ${low} and ${high}`;
  if (to !== undefined && Number(to) < Number(from)) {
    return `the range ${part} of the ${name} runs backwards`;
  }
  if (step !== undefined && Number(step) === 0) {
    return `the step of the ${name} is 0`;
  }
  return undefined;
}

/**
 * What is wrong with a schedule in five fields of cron, in words that complete "this is no schedule: …".
 *
 * Days of the week are 0 (Sunday) to 6. Not every scheduler of a cloud can restrict the day of the month and the day of
 * the week at once, so that this is refused.
 *
 * @returns undefined when nothing is
 * @internal
 */
export function cronFault(cron: string): string | undefined {
  const fields = cron.trim().split(/\s+/);
  if (fields.length !== FIELDS.length) {
    return `it has ${fields.length} fields, and cron has 5: minute, hour, day of the month, month, day of the week`;
  }
  for (const [index, field] of fields.entries()) {
    for (const part of field.split(',')) {
      const fault = partFault(part, FIELDS[index]);
      if (fault) return fault;
    }
  }
  if (fields[2] !== '*' && fields[4] !== '*') {
    return "it restricts the day of the month and the day of the week: leave one of them '*'";
  }
  return undefined;
}
