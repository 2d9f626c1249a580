// SPDX-License-Identifier: Apache-2.0
import type { LogicalType, SchemaObject } from '@meshwright/contracts';
import type { Measurement } from '../model';
import { QUOTABLE_NAME } from './names';
import { type EngineName, engines } from './sql';

/** Columns of a table that are measured; a table may have thousands. */
const MOST_COLUMNS = 60;

/** What a profile measures beside the number of rows. @public */
export type ProfileMetric =
  | 'nullShare'
  | 'distinctCount'
  | 'sum'
  | 'median'
  | 'percentile95'
  | 'ageHours';

/** A figure of a profile. @public */
export interface ProfiledFigure {
  /** Column of the query's only row. */
  alias: string;
  /** Column of the table; `null` for figures of the whole table. */
  column: string | null;
  metric: 'rowCount' | ProfileMetric;
}

/** Figures of a table that are followed from run to run. @public */
export interface TableProfile {
  object: string;
  /** One query that reads the table once. */
  query: string;
  figures: readonly ProfiledFigure[];
}

/** How an engine estimates what would be dear to know exactly; absent where it cannot in the same pass. */
interface Estimates {
  distinct(column: string): string;
  quantile?(column: string, share: number): string;
}

const approximate: Estimates = {
  distinct: column => `approx_count_distinct(${column})`,
};
const ESTIMATES: Record<EngineName, Estimates> = {
  athena: {
    distinct: column => `approx_distinct(${column})`,
    quantile: (column, share) => `approx_percentile(${column}, ${share})`,
  },
  bigquery: {
    ...approximate,
    quantile: (column, share) =>
      `approx_quantiles(${column}, 100)[offset(${Math.round(100 * share)})]`,
  },
  databricks: {
    ...approximate,
    quantile: (column, share) => `percentile_approx(${column}, ${share})`,
  },
  duckdb: {
    // An estimate may be above what is possible, which looks wrong in a column of keys.
    distinct: column =>
      `least(approx_count_distinct(${column}), count(${column}))`,
    quantile: (column, share) => `approx_quantile(${column}, ${share})`,
  },
  postgres: {
    distinct: column => `count(distinct ${column})`,
    quantile: (column, share) =>
      `percentile_cont(${share}) within group (order by ${column})`,
  },
  redshift: { distinct: column => `approximate count(distinct ${column})` },
  snowflake: {
    ...approximate,
    quantile: (column, share) => `approx_percentile(${column}, ${share})`,
  },
  spark: {
    ...approximate,
    quantile: (column, share) => `percentile_approx(${column}, ${share})`,
  },
  synapse: approximate,
};

const isNumeric = (type?: LogicalType) =>
  type === 'integer' || type === 'number';

/** Figures of one column as aggregates. */
function aggregatesOf(
  name: string,
  type: LogicalType | undefined,
  engine: EngineName,
): Array<[ProfileMetric, string]> {
  const sql = engines[engine];
  const estimates = ESTIMATES[engine];
  const column = sql.quote(name);
  const found: Array<[ProfileMetric, string]> = [
    // Of no rows nothing is a share.
    [
      'nullShare',
      `100.0 * ${sql.countWhere(`${column} is null`)} / nullif(count(*), 0)`,
    ],
  ];
  // Objects and lists have no order, and some engines do not compare them.
  if (type !== undefined && type !== 'object' && type !== 'array') {
    found.push(['distinctCount', estimates.distinct(column)]);
  }
  if (isNumeric(type)) {
    found.push(['sum', `sum(${column})`]);
    if (estimates.quantile) {
      found.push(
        ['median', estimates.quantile(column, 0.5)],
        ['percentile95', estimates.quantile(column, 0.95)],
      );
    }
  }
  if (type === 'timestamp') {
    found.push(['ageHours', sql.hoursSince(`max(${column})`)]);
  }
  return found;
}

/**
 * Compiles the figures of a table that are worth following from run to run, whether or not a contract limits them: number
 * of rows, and of each column the share of missing values, different values, sum, quantiles and the age of the newest.
 *
 * @param options - `relation` is written as it is: quote it with `quoteRelation`
 * @public
 */
export function compileProfile(
  object: SchemaObject,
  {
    engine,
    relation,
    columns,
  }: { engine: EngineName; relation: string; columns?: readonly string[] },
): TableProfile {
  const there =
    columns && new Set(columns.map(name => name.toLocaleLowerCase('en-US')));
  const figures: ProfiledFigure[] = [
    { alias: 'p0', column: null, metric: 'rowCount' },
  ];
  const aggregates = ['count(*) as p0'];
  const measured = object.properties
    .map(property => ({
      name: property.physicalName || property.name,
      type: property.logicalType,
    }))
    .filter(
      ({ name }) =>
        QUOTABLE_NAME.test(name) &&
        (!there || there.has(name.toLocaleLowerCase('en-US'))),
    )
    .slice(0, MOST_COLUMNS);
  for (const { name, type } of measured) {
    for (const [metric, aggregate] of aggregatesOf(name, type, engine)) {
      const alias = `p${figures.length}`;
      figures.push({ alias, column: name, metric });
      aggregates.push(`${aggregate} as ${alias}`);
    }
  }
  return {
    object: object.name,
    query: `select ${aggregates.join(',\n       ')}\nfrom ${relation}`,
    figures,
  };
}

/**
 * The figures of a profile out of its query's only row; those without a value are left out.
 *
 * @public
 */
export function measurementsOf(
  { object, figures }: TableProfile,
  row: Readonly<Record<string, unknown>>,
): Measurement[] {
  return figures.flatMap(({ alias, column, metric }) => {
    const stated = row[alias];
    const value =
      stated === null || stated === undefined || stated === ''
        ? NaN
        : Number(stated);
    return Number.isFinite(value)
      ? [{ dataset: object, column, metric, value }]
      : [];
  });
}
