// SPDX-License-Identifier: Apache-2.0
import type { Contract, SchemaObject } from '@meshwright/contracts';
import { checksOf } from './checks';
import { type ReferredTable, withoutReferred } from './references';
import { QUOTABLE_NAME, SAFE_NAME } from './names';
import { type EngineName, engines, failingRows } from './sql';
import type {
  CompileOptions,
  NotCompiled,
  QualityCheck,
  ReferenceTarget,
} from './types';

/** A check whose figure is a column of the scan. @public */
export interface ScannedCheck {
  check: QualityCheck;
  /** Column of the scan's only row. */
  column: string;
  /** The figure as the engine's SQL computes it, for asking for it alone. */
  aggregate: string;
}

/** A check that has a query of its own, because the contract states it so, or it looks at another table as well. @public */
export interface QueriedCheck {
  check: QualityCheck;
  /** Gives one row whose first column is the figure. */
  query: string;
}

/** Everything that a contract asks for of a table, for one engine. @public */
export interface TableScan {
  object: string;
  engine: EngineName;
  /** The table as the engine's SQL names it. */
  relation: string;
  /** One query that reads the table once; its only row has `total` and a column for each check. */
  query: string;
  scanned: readonly ScannedCheck[];
  queried: readonly QueriedCheck[];
  /** Checks that need a table which is not at hand, and why it is not. */
  skipped: readonly { check: QualityCheck; reason: string }[];
  /** Columns of the contract that the table lacks; their checks are not in the query. */
  missing: readonly { column: string; path: string; required: boolean }[];
  notCompiled: readonly NotCompiled[];
}

/** Finds the table that a reference points at; a text says why it is not at hand. @public */
export type FindReferred = (to: ReferenceTarget) => ReferredTable | string;

/** @public */
export interface ScanOptions extends CompileOptions {
  engine: EngineName;
  /**
   * The table as the engine's SQL names it, such as `"sales"."orders"`. It is written as it is: quote it with
   * `quoteRelation`, and never take it from a contract as it stands.
   */
  relation: string;
  /** Columns that the table has, where that is known; the checks of others are reported as missing. */
  columns?: readonly string[];
  /** Finds tables that references point at; without it, those checks are skipped. */
  referred?: FindReferred;
}

const nowhere: FindReferred = ({ table }) =>
  `It was not looked where ${table} is.`;

/**
 * A relation of a database, quoted for an engine.
 *
 * @throws RangeError for a part that is no plain name
 * @public
 */
export function quoteRelation(
  engine: EngineName,
  ...parts: readonly string[]
): string {
  for (const part of parts) {
    // BigQuery's projects have hyphens.
    if (!SAFE_NAME.test(part.replace(/-/g, '_'))) {
      throw new RangeError(
        `'${part.slice(
          0,
          100,
        )}' is no name of letters, digits, underscores and hyphens.`,
      );
    }
  }
  return parts.map(part => engines[engine].quote(part)).join('.');
}

const columnsOf = ({ measure }: QualityCheck): readonly string[] => {
  if ('columns' in measure) return measure.columns;
  return 'column' in measure ? [measure.column] : [];
};

/** The figure of a check as an aggregate; undefined for a query of its own, and for what the engine cannot say. */
function aggregateOf(
  { measure }: QualityCheck,
  engine: EngineName,
): string | undefined {
  const sql = engines[engine];
  if (measure.kind === 'nulls' && measure.alsoMissing.length === 0) {
    // Engines count values by their marks of what is missing, without a condition on each row.
    return `${sql.count('*')} - ${sql.count(sql.quote(measure.column))}`;
  }
  switch (measure.kind) {
    case 'rows':
      return sql.count('*');
    case 'age':
      return sql.hoursSince(`max(${sql.quote(measure.column)})`);
    case 'duplicates': {
      const columns = measure.columns.map(sql.quote);
      const complete =
        columns.length === 1
          ? sql.count(columns[0])
          : sql.countWhere(
              columns.map(column => `${column} is not null`).join(' and '),
            );
      return `${complete} - ${sql.distinct(columns)}`;
    }
    case 'query':
    case 'reference':
      return undefined;
    default: {
      const failing = failingRows(measure, sql);
      return failing && sql.countWhere(failing);
    }
  }
}

/** The query that measures checks in one scan. @internal */
export function scanQuery(
  { engine, relation }: Pick<TableScan, 'engine' | 'relation'>,
  scanned: readonly ScannedCheck[],
): string {
  return [
    `select ${[
      `${engines[engine].count('*')} as total`,
      ...scanned.map(({ aggregate, column }) => `${aggregate} as ${column}`),
    ].join(',\n       ')}`,
    `from ${relation}`,
  ].join('\n');
}

/**
 * Compiles every check that a contract asks for on a table into one query that reads it once.
 *
 * @public
 */
export function compileScan(
  contract: Contract,
  object: SchemaObject,
  options: ScanOptions,
): TableScan {
  const { engine, relation, columns, referred = nowhere } = options;
  const { checks, notCompiled } = checksOf(
    contract,
    object,
    {
      ...options,
      references: true,
    },
    QUOTABLE_NAME,
  );
  const there =
    columns && new Set(columns.map(name => name.toLocaleLowerCase('en-US')));
  const has = (column: string) =>
    !there || there.has(column.toLocaleLowerCase('en-US'));
  const scanned: ScannedCheck[] = [];
  const queried: QueriedCheck[] = [];
  const skipped: Array<TableScan['skipped'][number]> = [];
  const refused: NotCompiled[] = [];
  for (const check of checks) {
    if (!columnsOf(check).every(has)) continue;
    const aggregate = aggregateOf(check, engine);
    if (aggregate) {
      scanned.push({ check, column: `c${scanned.length}`, aggregate });
    } else if (check.measure.kind === 'query') {
      queried.push({
        check,
        query: check.measure.query.replaceAll('{object}', () => relation),
      });
    } else if (check.measure.kind === 'reference') {
      const to = referred(check.measure.to);
      if (typeof to === 'string') {
        skipped.push({ check, reason: to });
      } else {
        const condition = withoutReferred(check.measure, to, engines[engine]);
        queried.push({
          check,
          query: `select ${engines[engine].count(
            '*',
          )} as failed from ${relation} as referring where ${condition}`,
        });
      }
    } else {
      refused.push({
        path: check.path,
        reason: `${engine} has no way to say: ${check.description}`,
      });
    }
  }
  return {
    object: object.name,
    engine,
    relation,
    query: scanQuery({ engine, relation }, scanned),
    scanned,
    queried,
    skipped,
    missing: object.properties
      .map(property => ({
        column:
          options.columnName?.(property) ??
          (property.physicalName || property.name),
        path: property.path,
        required: property.required || property.primaryKey,
      }))
      .filter(({ column }) => !has(column)),
    notCompiled: [...notCompiled, ...refused],
  };
}

/**
 * A query for rows that fail a check, for the eyes of somebody who may see them.
 *
 * @param limit - most rows
 * @returns undefined for a check that is not about single rows
 * @public
 */
export function evidenceQuery(
  { measure }: QualityCheck,
  {
    engine,
    relation,
    limit,
    referred = nowhere,
  }: Pick<ScanOptions, 'engine' | 'relation' | 'referred'> & { limit: number },
): string | undefined {
  const sql = engines[engine];
  if (measure.kind === 'reference') {
    const to = referred(measure.to);
    return typeof to === 'string'
      ? undefined
      : sql.first(
          limit,
          `select * from ${relation} as referring where ${withoutReferred(
            measure,
            to,
            sql,
          )}`,
        );
  }
  if (measure.kind === 'duplicates') {
    const columns = measure.columns.map(sql.quote);
    const complete = columns
      .map(column => `${column} is not null`)
      .join(' and ');
    return sql.first(
      limit,
      `select ${columns.join(
        ', ',
      )}, count(*) as repeated from ${relation} where ${complete} group by ${columns.join(
        ', ',
      )} having count(*) > 1`,
    );
  }
  const failing = failingRows(measure, sql);
  return (
    failing && sql.first(limit, `select * from ${relation} where ${failing}`)
  );
}
