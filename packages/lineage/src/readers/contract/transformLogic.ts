// SPDX-License-Identifier: Apache-2.0
import { type LineageBuilder, columnOf } from '../../build/LineageBuilder';
import type { SqlLineage, TableName } from '../sql/types';
import type { ContractDataset } from './datasets';
import type { Preferred, References } from './references';

/**
 * Adds what the SQL of `transformLogic` says of a property. Logic in words is left alone.
 *
 * @internal
 */
export function addTransformLogic(
  one: ContractDataset,
  references: References,
  preferred: Preferred,
  builder: LineageBuilder,
  sql: SqlLineage,
): void {
  for (const { name, property } of one.columns) {
    const logic = property.transformLogic;
    if (!logic || !/^\s*(with|select)\b/i.test(logic)) continue;
    const { statements } = sql.analyse(logic, { dialect: one.server?.type });
    const [statement] = statements;
    if (statements.length !== 1) continue;
    const column =
      statement.columns.find(
        each => each.name.toLowerCase() === property.name.toLowerCase(),
      ) ?? (statement.columns.length === 1 ? statement.columns[0] : undefined);
    const find = (table: TableName) => {
      const found = references.source(table.join('.'), one, preferred);
      return found === 'ambiguous' || found.column !== undefined
        ? undefined
        : found.dataset;
    };
    for (const each of [...(column?.dependencies ?? []), ...statement.rows]) {
      const source = find(each.table);
      if (!source) continue;
      builder.edge(columnOf(source, each.column), columnOf(one, name), {
        kind: each.kind,
        source: 'sql',
        transformations: [each.transformation],
      });
    }
  }
}
