// SPDX-License-Identifier: Apache-2.0
import type { Relationship } from '../../model';
import type { Losses } from '../findings';
import type { Dialect } from './dialect';
import type { Column, Table } from './table';

/** A table and a column that a relationship names. */
interface Target {
  table: Table;
  column: Column;
}

/** Finds what `object.property` or `/schema/object/properties/property` names, by name or id. */
function finder(tables: Table[]): (target: string) => Target | undefined {
  const byName = new Map<string, Table>();
  for (const table of tables) {
    const { id, name, physicalName } = table.object;
    for (const key of [id, physicalName, name]) {
      if (key) byName.set(key, table);
    }
  }
  return target => {
    const pointer = /^#?\/?schema\/([^/]+)\/properties\/([^/]+)$/.exec(
      target.trim(),
    );
    const [, tableName, columnName] =
      pointer ?? /^(.+)\.([^.]+)$/.exec(target.trim()) ?? [];
    const table = byName.get(tableName);
    const column = table?.columns.find(({ property }) =>
      [property.id, property.name, property.physicalName].includes(columnName),
    );
    return table && column ? { table, column } : undefined;
  };
}

/** A reference needs a key on the other side: the primary one, or a unique column. */
function isKey(target: Target[]): boolean {
  const [{ table, column }] = target;
  const names = target.map(item => item.column.name).sort();
  if ([...table.primaryKey].sort().join('\n') === names.join('\n')) return true;
  return names.length === 1 && column.unique;
}

/** Finds the references between the tables, and says which cannot be declared. @internal */
export function referencesOf(
  tables: Table[],
  dialect: Dialect,
  losses: Losses,
): void {
  const find = finder(tables);
  tables.forEach(table => {
    const { object } = table;
    const add = (relationship: Relationship, own?: Column) => {
      const from = own
        ? [{ table, column: own }]
        : relationship.from.map(name => find(name));
      const to = relationship.to.map(name => find(name));
      const loss = whyNot(relationship, from, to, dialect);
      if (loss) {
        losses.add(
          'lost',
          relationship.path,
          `The reference from '${object.name}' to '${relationship.to.join(
            ', ',
          )}' is left out: ${loss}.`,
        );
        return;
      }
      table.references.push({
        columns: (from as Target[]).map(({ column }) => column.name),
        table: (to as Target[])[0].table.name,
        target: (to as Target[]).map(({ column }) => column.name),
      });
    };
    object.relationships.forEach(relationship => add(relationship));
    table.columns.forEach(column =>
      column.property.relationships.forEach(relationship =>
        add(relationship, column),
      ),
    );
  });
}

function whyNot(
  relationship: Relationship,
  from: Array<Target | undefined>,
  to: Array<Target | undefined>,
  dialect: Dialect,
): string | undefined {
  if (!dialect.foreignKey) return `${dialect.title} keeps no references`;
  if (relationship.type.toLowerCase() !== 'foreignkey') {
    return `it is of type ${relationship.type}`;
  }
  const complete =
    to.length > 0 &&
    from.length === to.length &&
    [...from, ...to].every(Boolean);
  if (!complete) return 'it names no columns of these tables';
  const targets = to as Target[];
  if (targets.some(({ table }) => table !== targets[0].table)) {
    return 'it points at more than one table';
  }
  return isKey(targets)
    ? undefined
    : 'it points at columns that are neither the primary key nor unique';
}
