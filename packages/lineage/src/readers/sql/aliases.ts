// SPDX-License-Identifier: Apache-2.0
import type { SqlColumn } from './types';

/** Engines in which a SELECT can use the names that it has given before. */
const inSelect = new Set([
  'clickhouse',
  'databricks',
  'duckdb',
  'generic',
  'redshift',
  'snowflake',
  'spark',
  'teradata',
]);

/** Engines in which WHERE can use the names that SELECT gives. */
const inWhere = new Set(['clickhouse', 'duckdb', 'snowflake', 'teradata']);

/** Clauses in which a name may be that of a column of the SELECT. @internal */
export type Clause = 'select' | 'where' | 'group' | 'having';

/** A column that is made from one of the same name, so that the source has that as well; engines prefer it. */
const hides = ({ name, dependencies }: SqlColumn): boolean =>
  dependencies.some(
    ({ kind, column }) =>
      kind === 'direct' && column.toLowerCase() === name.toLowerCase(),
  );

/**
 * Whether a name means a column of the SELECT rather than one of a table whose columns are not known.
 *
 * @param dialect - as the parser names it
 * @internal
 */
export function meansAlias(
  clause: Clause,
  column: SqlColumn,
  dialect: string,
): boolean {
  if (hides(column)) return false;
  if (clause === 'select') return inSelect.has(dialect);
  if (clause === 'where') return inWhere.has(dialect);
  // Nobody can group by what only the groups give.
  return (
    clause !== 'group' ||
    column.dependencies.every(
      ({ transformation }) => transformation !== 'AGGREGATION',
    )
  );
}
