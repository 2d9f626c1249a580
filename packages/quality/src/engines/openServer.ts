// SPDX-License-Identifier: Apache-2.0
import type { Contract, SchemaObject, Server } from '@meshwright/contracts';
import { connectorOf } from './connectors';
import { type FoundTable, foundTable, tableOf } from './names';
import type { ServerTable } from './serverTables';
import { allowsPlace, allowsSchema, placeOf } from './place';
import type {
  EngineConnector,
  EnginePlace,
  EngineSettings,
  SqlRunner,
} from './types';

/** Milliseconds for a table where nobody says otherwise. @internal */
export const TIMEOUT = 300_000;
const MOST_COLUMNS = 5_000;

/** A contract whose data lies on a server. @public */
export interface ServerRun {
  contract: Contract;
  /** One of the contract's servers. */
  server: Server;
  /** How to reach it. They have to be good for what the contract names. */
  settings: EngineSettings;
  /**
   * Tables of other contracts that rules may compare with by their names, and that references may point at, where they are
   * on the same server.
   */
  others?: readonly ServerTable[];
  /** Milliseconds for each table, after which the engine is told to stop. Default: five minutes. */
  timeout?: number;
  /** Whether figures that are worth following are measured too, by one query more for each table. */
  profile?: boolean;
  /** Ends the run: the engine is told to stop what it is doing. */
  signal?: AbortSignal;
  /** Is told of each table as soon as its checks are done, so that somebody who waits sees how far it is. */
  onTable?: (object: SchemaObject) => void;
}

/** An engine that is connected. @internal */
export interface OpenServer {
  settings: EngineSettings;
  place: EnginePlace;
  connector: EngineConnector<EngineSettings>;
  runner: SqlRunner;
}

/**
 * Connects to the engine of a contract's server.
 *
 * @throws Error where the settings are not good for what the contract names, or the engine cannot be reached
 * @internal
 */
export async function openServer({
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
  const runner = await unlessAborted(
    connector.open(settings, place, { timeout }),
    signal,
    late => late.close(),
  );
  return { settings, place, connector, runner };
}

/** Waits for something no longer than a signal allows; what comes too late is let go of. */
async function unlessAborted<T>(
  coming: Promise<T>,
  signal: AbortSignal | undefined,
  letGo: (late: T) => Promise<void>,
): Promise<T> {
  if (!signal) return coming;
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([coming, aborted]);
  } catch (error) {
    coming.then(letGo).catch(() => undefined);
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Aborts when the run is cancelled, and when the time for a piece of it is over. @internal */
export function limited({ signal, timeout = TIMEOUT }: ServerRun): AbortSignal {
  const over = AbortSignal.timeout(timeout);
  return signal ? AbortSignal.any([signal, over]) : over;
}

/**
 * The table of a contract, by the names that the engine itself gives it.
 *
 * @throws Error where it is not there, or may not be read
 * @internal
 */
export async function findTable(
  { settings, place, connector, runner }: OpenServer,
  object: SchemaObject,
  signal: AbortSignal,
): Promise<FoundTable> {
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
