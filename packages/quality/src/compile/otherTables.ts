// SPDX-License-Identifier: Apache-2.0
import type { Contract, SchemaObject } from '@meshwright/contracts';
import { checksOf } from './checks';
import { propertyCalled, tableCalled } from './references';
import type { DetailedCheck } from '../model';
import type { FindReferred, TableScan } from './scan';
import { QUOTABLE_NAME } from './names';
import type { ReferenceTarget } from './types';

/** A table that the checks of another one may look at. @public */
export interface OtherTable {
  object: SchemaObject;
  /**
   * What relationships of the contract that is checked call the document that the table is of; empty where none points
   * into it, absent for tables of the contract itself.
   */
  document?: string;
}

const namesOf = ({ name, physicalName }: SchemaObject) =>
  [name, physicalName].filter(
    (one): one is string => !!one && QUOTABLE_NAME.test(one),
  );

/** What no query of a contract calls the table of another one: the names of its own tables. */
const ownNames = (contract: Contract) =>
  new Set(contract.schema.flatMap(namesOf).map(name => name.toLowerCase()));

/** Words of SQL, which stand in queries for themselves though a table may be called so. */
const WORDS_OF_SQL =
  /^(abs|all|and|as|avg|between|by|case|cast|coalesce|count|cross|current_date|date|distinct|else|end|exists|from|full|group|having|in|inner|interval|is|join|left|like|limit|max|min|not|null|on|or|order|outer|over|partition|recursive|right|select|sum|then|top|union|using|when|where|with)$/i;

const TEXTS = /'[^']*'/g;
const QUOTED_NAMES = /"[^"]*"|`[^`]*`|\[[^\]]*\]/g;

/** Names of a table as a query of a contract writes them. */
function namesIn(object: SchemaObject, query: string): string[] {
  const words = query.replace(TEXTS, "''");
  return namesOf(object).flatMap(
    name => words.match(new RegExp(`(?<![\\w.])${name}(?![\\w.])`, 'gi')) ?? [],
  );
}

/**
 * Names that a query calls a table of another contract by, without quotes.
 *
 * @internal
 */
export function calledIn(
  { object, document }: OtherTable,
  query: string,
  contract: Contract,
): string[] {
  if (document === undefined) return [];
  const own = ownNames(contract);
  const found = namesIn(object, query.replace(QUOTED_NAMES, '""')).filter(
    name => !own.has(name.toLowerCase()) && !WORDS_OF_SQL.test(name),
  );
  return [...new Set(found)];
}

/** Whether a query looks at a table, whether its name is in quotes or not. */
const looksAt = (table: OtherTable, query: string, own: ReadonlySet<string>) =>
  namesIn(table.object, query).some(
    name => table.document === undefined || !own.has(name.toLowerCase()),
  );

const among = <Table extends OtherTable>(
  tables: readonly Table[],
  { document, table }: ReferenceTarget,
) =>
  tableCalled(
    tables.filter(one => one.document === document),
    table,
  );

/**
 * Which of some tables the checks of a table look at: those that references point at, and those that queries name. The
 * others need not be opened.
 *
 * @public
 */
export function neededTables<Table extends OtherTable>(
  contract: Contract,
  object: SchemaObject,
  others: readonly Table[],
): Table[] {
  const measures = checksOf(contract, object, {
    references: true,
  }).checks.map(({ measure }) => measure);
  const queries = measures.flatMap(one =>
    one.kind === 'query' ? [one.query] : [],
  );
  const referred = new Set(
    measures.flatMap(one =>
      one.kind === 'reference' ? among(others, one.to) ?? [] : [],
    ),
  );
  const own = ownNames(contract);
  return others.filter(
    table =>
      referred.has(table) || queries.some(query => looksAt(table, query, own)),
  );
}

/**
 * Says of results which tables of other contracts the queries behind them name: what they found may tell of these.
 *
 * @internal
 */
export function markOthers<Check extends DetailedCheck>(
  checks: readonly Check[],
  { queried }: Pick<TableScan, 'queried'>,
  contract: Contract,
  tables: readonly OtherTable[],
): Check[] {
  const own = ownNames(contract);
  const others = new Map(
    queried.map(({ check: { id, measure } }) => [
      id,
      tables
        .filter(
          table =>
            table.document !== undefined &&
            measure.kind === 'query' &&
            looksAt(table, measure.query, own),
        )
        .map(({ object }) => object.name),
    ]),
  );
  return checks.map(check => {
    const named = others.get(check.name);
    return named?.length
      ? { ...check, details: { ...check.details, others: named } }
      : check;
  });
}

/** A table that is at hand. @internal */
export interface OpenTable extends OtherTable {
  relation: string;
  /** The column's own name in the table, by its name in the contract. */
  columnOf: (name: string) => string | undefined;
}

/**
 * Finds what references point at among tables that are at hand.
 *
 * @param missing - why a table is not at hand, where that is known
 * @internal
 */
export function referredIn(
  tables: readonly OpenTable[],
  missing: (to: ReferenceTarget) => string | undefined = () => undefined,
): FindReferred {
  return to => {
    const found = among(tables, to);
    if (!found) {
      return (
        missing(to) ??
        (to.document === undefined
          ? `The data of ${to.table} is not at hand.`
          : `The data of ${to.table} in ${to.document} is not at hand: it is not on the same server, or the product does not take it in.`)
      );
    }
    const columns = to.columns.map(name => {
      const property = propertyCalled(found.object, name);
      const column = property && (property.physicalName || property.name);
      return column === undefined || !QUOTABLE_NAME.test(column)
        ? undefined
        : found.columnOf(column);
    });
    return columns.every((one): one is string => one !== undefined)
      ? { relation: found.relation, columns }
      : `${to.table} has no column ${to.columns.join(', ')}.`;
  };
}
