// SPDX-License-Identifier: Apache-2.0
import type { QualityRule, QualityThreshold } from '../../model';
import { readAnnotations } from '../bitol';
import { defined, isRecord, type Value } from '../values';
import { operators } from './qualityShapes';

/** Rules of the library of 3.0 under the names of today's metrics. */
const metrics30 = new Map([
  ['duplicateCount', 'duplicateValues'],
  ['validValues', 'invalidValues'],
  ['nullCount', 'nullValues'],
]);

const isScalar = (value: unknown): value is number | string | boolean =>
  typeof value === 'number' ||
  typeof value === 'string' ||
  typeof value === 'boolean';

/** Operators and operands of a rule, in the order of the standard. */
function readThresholds(rule: Value): QualityThreshold[] {
  return operators.flatMap((operator): QualityThreshold[] => {
    const { raw } = rule.at(operator);
    if (isScalar(raw)) return [{ operator, value: raw }];
    if (!Array.isArray(raw)) return [];
    const value = raw.filter(
      (item): item is number | string =>
        typeof item === 'number' || typeof item === 'string',
    );
    return value.length === raw.length && value.length > 0
      ? [{ operator, value }]
      : [];
  });
}

const types = ['text', 'library', 'sql', 'custom'] as const;

/** The stated type, else what the other fields tell; a rule is one of the library by default. */
function readType(rule: Value): QualityRule['type'] {
  const stated = rule.at('type').text();
  const known = types.find(type => type === stated);
  if (known) return known;
  if (rule.at('metric').present || rule.at('rule').present) return 'library';
  if (rule.at('query').present) return 'sql';
  if (rule.at('implementation').present) return 'custom';
  return readThresholds(rule).length > 0 ? 'library' : 'text';
}

/** Arguments of a metric. In 3.0 the values stood beside the rule, which asked for all of them to be valid. */
function readArguments(rule: Value): Record<string, unknown> | undefined {
  const stated = rule.at('arguments').raw;
  if (isRecord(stated)) return stated;
  const { raw: validValues } = rule.at('validValues');
  return Array.isArray(validValues) ? { validValues } : undefined;
}

/** Reads the `quality` of an object or a property, of ODCS 3. @internal */
export function readQuality(list: Value): QualityRule[] {
  return list.records().map(rule => {
    const metric = rule.first('metric', 'rule').text();
    const thresholds = readThresholds(rule);
    const strict30 = metric === 'validValues' && thresholds.length === 0;
    return defined<QualityRule>({
      ...readAnnotations(rule),
      path: rule.pointer,
      name: rule.at('name').text(),
      description: rule.at('description').text(),
      type: readType(rule),
      dimension: rule.at('dimension').text(),
      severity: rule.at('severity').text(),
      businessImpact: rule.at('businessImpact').text(),
      method: rule.at('method').text(),
      unit: rule.at('unit').text(),
      metric: metric && (metrics30.get(metric) ?? metric),
      arguments: readArguments(rule),
      query: rule.at('query').text(),
      engine: rule.at('engine').text(),
      implementation: rule.at('implementation').raw ?? undefined,
      thresholds: strict30 ? [{ operator: 'mustBe', value: 0 }] : thresholds,
      schedule: rule.at('schedule').text(),
      scheduler: rule.at('scheduler').text(),
      tags: rule.at('tags').texts(),
    });
  });
}

/**
 * The values that a property may have, where a rule of the library allows no others.
 *
 * @internal
 */
export function allowedValues(
  rules: readonly QualityRule[],
): Array<string | number | boolean | null> | undefined {
  for (const { metric, arguments: args, thresholds } of rules) {
    if (metric !== 'invalidValues') continue;
    const strict = thresholds.some(
      ({ operator, value }) => operator === 'mustBe' && value === 0,
    );
    const values = args?.validValues;
    if (!strict || !Array.isArray(values)) continue;
    return values.filter(
      (value): value is string | number | boolean | null =>
        value === null || isScalar(value),
    );
  }
  return undefined;
}
