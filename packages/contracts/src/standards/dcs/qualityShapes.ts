// SPDX-License-Identifier: Apache-2.0
import {
  any,
  choose,
  deprecated,
  extend,
  list,
  mapOf,
  number,
  oneOf,
  record,
  required,
  scalar,
  text,
  union,
} from '../../shape';
import type { Fields, RecordShape, Shape } from '../../shape';

const free = { rest: 'allow', restSeverity: 'warning' } as const;

const rule = record(
  'quality rule',
  {
    type: oneOf(['text', 'library', 'sql', 'custom']),
    description: text(),
  },
  free,
);

const range = list(number(), { minItems: 2, maxItems: 2 });
const bounds: Fields = {
  mustBeGreaterThan: number(),
  mustBeGreaterOrEqualTo: number(),
  mustBeLessThan: number(),
  mustBeLessOrEqualTo: number(),
  mustBeBetween: range,
  mustNotBeBetween: range,
};

const textRule = extend(rule, { description: required(text()) });

const sqlRule = extend(rule, {
  query: required(text()),
  dialect: text(),
  mustBe: number(),
  mustNotBe: number(),
  ...bounds,
  mustBeGreaterThanOrEqualTo: deprecated(
    number(),
    "Use 'mustBeGreaterOrEqualTo'.",
  ),
  mustBeLessThanOrEqualTo: deprecated(number(), "Use 'mustBeLessOrEqualTo'."),
});

const libraryRule = extend(rule, {
  metric: required(text()),
  rule: deprecated(text(), "Use 'metric'."),
  arguments: mapOf(
    'set of arguments',
    union(scalar, list(any), record('argument', {}, { rest: 'allow' })),
  ),
  unit: text(),
  mustBe: any,
  mustNotBe: any,
  ...bounds,
});

const customRule = extend(rule, {
  engine: required(text()),
  implementation: union(
    text(),
    list(any),
    record('implementation', {}, { rest: 'allow' }),
  ),
});

const rules: Record<string, RecordShape | undefined> = {
  __proto__: null as never,
  text: textRule,
  sql: sqlRule,
  library: libraryRule,
  custom: customRule,
};

const needsType = extend(rule, {
  type: required(oneOf(['text', 'library', 'sql', 'custom'])),
});

/** A quality rule. Without a type it is one of the library, if it names a metric. */
const qualityRule: Shape = choose(value => {
  const type =
    value.type ?? (value.metric === undefined ? undefined : 'library');
  return (typeof type === 'string' && rules[type]) || needsType;
});

/** @internal */
export const qualityRules = list(qualityRule);

/** The one quality section of a whole contract, before 1.1. @internal */
export const oldQuality = record(
  'quality section',
  {
    type: required(
      oneOf(['SodaCL', 'montecarlo', 'great-expectations', 'custom']),
    ),
    specification: required(
      union(text(), record('specification', {}, { rest: 'allow' })),
    ),
  },
  free,
);
