// SPDX-License-Identifier: Apache-2.0
import type { Contract, SchemaObject, Server } from '@meshwright/contracts';
import type { FindReferred, QualityCheck } from '../compile';
import {
  calledIn,
  neededTables,
  type OpenTable,
  type OtherTable,
  referredIn,
} from '../compile/otherTables';
import type { FoundTable } from './names';
import { findTable, type OpenServer, type ServerRun } from './openServer';
import { placeOf } from './place';
import type { EnginePlace } from './types';

/** A table of another contract, and the server of that contract which has it. @public */
export interface ServerTable extends OtherTable {
  server: Server;
}

/** Whether one connection reaches both. */
const isSame = (a: EnginePlace, b: EnginePlace | undefined) =>
  b !== undefined &&
  a.type === b.type &&
  a.host === b.host &&
  a.port === b.port &&
  a.database?.toLowerCase() === b.database?.toLowerCase();

/** The other tables that the checks of a table look at. @internal */
export interface ServerTables {
  referred: FindReferred;
  /** The query of a check, which is to find tables of other contracts by the names that its rule calls them. */
  withOthers(query: string, check: QualityCheck): string;
}

const columnIn =
  ({ columns }: FoundTable) =>
  (name: string) =>
    columns.find(one => one === name) ??
    columns.find(one => one.toLowerCase() === name.toLowerCase());

/**
 * Finds the tables that the checks of a table look at beside it: those of its own contract, and those of other contracts
 * on the same server, as far as the settings allow. One that is not there is said where it is needed.
 *
 * @internal
 */
export async function openTables(
  open: OpenServer,
  run: ServerRun,
  object: SchemaObject,
  own: FoundTable,
  signal: AbortSignal,
): Promise<ServerTables> {
  const { contract, server, others = [] } = run;
  const all: ServerTable[] = [
    ...contract.schema
      .filter(one => one !== object)
      .map(one => ({ object: one, server })),
    ...others,
  ];
  const tables: OpenTable[] = [
    { object, relation: own.relation, columnOf: columnIn(own) },
  ];
  const elsewhere = new Set<string>();
  for (const table of neededTables(contract, object, all)) {
    const place = placeOf(table.server);
    if (!place || !isSame(open.place, place)) {
      elsewhere.add(table.object.name);
      continue;
    }
    try {
      const found = await findTable({ ...open, place }, table.object, signal);
      tables.push({
        object: table.object,
        document: table.document,
        relation: found.relation,
        columnOf: columnIn(found),
      });
    } catch {
      signal.throwIfAborted();
      // Whatever needs it says that it is not at hand.
    }
  }
  return {
    referred: referredIn(tables, ({ table }) =>
      elsewhere.has(table)
        ? `The data of ${table} is on another server.`
        : undefined,
    ),
    withOthers: (query, { measure }) =>
      measure.kind === 'query'
        ? named(query, measure.query, contract, tables)
        : query,
  };
}

/** A query before which tables of other contracts have got the names that its rule calls them by. */
function named(
  query: string,
  rule: string,
  contract: Contract,
  tables: readonly OpenTable[],
): string {
  const known = new Set<string>();
  const names = tables.flatMap(table =>
    calledIn(table, rule, contract).flatMap(name => {
      if (known.has(name.toLowerCase())) return [];
      known.add(name.toLowerCase());
      return `${name} as (select * from ${table.relation})`;
    }),
  );
  if (names.length === 0) return query;
  const own = /^with\s+(recursive\s+)?/i.exec(query);
  return own
    ? `${own[0]}${names.join(', ')}, ${query.slice(own[0].length)}`
    : `with ${names.join(', ')} ${query}`;
}
