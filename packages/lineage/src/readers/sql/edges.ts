// SPDX-License-Identifier: Apache-2.0
import {
  type RawNode,
  columnOf,
  dataset,
  rawKey,
} from '../../build/LineageBuilder';
import type { Identifier } from '../../identity/normalise';
import type { EdgeKind } from '../../model';
import { strongestBetweenDatasets } from '../wholes';
import type { SqlDependency, SqlStatement, TableName } from './types';

/** An edge that a statement shows. @internal */
export interface SqlEdge {
  from: RawNode;
  to: RawNode;
  kind: EdgeKind;
  transformations: string[];
}

/**
 * The edges of a statement: from columns to columns, from the columns that decide on rows to the dataset, and from
 * dataset to dataset.
 *
 * @param target - what the statement writes
 * @param find - the dataset that a name in the statement stands for; undefined for what is no dataset to us
 * @param columns - spelling of the target's columns, where it is known
 * @internal
 */
export function statementEdges(
  statement: SqlStatement,
  target: Identifier,
  find: (table: TableName) => Identifier | undefined,
  columns: readonly string[] = [],
): SqlEdge[] {
  const edges = new Map<string, SqlEdge>();
  const spelling = new Map(columns.map(name => [name.toLowerCase(), name]));
  const add = (
    from: RawNode,
    to: RawNode,
    { kind, transformation, masking }: Omit<SqlDependency, 'table' | 'column'>,
  ) => {
    const key = `${rawKey(from)}\u0001${rawKey(to)}\u0001${kind}`;
    let edge = edges.get(key);
    if (!edge) {
      edge = { from, to, kind, transformations: [] };
      edges.set(key, edge);
    }
    for (const each of [transformation, ...(masking ? ['MASKING'] : [])]) {
      if (!edge.transformations.includes(each)) edge.transformations.push(each);
    }
  };
  const connect = (one: SqlDependency, to: RawNode) => {
    const source = find(one.table);
    if (!source) return;
    add(columnOf(source, one.column), to, one);
    if (rawKey(dataset(source)) !== rawKey(dataset(target))) {
      add(dataset(source), dataset(target), one);
    }
  };
  for (const { name, dependencies } of statement.columns) {
    const to = columnOf(target, spelling.get(name.toLowerCase()) ?? name);
    for (const one of dependencies) connect(one, to);
  }
  for (const one of statement.rows) connect(one, dataset(target));
  // What is taken over as a whole is more than what joins and filters use of it.
  for (const table of statement.unknownStars) {
    const source = find(table);
    if (!source || rawKey(dataset(source)) === rawKey(dataset(target)))
      continue;
    add(dataset(source), dataset(target), {
      kind: 'direct',
      transformation: 'IDENTITY',
    });
  }
  // A table of which no column is known to be used was read all the same.
  for (const table of statement.inputs) {
    const source = find(table);
    if (!source) continue;
    const [from, to] = [dataset(source), dataset(target)];
    const seen = (['direct', 'indirect'] as const).some(kind =>
      edges.has(`${rawKey(from)}\u0001${rawKey(to)}\u0001${kind}`),
    );
    if (!seen && rawKey(from) !== rawKey(to)) {
      edges.set(`${rawKey(from)}\u0001${rawKey(to)}\u0001direct`, {
        from,
        to,
        kind: 'direct',
        transformations: [],
      });
    }
  }
  return strongestBetweenDatasets([...edges.values()]);
}
