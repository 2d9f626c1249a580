// SPDX-License-Identifier: Apache-2.0
import type { JsonPath } from '../../../document/pointer';
import type { PlainRecord } from '../../../document/types';
import { quote, suggest } from '../../../shape';
import type { RuleContext } from '../../standard';
import { isRecord } from '../../values';
import { operators } from '../qualityShapes';
import { pathOf, type SchemaElement } from './elements';
import { patternFault } from './properties';
import type { Resolver } from './resolver';
import { checkSchedule } from './schedule';

/** Metrics of the library: where they apply, and what they take. */
const metrics = new Map<
  string,
  { levels: Array<'object' | 'property'>; arguments: string[] }
>([
  ['nullValues', { levels: ['property'], arguments: [] }],
  ['missingValues', { levels: ['property'], arguments: ['missingValues'] }],
  [
    'invalidValues',
    { levels: ['property'], arguments: ['validValues', 'pattern'] },
  ],
  [
    'duplicateValues',
    { levels: ['property', 'object'], arguments: ['properties'] },
  ],
  ['rowCount', { levels: ['object'], arguments: [] }],
]);

type Warn = (
  rule: string,
  steps: JsonPath,
  message: string,
  fix?: unknown,
) => void;

function checkArguments(
  metric: string,
  level: 'object' | 'property',
  rule: PlainRecord,
  element: SchemaElement,
  resolver: Resolver,
  warn: Warn,
) {
  const known = metrics.get(metric)!.arguments;
  const given = isRecord(rule.arguments) ? rule.arguments : {};
  for (const name of Object.keys(given)) {
    if (known.includes(name)) continue;
    const meant = suggest(name, known);
    warn(
      'unknown-argument',
      ['arguments', name],
      `The metric '${metric}' has no argument ${quote(name)}.${
        meant ? ` Did you mean '${meant}'?` : ''
      }`,
    );
  }
  if (
    metric === 'invalidValues' &&
    given.validValues === undefined &&
    given.pattern === undefined
  ) {
    warn(
      'missing-argument',
      [],
      "Nothing says which values are valid. Give 'arguments' a list of 'validValues', or a 'pattern'.",
    );
  }
  if (typeof given.pattern === 'string') {
    const fault = patternFault(given.pattern);
    if (fault !== undefined) {
      warn(
        'wrong-pattern',
        ['arguments', 'pattern'],
        `${quote(given.pattern)} is no regular expression: ${fault}.`,
      );
    }
  }
  if (metric !== 'duplicateValues' || level !== 'object') return;
  const { properties } = given;
  if (properties === undefined) {
    warn(
      'missing-argument',
      [],
      "At an object, 'duplicateValues' needs the list of 'properties' that are to be unique together.",
    );
  } else if (Array.isArray(properties)) {
    properties.forEach((name, index) => {
      if (typeof name !== 'string' || resolver.hasNamesBelow(element, name))
        return;
      warn(
        'unresolved-reference',
        ['arguments', 'properties', index],
        `${quote(name)} is no property of this object.`,
      );
    });
  }
}

function checkOperands(rule: PlainRecord, warn: Warn) {
  for (const operator of ['mustBeBetween', 'mustNotBeBetween']) {
    const interval = rule[operator];
    if (!Array.isArray(interval) || interval.length !== 2) continue;
    const [lower, upper] = interval;
    if (typeof lower !== 'number' || typeof upper !== 'number') continue;
    if (lower <= upper) continue;
    warn(
      'empty-range',
      [operator],
      `'${operator}' starts at ${lower} and ends at ${upper}. Write the lower number first.`,
      [upper, lower],
    );
  }
  if (rule.unit !== 'percent') return;
  for (const operator of operators) {
    const operand = rule[operator];
    const numbers = Array.isArray(operand) ? operand : [operand];
    if (numbers.some(n => typeof n === 'number' && (n < 0 || n > 100))) {
      warn(
        'out-of-range',
        [operator],
        `'${operator}' is in percent, so from 0 to 100.`,
      );
    }
  }
}

function checkRule(
  rule: PlainRecord,
  element: SchemaElement,
  resolver: Resolver,
  context: RuleContext,
  path: JsonPath,
) {
  const warn: Warn = (name, steps, message, value) =>
    context.report({
      rule: name,
      severity: 'warning',
      path: [...path, ...steps],
      message,
      ...(value !== undefined && {
        fix: { description: `Write ${JSON.stringify(value)}`, value },
      }),
    });
  const level = element.parent === undefined ? 'object' : 'property';
  const { type, metric } = rule;
  const known = typeof metric === 'string' ? metrics.get(metric) : undefined;
  if (known) {
    if (!known.levels.includes(level)) {
      warn(
        'misplaced-metric',
        ['metric'],
        `The metric '${metric}' measures ${
          level === 'object'
            ? 'a property. Move the rule to one'
            : 'an object. Move the rule there'
        }.`,
      );
    } else {
      checkArguments(metric as string, level, rule, element, resolver, warn);
    }
  }
  const bare =
    type === undefined &&
    ['metric', 'rule', 'query', 'engine', 'implementation', ...operators].every(
      name => rule[name] === undefined,
    );
  if (bare && context.version === '3.1.0') {
    warn(
      'missing-metric',
      [],
      "A rule without 'type' is one of the library, which needs a 'metric'. For a rule in words write 'type: text'.",
    );
  }
  checkOperands(rule, warn);
  checkSchedule(rule, path, context);
}

/** Rules on the quality rules of an object or a property. @internal */
export function checkQuality(
  element: SchemaElement,
  resolver: Resolver,
  context: RuleContext,
): void {
  const { quality } = element.raw;
  if (!Array.isArray(quality)) return;
  quality.forEach((rule, index) => {
    if (!isRecord(rule)) return;
    checkRule(rule, element, resolver, context, [
      ...pathOf(element),
      'quality',
      index,
    ]);
  });
}
