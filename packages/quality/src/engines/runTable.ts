// SPDX-License-Identifier: Apache-2.0
import type { Property, SchemaObject } from '@meshwright/contracts';
import {
  compileProfile,
  compileScan,
  judgeScan,
  measurementsOf,
  type TableScan,
  unreadTable,
} from '../compile';
import { markOthers } from '../compile/otherTables';
import type { DetailedCheck, Measurement } from '../model';
import { measureScan } from '../run/measureScan';
import { messageOf } from '../run/messageOf';
import type { FoundTable } from './names';
import {
  findTable,
  limited,
  type OpenServer,
  type ServerRun,
  TIMEOUT,
} from './openServer';
import { openTables } from './serverTables';

/** What a run on one table of a server gave. @public */
export interface TableRunResult {
  object: SchemaObject;
  /** Where the table could not be read, each has the status `error`. */
  checks: DetailedCheck[];
  scan: TableScan;
  /** Milliseconds. */
  duration: number;
  /** Figures that are worth following, where they were asked for. */
  measurements: Measurement[];
  /** Why the table could not be read. */
  unread?: string;
  /** Whether that is because the engine itself cannot be reached. */
  unreachable?: boolean;
}

/** Names of a contract's columns as the table has them, and back. @internal */
export function spelling(object: SchemaObject, columns: readonly string[]) {
  const { properties } = object;
  const lower = (text: string) => text.toLocaleLowerCase('en-US');
  const exact = new Set(columns);
  const known = new Map(columns.map(column => [lower(column), column]));
  const inTable = ({ name, physicalName }: Property) => {
    const stated = physicalName || name;
    return exact.has(stated) ? stated : known.get(lower(stated)) ?? stated;
  };
  // Some engines give names in lower case, whatever the table has.
  const stated = new Map(
    properties.map(property => [
      lower(inTable(property)),
      property.physicalName || property.name,
    ]),
  );
  const nameOf = (column: string) => stated.get(lower(column)) ?? column;
  const inContract = <T extends { column: string | null }>(figure: T): T => ({
    ...figure,
    column: figure.column?.split(', ').map(nameOf).join(', ') ?? null,
  });
  /** The table with the names that its columns have. */
  const spelled = {
    ...object,
    properties: properties.map(property => ({
      ...property,
      physicalName: inTable(property),
    })),
  };
  return { inTable, inContract, nameOf, spelled };
}

/** Figures of a table; none where its engine refuses them, which is no matter of the checks. */
async function profileTable(
  { runner, settings }: OpenServer,
  { signal: cancelled }: ServerRun,
  object: SchemaObject,
  { relation, columns }: FoundTable,
  signal: AbortSignal,
): Promise<Measurement[]> {
  const profile = compileProfile(object, {
    engine: settings.type,
    relation,
    columns,
  });
  try {
    const [row = {}] = await runner.query(profile.query, {
      maxRows: 1,
      signal,
    });
    return measurementsOf(profile, row);
  } catch {
    cancelled?.throwIfAborted();
    return [];
  }
}

/** Runs the checks of one table; one that cannot be read is a result too. @internal */
export async function runTable(
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
    const found = await findTable(open, object, signal);
    const { relation, columns } = found;
    const { inTable, inContract, spelled } = spelling(object, columns);
    const { referred, withOthers } = await openTables(
      open,
      run,
      object,
      found,
      signal,
    );
    const scan = compileScan(contract, object, {
      engine,
      relation,
      columns,
      columnName: inTable,
      referred,
    });
    const own = new Map(
      scan.queried.map(({ check, query }) => {
        const whole = withOthers(query, check);
        return [query, connector.figure?.(whole) ?? whole];
      }),
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
      checks: markOthers(
        judgeScan(scan, row, figures, failures),
        scan,
        contract,
        run.others ?? [],
      ).map(inContract),
      scan,
      measurements:
        run.profile && row
          ? (await profileTable(open, run, spelled, found, signal)).map(
              inContract,
            )
          : [],
      duration: Date.now() - started,
      ...(!row && { unread: failures.get('') }),
    };
  } catch (error) {
    // What cancelled the run is for the caller; a table that is slow or cannot be read leaves the others their turn.
    run.signal?.throwIfAborted();
    const message = signal.aborted
      ? `The table took longer than ${(run.timeout ?? TIMEOUT) / 1000} s.`
      : messageOf(error);
    return unread(run, object, message, Date.now() - started);
  }
}

/** A table that could not be read. @internal */
export function unread(
  { contract, settings }: ServerRun,
  object: SchemaObject,
  message: string,
  duration = 0,
): TableRunResult {
  return {
    object,
    ...unreadTable(contract, object, settings.type, message),
    measurements: [],
    duration,
    unread: message,
  };
}
