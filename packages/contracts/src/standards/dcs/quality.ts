// SPDX-License-Identifier: Apache-2.0
import type { QualityRule, QualityThreshold } from '../../model';
import { defined, isRecord, type Value } from '../values';

/** Operators as the model names them, with the spelling before 1.2.1. */
const operators: Array<[QualityThreshold['operator'], ...string[]]> = [
  ['mustBe'],
  ['mustNotBe'],
  ['mustBeGreaterThan'],
  ['mustBeGreaterOrEqualTo', 'mustBeGreaterThanOrEqualTo'],
  ['mustBeLessThan'],
  ['mustBeLessOrEqualTo', 'mustBeLessThanOrEqualTo'],
  ['mustBeBetween'],
  ['mustNotBeBetween'],
];

function isOperand(value: unknown): value is QualityThreshold['value'] {
  if (Array.isArray(value)) {
    return value.every(
      item => typeof item === 'number' || typeof item === 'string',
    );
  }
  return ['number', 'string', 'boolean'].includes(typeof value);
}

function readThresholds(rule: Value): QualityThreshold[] {
  return operators.flatMap(([operator, ...older]) => {
    const { raw } = rule.first(operator, ...older);
    return isOperand(raw) ? [{ operator, value: raw }] : [];
  });
}

function readType(rule: Value): QualityRule['type'] {
  const type = rule.at('type').text();
  if (type === 'text' || type === 'sql' || type === 'custom') return type;
  if (type === undefined && rule.at('query').present) return 'sql';
  if (type === undefined && !rule.at('metric').present) return 'text';
  return 'library';
}

/** Reads the quality rules of a model or a column. @internal */
export function readQuality(list: Value): QualityRule[] {
  return list.records().map(rule => {
    const args = rule.at('arguments').raw;
    return defined<QualityRule>({
      path: rule.pointer,
      name: rule.at('name').text(),
      description: rule.at('description').text(),
      type: readType(rule),
      dimension: rule.at('dimension').text(),
      severity: rule.at('severity').text(),
      unit: rule.at('unit').text(),
      metric: rule.first('metric', 'rule').text(),
      arguments: isRecord(args) ? args : undefined,
      query: rule.at('query').text(),
      engine: rule.at('engine').text(),
      implementation: rule.at('implementation').raw,
      thresholds: readThresholds(rule),
      tags: rule.at('tags').texts(),
    });
  });
}

/** What the engines of a whole contract's quality section are called today. */
const engines: Record<string, string | undefined> = {
  __proto__: null as never,
  SodaCL: 'soda',
  montecarlo: 'monte-carlo',
  'great-expectations': 'great-expectations',
};

/**
 * Reads the quality section of a whole contract, as it was before 1.1: one rule for each model that it
 * names (`checks for orders` of SodaCL, or the model's own name), else one rule for the only model.
 *
 * @returns rules by model
 * @internal
 */
export function readOldQuality(
  section: Value,
  models: ReadonlySet<string>,
): Map<string, QualityRule> {
  const rules = new Map<string, QualityRule>();
  const type = section.at('type').text();
  const specification = section.at('specification');
  if (type === undefined || !specification.present) return rules;
  const rule = (part: Value): QualityRule => ({
    path: part.pointer,
    type: 'custom',
    engine: engines[type] ?? type,
    implementation: part.raw,
    thresholds: [],
    tags: [],
  });
  for (const [key, part] of specification.members()) {
    const model = key.replace(/^checks for /, '').trim();
    if (models.has(model)) rules.set(model, rule(part));
  }
  if (rules.size === 0 && models.size === 1) {
    for (const model of models) rules.set(model, rule(specification));
  }
  return rules;
}
