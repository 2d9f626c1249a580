// SPDX-License-Identifier: Apache-2.0

/** Errors of PostgreSQL and Redshift about values: their messages repeat the value. */
const DATA_EXCEPTION = /^22/;

/**
 * What an engine says of a query that failed, in one line and without values of the data: whoever sees the result of a
 * check need not be allowed to see the rows.
 *
 * @internal
 */
export function messageOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && DATA_EXCEPTION.test(code)) {
    return `A value is not of the form that the check asks for (SQLSTATE ${code}).`;
  }
  const text = error instanceof Error ? error.message : String(error);
  return text
    .trim()
    .split('\n')[0]
    .replace(/^Error: /, '')
    .replace(/'[^']*'?/g, "'…'")
    .slice(0, 300);
}
