// SPDX-License-Identifier: Apache-2.0
import type { Contract, SchemaObject } from '@meshwright/contracts';
import type { DuckDBConnection } from '@duckdb/node-api';
import {
  compileScan,
  evidenceQuery,
  judgeScan,
  type OtherTable,
  type QualityCheck,
  type TableScan,
} from '../compile';
import { markOthers, neededTables } from '../compile/otherTables';
import type { DetailedCheck } from '../model';
import { measureScan } from '../run/measureScan';
import { type FileFormat, openFile, type WrongType } from './openFile';
import { openTables } from './openTables';
import { type RunLimits, withLimits } from './withLimits';

/** A table, and the file that has its rows. @public */
export interface FileTable extends OtherTable {
  /** Path of the file, already judged by the caller: no path that a contract names is to be followed unseen. */
  path: string;
  format: FileFormat;
}

/** A table of a contract that is to be checked. @public */
export interface FileRun extends FileTable {
  contract: Contract;
  /**
   * Tables that rules may compare it with, by their names, and that references may point at. Where two have one name, the
   * first counts.
   */
  others?: readonly FileTable[];
  limits?: Partial<RunLimits>;
  signal?: AbortSignal;
}

/** What a run on one file gave. @public */
export interface FileRunResult {
  checks: DetailedCheck[];
  scan: TableScan;
  /** Milliseconds that the query took. */
  duration: number;
}

/** The other tables that the checks of a run look at. */
const neededBy = ({ contract, object, others = [] }: FileRun) =>
  neededTables(contract, object, others);

const limitsOf = (run: FileRun, needed: readonly FileTable[]) => ({
  ...run,
  paths: [run.path, ...needed.map(({ path }) => path)],
});

/** The first row of a query as an object. */
async function firstRow(
  connection: DuckDBConnection,
  query: string,
): Promise<Record<string, unknown> | undefined> {
  const reader = await connection.runAndReadUntil(query, 1);
  return reader.getRowObjectsJS()[0] as Record<string, unknown> | undefined;
}

/**
 * Runs every check of a table on a file, in one pass over it; rules that the contract states as queries of their own come
 * after it, one by one.
 *
 * DuckDB may read that file, those of other tables that its checks look at, and nothing else: no other file, no network,
 * no extension.
 *
 * @throws Error where the file cannot be read at all, is not of its format, or the run was cancelled
 * @public
 */
export async function runOnFile(run: FileRun): Promise<FileRunResult> {
  const needed = neededBy(run);
  return withLimits(limitsOf(run, needed), async ({ connection, goOn }) => {
    const file = await openFile(connection, run);
    const { relation, columns, wrongTypes } = file;
    const scan = compileScan(run.contract, run.object, {
      engine: 'duckdb',
      relation,
      columns,
      referred: await openTables(connection, run, file, needed),
    });
    const started = Date.now();
    const { row, figures, failures } = await measureScan(
      scan,
      query => {
        goOn();
        return firstRow(connection, query);
      },
      goOn,
    );
    const types: DetailedCheck[] = [];
    for (const wrong of wrongTypes) {
      types.push(await typeCheck(run.object, wrong, connection));
    }
    const measured = row && withUnreadable(row, scan, types);
    const duration = Date.now() - started;
    const judged = markOthers(
      judgeScan(scan, measured, figures, failures),
      scan,
      run.contract,
      needed,
    );
    return { checks: [...types, ...judged], scan, duration };
  });
}

/**
 * Reads rows that fail a check, at most so many.
 *
 * @returns undefined for a check that is not about single rows
 * @public
 */
export async function failingRowsOfFile(
  run: FileRun,
  check: QualityCheck,
  limit: number,
): Promise<Array<Record<string, unknown>> | undefined> {
  const needed = check.measure.kind === 'reference' ? neededBy(run) : [];
  return withLimits(limitsOf(run, needed), async ({ connection }) => {
    const file = await openFile(connection, run);
    const query = evidenceQuery(check, {
      engine: 'duckdb',
      relation: file.relation,
      referred: await openTables(connection, run, file, needed),
      limit,
    });
    if (!query) return undefined;
    const reader = await connection.runAndReadUntil(query, limit);
    return reader.getRowObjectsJson() as Array<Record<string, unknown>>;
  });
}

/** A value that cannot be read as its type is not missing: the check of the type counts it, and no other. */
function withUnreadable(
  row: Readonly<Record<string, unknown>>,
  { scanned }: TableScan,
  types: readonly DetailedCheck[],
): Record<string, unknown> {
  const unreadable = new Map(
    types.map(({ column, failedRows }) => [column, failedRows ?? 0]),
  );
  const counted = scanned.flatMap(({ check: { measure }, column }) => {
    if (measure.kind !== 'nulls' || row[column] === undefined) return [];
    const some = unreadable.get(measure.column) ?? 0;
    // What is declared to stand for a missing value may be what could not be read.
    return some > 0 && !measure.foreignMarks
      ? [[column, Number(row[column]) - some] as const]
      : [];
  });
  return { ...row, ...Object.fromEntries(counted) };
}

/** A column of another type: how many of its values cannot be read as what the contract says. */
async function typeCheck(
  object: SchemaObject,
  { column, path, expected, found, unreadable }: WrongType,
  connection: DuckDBConnection,
): Promise<DetailedCheck> {
  const row = await firstRow(connection, unreadable);
  const failed = Number(row?.failed);
  return {
    name: `${object.name}-${column}-type`,
    dataset: object.name,
    column,
    dimension: 'conformity',
    severity: 'error',
    // A text that reads as a number in every row is a matter of the file's format, not of the data.
    status: failed > 0 ? 'fail' : 'pass',
    observed: found,
    expected: `Values are of the type ${expected}.`,
    failedRows: failed,
    totalRows: Number(row?.total),
    details: { id: path },
  };
}
