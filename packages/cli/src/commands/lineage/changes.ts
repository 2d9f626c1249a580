// SPDX-License-Identifier: Apache-2.0
import type { Lineage, LineageNode } from '@meshwright/lineage';
import { promisedTables } from './promisedTables';

/** What a change request does to what it describes: ids of the state before. */
export interface LineageChanges {
  /** Columns, and datasets that go as a whole. */
  dropped: string[];
  /** Columns whose type is another. */
  retyped: string[];
}

/** Datasets that the files themselves describe or make; others are only named as sources. */
function describedDatasets({ nodes, edges }: Lineage): LineageNode[] {
  const made = new Set(
    edges
      .filter(
        ({ from, source }) =>
          from.startsWith('job:') && source !== 'openlineage',
      )
      .map(({ to }) => to),
  );
  return nodes.filter(
    ({ id, type, facts }) =>
      type === 'dataset' && (facts.contracts !== undefined || made.has(id)),
  );
}

const byLowerName = (columns: LineageNode[]) =>
  new Map(columns.map(node => [(node.column ?? '').toLowerCase(), node]));

function columnsOf({ nodes }: Lineage, dataset: string): LineageNode[] {
  return nodes.filter(
    node => node.type === 'column' && node.dataset === dataset,
  );
}

const typeOf = ({ facts }: LineageNode) =>
  facts.dataType?.toLowerCase().replace(/\s+/g, '');

/** Compares two states of the same files. */
export function changesBetween(
  before: Lineage,
  after: Lineage,
): LineageChanges {
  const dropped = new Set<string>();
  const retyped = new Set<string>();
  const promised = promisedTables(before);
  const called = (dataset: string) => promised.get(dataset) ?? dataset;
  /** A column under the name that others know it by. */
  const calledColumn = ({ id, dataset = '', column }: LineageNode) => {
    const other = promised.get(dataset);
    if (!other) return id;
    const lower = column?.toLowerCase();
    const own = columnsOf(before, other).find(
      each => each.column?.toLowerCase() === lower,
    );
    return own?.id ?? id;
  };
  const still = new Set(describedDatasets(after).map(({ id }) => id));
  for (const { id } of describedDatasets(before)) {
    if (!still.has(id)) {
      dropped.add(called(id));
      continue;
    }
    const present = byLowerName(columnsOf(after, id));
    for (const column of columnsOf(before, id)) {
      const now = present.get((column.column ?? '').toLowerCase());
      if (!now) dropped.add(calledColumn(column));
      else if (
        typeOf(column) &&
        typeOf(now) &&
        typeOf(column) !== typeOf(now)
      ) {
        retyped.add(calledColumn(column));
      }
    }
  }
  return { dropped: [...dropped], retyped: [...retyped] };
}
