// SPDX-License-Identifier: Apache-2.0
import type {
  Contract,
  Property,
  Relationship,
  SchemaObject,
} from '@meshwright/contracts';
import type { Draft, Drafted } from './drafts';
import { none } from './limits';
import type { SqlEngine } from './sql';
import type { Measure, ReferenceTarget } from './types';

type Columns = ReadonlyMap<Property, string | undefined>;

/** A table and a column as a relationship writes them. */
interface Written {
  document?: string;
  table: string;
  column: string;
}

/** Reads `object.property`, a pointer, or `file#pointer`; undefined for what lies inside a column. */
function readTarget(text: string): Written | undefined {
  const at = text.indexOf('#');
  const document = at > 0 ? text.slice(0, at).trim() : undefined;
  const place = text.slice(at + 1).trim();
  const [, table, column] =
    /^\/?schema\/([^/]+)\/properties\/([^/]+)$/.exec(place) ??
    /^([^/.]+)\.([^/.]+)$/.exec(place) ??
    [];
  return table && column
    ? { ...(document && { document }), table, column }
    : undefined;
}

const isCalled = (
  { id, name, physicalName }: Pick<Property, 'id' | 'name' | 'physicalName'>,
  wanted: string,
) => [id, name, physicalName].includes(wanted);

/** A property of a table by its id or one of its names. @internal */
export const propertyCalled = (
  { properties }: SchemaObject,
  wanted: string,
): Property | undefined => properties.find(one => isCalled(one, wanted));

/** A table among several by its id or one of its names. @internal */
export const tableCalled = <Table extends { object: SchemaObject }>(
  tables: readonly Table[],
  wanted: string,
): Table | undefined => tables.find(({ object }) => isCalled(object, wanted));

function columnsFrom(
  relationship: Relationship,
  object: SchemaObject,
  columns: Columns,
  own?: Property,
): string[] | undefined {
  const properties = own
    ? [own]
    : relationship.from.map(text => {
        const from = readTarget(text);
        return from && !from.document && isCalled(object, from.table)
          ? propertyCalled(object, from.column)
          : undefined;
      });
  const names = properties.flatMap(one => (one && columns.get(one)) || []);
  return names.length > 0 && names.length === properties.length
    ? names
    : undefined;
}

function targetOf({ to }: Relationship): ReferenceTarget | undefined {
  const written = to.map(readTarget);
  const [first] = written;
  return first &&
    written.every(
      one => one?.document === first.document && one?.table === first.table,
    )
    ? {
        ...(first.document && { document: first.document }),
        table: first.table,
        columns: written.map(one => one!.column),
      }
    : undefined;
}

function draftOf(
  relationship: Relationship,
  object: SchemaObject,
  columns: Columns,
  own?: Property,
): Drafted {
  const { path, type, to, description } = relationship;
  const refuse = (why: string) => ({
    path,
    reason: `The reference to '${to.join(', ')}' is not checked: ${why}.`,
  });
  if (type.toLowerCase() !== 'foreignkey') {
    return refuse(`it is of type ${type}`);
  }
  const from = columnsFrom(relationship, object, columns, own);
  if (!from) return refuse(`it starts from no columns of ${object.name}`);
  const target = targetOf(relationship);
  if (!target || target.columns.length !== from.length) {
    return refuse('it does not point at as many columns of one table');
  }
  return {
    path,
    description:
      description ??
      `Values of ${from.join(', ')} are among those of ${
        target.table
      }.${target.columns.join(', ')}.`,
    measure: { kind: 'reference', columns: from, to: target },
    unit: 'rows',
    limits: none,
    dimension: 'consistency',
    severity: 'error',
  } satisfies Draft;
}

/** Relationships to other tables as checks. @internal */
export function referencesOf(
  object: SchemaObject,
  columns: Columns,
): Drafted[] {
  return [
    ...object.properties.flatMap(property =>
      property.relationships.map(one =>
        draftOf(one, object, columns, property),
      ),
    ),
    ...object.relationships.map(one => draftOf(one, object, columns)),
  ];
}

/**
 * Documents of other contracts that relationships of a contract point into, as they write them.
 *
 * @public
 */
export function referredDocuments({ schema }: Contract): string[] {
  const all = schema.flatMap(object => [
    ...object.relationships,
    ...object.properties.flatMap(({ relationships }) => relationships),
  ]);
  return [
    ...new Set(
      all.flatMap(({ to }) =>
        to.flatMap(text => readTarget(text)?.document ?? []),
      ),
    ),
  ];
}

/** A table that references point at, as an engine's SQL names it and its columns. @public */
export interface ReferredTable {
  relation: string;
  /** In the order of the reference. */
  columns: readonly string[];
}

/** The condition that rows hold which a reference finds nothing for; the table is to be called `referring`. @internal */
export function withoutReferred(
  { columns }: Extract<Measure, { kind: 'reference' }>,
  to: ReferredTable,
  sql: SqlEngine,
): string {
  const own = columns.map(column => `referring.${sql.quote(column)}`);
  return [
    ...own.map(column => `${column} is not null`),
    `not exists (select 1 from ${to.relation} as referred where ${own
      .map(
        (column, index) =>
          `referred.${sql.quote(to.columns[index])} = ${column}`,
      )
      .join(' and ')})`,
  ].join(' and ');
}
