// SPDX-License-Identifier: Apache-2.0
import type { Lineage, LineageNode } from '@meshwright/lineage';
import { promisedTables } from './promisedTables';

/** What a change request does to what it describes: ids of the state before. */
export interface LineageChanges {
  /** Columns, and datasets that go as a whole. */
  dropped: string[];
  /** Columns whose type is another. */
  retyped: string[];
  /** Columns that are computed otherwise, and datasets whose query is another as a whole. */
  recomputed: string[];
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

const lowerName = ({ column }: LineageNode) => (column ?? '').toLowerCase();

const byLowerName = (columns: readonly LineageNode[]) =>
  new Map(columns.map(node => [lowerName(node), node]));

/** What columns a dataset has. Looks through all nodes once: a project of dbt has thousands of datasets. */
function columnsOf({ nodes }: Lineage): (id: string) => LineageNode[] {
  const found = new Map<string, LineageNode[]>();
  for (const node of nodes) {
    if (node.type !== 'column' || node.dataset === undefined) continue;
    const own = found.get(node.dataset);
    if (own) own.push(node);
    else found.set(node.dataset, [node]);
  }
  return id => found.get(id) ?? [];
}

const typeOf = ({ facts }: LineageNode) =>
  facts.dataType?.toLowerCase().replace(/\s+/g, '');

/** Whether something is worded otherwise; what one state says in another way than the other cannot be compared. */
function isReworded(before: LineageNode, after: LineageNode): boolean {
  const [was, is] = [before.facts.wording, after.facts.wording];
  if (was === undefined || is === undefined) return false;
  const kinds = (wording: string) => wording.replace(/:\S*/g, '');
  return was !== is && kinds(was) === kinds(is);
}

/** Compares two states of the same files. */
export function changesBetween(
  before: Lineage,
  after: Lineage,
): LineageChanges {
  const dropped = new Set<string>();
  const retyped = new Set<string>();
  const recomputed = new Set<string>();
  const promised = promisedTables(before);
  const called = (dataset: string) => promised.get(dataset) ?? dataset;
  const was = columnsOf(before);
  const is = columnsOf(after);
  /** A column under the name that others know it by. */
  const calledColumn = (column: LineageNode) => {
    const other = promised.get(column.dataset ?? '');
    if (!other) return column.id;
    const name = lowerName(column);
    return was(other).find(each => lowerName(each) === name)?.id ?? column.id;
  };
  const still = new Map(describedDatasets(after).map(node => [node.id, node]));
  for (const dataset of describedDatasets(before)) {
    const { id } = dataset;
    const left = still.get(id);
    if (!left) {
      dropped.add(called(id));
      continue;
    }
    const isAnother = isReworded(dataset, left);
    if (isAnother) recomputed.add(called(id));
    const present = byLowerName(is(id));
    for (const column of was(id)) {
      const now = present.get(lowerName(column));
      if (!now) dropped.add(calledColumn(column));
      else if (
        typeOf(column) &&
        typeOf(now) &&
        typeOf(column) !== typeOf(now)
      ) {
        retyped.add(calledColumn(column));
      } else if (!isAnother && isReworded(column, now)) {
        recomputed.add(calledColumn(column));
      }
    }
  }
  return {
    dropped: [...dropped],
    retyped: [...retyped],
    recomputed: [...recomputed],
  };
}
