// SPDX-License-Identifier: Apache-2.0

/** Errors of PostgreSQL about values: their messages repeat the value. */
const DATA_EXCEPTION = /^22/;
/** Words of engines about values; what follows a colon, or stands in quotes, may be one. */
const ABOUT_VALUES =
  /\b(invalid (input syntax|value|date|time|timestamp|datetime|number|digit)|bad \w+ value|(could not|cannot|can't|unable to|failed to) (be )?(cast|convert|parse)|conversion (failed|error)|not recognized|out of range|duplicate key)\b/i;
/** DuckDB's words for a table that is not there, after which it guesses which one was meant. */
const NO_TABLE = /^Catalog Error: Table with name (\w+) does not exist!.*/;
const LONGEST = 300;

/**
 * What an engine says of a query that failed, in one line and without values of the data: whoever sees the result of a
 * check need not be allowed to see the rows. Names, which engines put into double quotes, stay where it is about names.
 *
 * @internal
 */
export function messageOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code === 'string' && DATA_EXCEPTION.test(code)) {
    return `A value is not of the form that the check asks for (SQLSTATE ${code}).`;
  }
  const [line] = (error instanceof Error ? error.message : String(error))
    .trim()
    .split('\n');
  const text = line
    .replace(/^Error: /, '')
    .replace(/'[^']*'?/g, "'…'")
    .replace(
      NO_TABLE,
      'There is no table $1 at hand. A rule sees the tables of its contract, and those of contracts that the product takes in where their data is in the same place.',
    );
  const about = ABOUT_VALUES.exec(text);
  if (!about) return text.slice(0, LONGEST);
  const end = about.index + about[0].length;
  return `${text.slice(0, end)}${text
    .slice(end)
    .replace(/"[^"]*"?/g, '"…"')
    .replace(/:.*$/, ': …')}`.slice(0, LONGEST);
}
