// SPDX-License-Identifier: Apache-2.0
import { messageOf } from './messageOf';

describe('messageOf', () => {
  it.each([
    // PostgreSQL, by its code
    Object.assign(
      new Error('invalid input syntax for type integer: "s3cret"'),
      { code: '22P02' },
    ),
    // Redshift, whose Data API has no code
    'ERROR: invalid input syntax for integer: "s3cret"',
    "ERROR: Invalid digit, Value 's', Pos 0, Type: s3cret",
    // BigQuery
    'Bad int64 value: s3cret',
    "Could not cast literal 's3cret' to type DATE",
    // DuckDB
    "Conversion Error: Could not convert string 's3cret' to INT32\nLINE 1",
    // Snowflake, Athena, Databricks, SQL Server
    "Numeric value 's3cret' is not recognized",
    "INVALID_CAST_ARGUMENT: Cannot cast 's3cret' to INT",
    "[CAST_INVALID_INPUT] The value 's3cret' of the type STRING cannot be cast to BIGINT",
    "Conversion failed when converting the varchar value 's3cret' to data type int.",
    // A quote that does not end
    "Something is wrong with 's3cret",
  ])('shows no value of %s', error => {
    const message = messageOf(
      typeof error === 'string' ? new Error(error) : error,
    );
    expect(message).not.toContain('s3cret');
    expect(message.length).toBeGreaterThan(10);
  });

  it.each([
    ['column "nonsense" does not exist', 'column "nonsense" does not exist'],
    ['Error: permission denied for table a', 'permission denied for table a'],
    [
      'Unrecognized name: amuont at [1:8]',
      'Unrecognized name: amuont at [1:8]',
    ],
    ['first line\nsecond line', 'first line'],
    ['x'.repeat(1000), 'x'.repeat(300)],
  ])('keeps what helps in %j', (text, expected) => {
    expect(messageOf(new Error(text))).toBe(expected);
  });

  it('says something of what is no error', () => {
    expect(messageOf(undefined)).toBe('undefined');
    expect(messageOf('no')).toBe('no');
  });
});
