// SPDX-License-Identifier: Apache-2.0
import type { Property, QualityRule } from '@meshwright/contracts';
import type { Draft, Drafted } from './drafts';
import { limitsOf, none } from './limits';
import { patternFault } from './patterns';
import { queryFault, resolveQuery } from './queries';
import { isPlain } from './names';
import type { Measure } from './types';
import { fitting, valuesOf } from './values';

/** The column that a rule stands at; none for rules of a table. */
interface Place {
  property: Property;
  column: string;
}

type Columns = ReadonlyMap<Property, string | undefined>;

const DIMENSIONS: Record<string, Draft['dimension']> = {
  accuracy: 'accuracy',
  completeness: 'completeness',
  coverage: 'completeness',
  conformity: 'validity',
  validity: 'validity',
  consistency: 'consistency',
  timeliness: 'timeliness',
  uniqueness: 'uniqueness',
};

const OF_MEASURE: Record<Measure['kind'], Draft['dimension']> = {
  nulls: 'completeness',
  values: 'validity',
  range: 'validity',
  length: 'validity',
  pattern: 'validity',
  duplicates: 'uniqueness',
  rows: 'volume',
  age: 'timeliness',
  query: 'accuracy',
  reference: 'consistency',
};

const texts = (value: unknown): string[] | undefined =>
  Array.isArray(value) &&
  value.every(item => item === null || typeof item === 'string')
    ? value.filter((item): item is string => item !== null)
    : undefined;

/** Values that stand for a missing one; null, which always does, is left out. */
function marksOf(value: unknown): Array<string | number> | undefined {
  if (!Array.isArray(value)) return undefined;
  const marks = value.filter(item => item !== null);
  return marks.every(
    item =>
      (typeof item === 'string' && isPlain(item)) ||
      (typeof item === 'number' && Number.isFinite(item)),
  )
    ? marks
    : undefined;
}

/** Columns of a rule on several; undefined where one of them has no name that can be called. */
function columnsOf(names: unknown, columns: Columns): string[] | undefined {
  const found = texts(names)?.map(name =>
    [...columns].find(([property]) => property.name === name),
  );
  const result = found?.flatMap(entry => (entry?.[1] ? [entry[1]] : []));
  return result?.length && result.length === found?.length ? result : undefined;
}

function invalidValues(
  { arguments: given = {} }: QualityRule,
  { column, property: { logicalType } }: Place,
): Measure | string {
  if (typeof given.pattern === 'string') {
    if (logicalType !== undefined && logicalType !== 'string') {
      return `its column holds no texts but the type ${logicalType}`;
    }
    const fault = patternFault(given.pattern);
    return fault
      ? `its pattern ${fault}`
      : { kind: 'pattern', column, pattern: given.pattern };
  }
  const values = Array.isArray(given.validValues)
    ? valuesOf(given.validValues, logicalType)
    : undefined;
  return values
    ? { kind: 'values', column, values }
    : 'it states no list of texts or of numbers, and no pattern';
}

/** What a rule of ODCS's library measures, or why that cannot be said. */
function measureOf(
  rule: QualityRule,
  columns: Columns,
  place?: Place,
): Measure | string {
  const { arguments: given = {} } = rule;
  switch (rule.metric?.toLowerCase()) {
    case 'rowcount':
      return { kind: 'rows' };
    case 'nullvalues':
      return place
        ? { kind: 'nulls', column: place.column, alsoMissing: [] }
        : 'it names no column';
    case 'missingvalues': {
      if (!place) return 'it names no column';
      const missing = marksOf(given.missingValues);
      if (!missing)
        return 'what counts as missing is not all texts and numbers';
      const alsoMissing = fitting(missing, place.property.logicalType);
      return {
        kind: 'nulls',
        column: place.column,
        alsoMissing,
        ...(alsoMissing.length < missing.length && { foreignMarks: true }),
      };
    }
    case 'invalidvalues':
      return place ? invalidValues(rule, place) : 'it names no column';
    case 'duplicatevalues': {
      const names = place
        ? [place.column]
        : columnsOf(given.properties, columns);
      return names
        ? { kind: 'duplicates', columns: names }
        : 'it names no columns of the table';
    }
    default:
      return `the metric '${rule.metric ?? ''}' is not known`;
  }
}

function queryOf(rule: QualityRule, place?: Place): Measure | string {
  const fault = queryFault(rule.query ?? '');
  return (
    fault ?? {
      kind: 'query',
      query: resolveQuery(rule.query ?? '', place?.column),
    }
  );
}

/** A quality rule of a contract as a check, or why it is none. @internal */
export function ruleOf(
  rule: QualityRule,
  columns: Columns,
  place?: Place,
): Drafted {
  const { path } = rule;
  const title = rule.name ?? rule.id ?? rule.metric ?? rule.type;
  const refuse = (why: string) => ({
    path,
    reason: `The rule '${title}' is not checked: ${why}.`,
  });
  if (rule.type === 'text') return refuse('it is in words');
  if (rule.type === 'custom') {
    return refuse(`it is written for ${rule.engine ?? 'another tool'}`);
  }
  const measure =
    rule.type === 'sql'
      ? queryOf(rule, place)
      : measureOf(rule, columns, place);
  if (typeof measure === 'string') return refuse(measure);
  const stated = limitsOf(rule.thresholds);
  if (!stated) return refuse('its limit is no number');
  const counted = measure.kind === 'rows' || measure.kind === 'query';
  if (stated.length === 0 && counted) return refuse('it states no limit');
  return {
    path,
    description: rule.description ?? rule.name ?? title,
    ...(measure.kind === 'query' && {
      title: rule.id ?? rule.name,
      ...(place && { column: place.column }),
    }),
    measure,
    unit: /^(percent|%)$/i.test(rule.unit ?? '') ? 'percent' : 'rows',
    limits: stated.length > 0 ? stated : none,
    dimension:
      DIMENSIONS[rule.dimension?.toLowerCase() ?? ''] ??
      OF_MEASURE[measure.kind],
    severity: /^(info|information|low|notice|warn|warning|medium|minor)$/i.test(
      rule.severity ?? '',
    )
      ? 'warning'
      : 'error',
  };
}
