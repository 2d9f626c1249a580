// SPDX-License-Identifier: Apache-2.0
import type {
  Contract,
  Property,
  SchemaObject,
  Server,
} from '@meshwright/contracts';
import {
  compileScan,
  evidenceQuery,
  judgeScan,
  type QualityCheck,
  type TableScan,
} from '../compile';
import type { DetailedCheck } from '../model';
import { measureScan } from '../run/measureScan';
import { messageOf } from '../run/messageOf';
import { connectorOf } from './connectors';
import { foundTable, tableOf } from './names';
import { allowsPlace, allowsSchema, placeOf } from './place';
import type {
  EngineConnector,
  EnginePlace,
  EngineSettings,
  SqlRunner,
} from './types';

const TIMEOUT = 300_000;
const MOST_COLUMNS = 5_000;

/** A contract whose data lies on a server. @public */
export interface ServerRun {
  contract: Contract;
  /** One of the contract's servers. */
  server: Server;
  /** How to reach it. They have to be good for what the contract names. */
  settings: EngineSettings;
  /** Milliseconds for each table, after which the engine is told to stop. Default: five minutes. */
  timeout?: number;
  signal?: AbortSignal;
}

/** What a run on one table of a server gave. @public */
export interface TableRunResult {
  object: SchemaObject;
  /** Where the table could not be read, each has the status `error`. */
  checks: DetailedCheck[];
  scan: TableScan;
  /** Milliseconds. */
  duration: number;
  /** Why the table could not be read. */
  unread?: string;
}

interface OpenServer {
  settings: EngineSettings;
  place: EnginePlace;
  connector: EngineConnector<EngineSettings>;
  runner: SqlRunner;
}

/**
 * @throws Error where the settings are not good for what the contract names, or the engine cannot be reached
 */
async function openServer({
  server,
  settings,
  timeout = TIMEOUT,
  signal,
}: ServerRun): Promise<OpenServer> {
  const place = placeOf(server);
  if (!place || !allowsPlace(settings, place)) {
    throw new Error(
      `The server '${server.server}' of the contract is none that ${settings.name} may be used for.`,
    );
  }
  signal?.throwIfAborted();
  const connector = connectorOf(settings);
  const runner = await connector.open(settings, place, { timeout });
  return { settings, place, connector, runner };
}

/** Aborts when the run is cancelled, and when the time for a piece of it is over. */
function limited({ signal, timeout = TIMEOUT }: ServerRun): AbortSignal {
  const over = AbortSignal.timeout(timeout);
  return signal ? AbortSignal.any([signal, over]) : over;
}

async function findTable(
  { settings, place, connector, runner }: OpenServer,
  object: SchemaObject,
  signal: AbortSignal,
) {
  const named = tableOf(object, place, connector.defaultSchema);
  if (!allowsSchema(settings, named.schema)) {
    throw new Error(`${settings.name} may not be used for this schema.`);
  }
  const rows = await runner.query(
    connector.columns(place, named.schema, named.table),
    { maxRows: MOST_COLUMNS, signal },
  );
  const found = foundTable(
    rows,
    named,
    settings.type,
    connector.prefix?.(place) ?? [],
  );
  if (!found) {
    throw new Error(
      `There is no table ${named.schema}.${named.table} that ${settings.name} can see.`,
    );
  }
  return found;
}

/** Names of a contract's columns as the table has them, and back. */
function spelling({ properties }: SchemaObject, columns: readonly string[]) {
  const lower = (text: string) => text.toLocaleLowerCase('en-US');
  const exact = new Set(columns);
  const known = new Map(columns.map(column => [lower(column), column]));
  const inTable = ({ name, physicalName }: Property) => {
    const stated = physicalName || name;
    return exact.has(stated) ? stated : known.get(lower(stated)) ?? stated;
  };
  const stated = new Map(
    properties.map(property => [
      inTable(property),
      property.physicalName || property.name,
    ]),
  );
  const inContract = (check: DetailedCheck): DetailedCheck => ({
    ...check,
    column:
      check.column
        ?.split(', ')
        .map(column => stated.get(column) ?? column)
        .join(', ') ?? null,
  });
  return { inTable, inContract };
}

async function runTable(
  open: OpenServer,
  run: ServerRun,
  object: SchemaObject,
): Promise<TableRunResult> {
  const { contract } = run;
  const { connector, runner, settings } = open;
  const started = Date.now();
  const signal = limited(run);
  const engine = settings.type;
  try {
    const { relation, columns } = await findTable(open, object, signal);
    const { inTable, inContract } = spelling(object, columns);
    const scan = compileScan(contract, object, {
      engine,
      relation,
      columns,
      columnName: inTable,
    });
    const own = new Map(
      scan.queried.map(({ query }) => [
        query,
        connector.figure?.(query) ?? query,
      ]),
    );
    const { row, figures, failures } = await measureScan(
      scan,
      async query => {
        const [first] = await runner.query(own.get(query) ?? query, {
          maxRows: 1,
          signal,
        });
        return first;
      },
      () => signal.throwIfAborted(),
    );
    return {
      object,
      checks: judgeScan(scan, row, figures, failures).map(inContract),
      scan,
      duration: Date.now() - started,
      ...(!row && { unread: failures.get('') }),
    };
  } catch (error) {
    // What cancelled the run is for the caller; a table that is slow or cannot be read leaves the others their turn.
    run.signal?.throwIfAborted();
    const message = signal.aborted
      ? `The table took longer than ${(run.timeout ?? TIMEOUT) / 1000} s.`
      : messageOf(error);
    return unreadTable(run, object, message, Date.now() - started);
  }
}

function unreadTable(
  { contract, settings }: ServerRun,
  object: SchemaObject,
  message: string,
  duration: number,
): TableRunResult {
  const scan = compileScan(contract, object, {
    engine: settings.type,
    relation: 'unread',
  });
  const failures = new Map([
    ['', message],
    ...scan.queried.map(({ check }) => [check.id, message] as const),
  ]);
  return {
    object,
    checks: judgeScan(scan, undefined, undefined, failures),
    scan,
    duration,
    unread: message,
  };
}

/**
 * Runs every check of a contract where its data is: one query for each table, which reads it once; rules that the
 * contract states as queries come after it. Everything is read-only, limited in time and in what is returned.
 *
 * A table that cannot be read, or takes too long, has its checks with the status `error`; the others go on.
 *
 * @throws Error where the settings are not good for the contract's server, or the run was cancelled
 * @public
 */
export async function runOnServer(run: ServerRun): Promise<TableRunResult[]> {
  const { contract } = run;
  let open: OpenServer;
  try {
    open = await openServer(run);
  } catch (error) {
    run.signal?.throwIfAborted();
    const place = placeOf(run.server);
    if (!place || !allowsPlace(run.settings, place)) throw error;
    const message = `${run.settings.name} cannot be reached: ${messageOf(
      error,
    )}`;
    return contract.schema.map(object => unreadTable(run, object, message, 0));
  }
  try {
    const results: TableRunResult[] = [];
    for (const object of contract.schema) {
      results.push(await runTable(open, run, object));
    }
    return results;
  } finally {
    await open.runner.close().catch(() => undefined);
  }
}

/**
 * Reads rows of a table that fail a check, at most so many.
 *
 * @returns undefined for a check that is not about single rows
 * @throws Error where the settings are not good for the contract's server, or the table cannot be read
 * @public
 */
export async function failingRowsOnServer(
  run: ServerRun,
  object: SchemaObject,
  check: QualityCheck,
  limit: number,
): Promise<Array<Record<string, unknown>> | undefined> {
  const open = await openServer(run);
  try {
    const signal = limited(run);
    const { relation } = await findTable(open, object, signal);
    const query = evidenceQuery(check, {
      engine: run.settings.type,
      relation,
      limit,
    });
    return query
      ? await open.runner.query(query, { maxRows: limit, signal })
      : undefined;
  } finally {
    await open.runner.close().catch(() => undefined);
  }
}
