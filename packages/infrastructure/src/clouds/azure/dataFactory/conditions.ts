// SPDX-License-Identifier: Apache-2.0
import type { QualityCheck } from '@meshwright/quality';
import type { ColumnType } from '../shared/columnType';
import type { LakeTable } from '../shared/tables';
import { converted, literal } from './expressions';

const holds = (column: string, condition: string) =>
  `isNull(${column}) || (${condition})`;

/** A condition that a good row meets; undefined for checks of whole tables, which the pipeline makes afterwards. */
function conditionOf(
  { measure, limits, unit }: QualityCheck,
  types: ReadonlyMap<string, ColumnType>,
): string | undefined {
  const strict =
    unit === 'rows' &&
    limits.length === 1 &&
    limits[0].operator === 'mustBe' &&
    limits[0].values[0] === 0;
  if (!strict) return undefined;
  switch (measure.kind) {
    case 'nulls':
      return measure.alsoMissing.length > 0
        ? `!isNull(${measure.column}) && !in([${measure.alsoMissing
            .map(value => literal(String(value)))
            .join(', ')}], toString(${measure.column}))`
        : `!isNull(${measure.column})`;
    case 'values':
      return holds(
        measure.column,
        `in([${measure.values
          .map(value => literal(String(value)))
          .join(', ')}], toString(${measure.column}))`,
      );
    case 'range': {
      const type = types.get(measure.column) ?? { kind: 'string' };
      const end = (value: number | string) =>
        measure.of === 'number'
          ? String(value)
          : converted(
              type.kind === 'timestamp' ? type : { kind: 'date' },
              literal(String(value)),
            );
      const { minimum, maximum, column } = measure;
      const parts = [
        minimum &&
          `${column} ${minimum.exclusive ? '>' : '>='} ${end(minimum.value)}`,
        maximum &&
          `${column} ${maximum.exclusive ? '<' : '<='} ${end(maximum.value)}`,
      ].filter((part): part is string => part !== undefined);
      return holds(column, parts.join(' && '));
    }
    case 'length': {
      const length = `length(toString(${measure.column}))`;
      const parts = [
        measure.minimum !== undefined && `${length} >= ${measure.minimum}`,
        measure.maximum !== undefined && `${length} <= ${measure.maximum}`,
      ].filter((part): part is string => part !== false);
      return holds(measure.column, parts.join(' && '));
    }
    case 'pattern':
      return holds(
        measure.column,
        `regexMatch(toString(${measure.column}), ${literal(measure.pattern)})`,
      );
    default:
      return undefined;
  }
}

/** Rows of one table that meet the contract's conditions on rows, by check. @internal */
export const rowChecks = (table: LakeTable) => {
  const types = new Map(table.columns.map(({ name, type }) => [name, type]));
  return table.checks.flatMap(check => {
    const condition = conditionOf(check, types);
    return condition ? [{ id: check.id, condition }] : [];
  });
};
