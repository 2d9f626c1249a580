// SPDX-License-Identifier: Apache-2.0
import type { ColumnType } from '../shared/columnType';

/** One line: a script is split where a line says GO. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');

/** A name in T-SQL. @internal */
export const name = (text: string) => `[${oneLine(text).replace(/\]/g, ']]')}]`;

/** A text in T-SQL. @internal */
export const literal = (text: string) =>
  `N'${oneLine(text).replace(/'/g, "''")}'`;

/** A line of comment. @internal */
export const remark = (text: string) => `-- ${oneLine(text)}`.trimEnd();

/** Columnstores hold texts of at most so many characters. */
const LONGEST_TEXT = 4000;

/** A column type of T-SQL, as serverless and dedicated pools both have it. @internal */
export function sqlType(type: ColumnType): string {
  switch (type.kind) {
    case 'integer':
      return 'INT';
    case 'long':
      return 'BIGINT';
    case 'double':
      return 'FLOAT';
    case 'boolean':
      return 'BIT';
    case 'date':
      return 'DATE';
    case 'timestamp':
      return 'DATETIME2(6)';
    case 'decimal':
      return `DECIMAL(${type.precision}, ${type.scale})`;
    case 'string':
      return `NVARCHAR(${Math.min(type.length ?? LONGEST_TEXT, LONGEST_TEXT)})`;
    default:
      return `NVARCHAR(${LONGEST_TEXT})`;
  }
}

/** Batches of a script, each ended as sqlcmd and our own runner expect it. @internal */
export const script = (batches: readonly string[]) =>
  `${batches.map(batch => `${batch.trim()}\nGO\n`).join('\n')}`;
