// SPDX-License-Identifier: Apache-2.0
import type { PlainRecord } from '../../document/types';
import {
  any,
  choose,
  deprecated,
  extend,
  list,
  number,
  oneOf,
  record,
  required,
  text,
  union,
} from '../../shape';
import type { Fields, FieldChoice, RecordShape, Shape } from '../../shape';
import {
  authoritativeDefinitions,
  customProperties,
  idField,
  tags,
} from './blocks';
import {
  cameWith,
  closedSince31,
  since,
  textAllows,
  type Edition,
} from './edition';

/** Comparisons of a measured value. @internal */
export const operators = [
  'mustBe',
  'mustNotBe',
  'mustBeGreaterThan',
  'mustBeGreaterOrEqualTo',
  'mustBeLessThan',
  'mustBeLessOrEqualTo',
  'mustBeBetween',
  'mustNotBeBetween',
] as const;

/** Metrics of the library of 3.1. @internal */
export const metrics = [
  'nullValues',
  'missingValues',
  'invalidValues',
  'duplicateValues',
  'rowCount',
] as const;

const dimension = oneOf(
  [
    'accuracy',
    'completeness',
    'conformity',
    'consistency',
    'coverage',
    'timeliness',
    'uniqueness',
  ],
  {
    synonyms: {
      ac: 'accuracy',
      cp: 'completeness',
      cf: 'conformity',
      cs: 'consistency',
      cv: 'coverage',
      tm: 'timeliness',
      uq: 'uniqueness',
    },
    synonymSeverity: { severity: 'warning', note: textAllows },
  },
);

const interval = list(number(), {
  minItems: 2,
  maxItems: 2,
  uniqueItems: true,
});

const operands: Fields = {
  mustBe: any,
  mustNotBe: any,
  mustBeGreaterThan: number(),
  mustBeGreaterOrEqualTo: number(),
  mustBeLessThan: number(),
  mustBeLessOrEqualTo: number(),
  mustBeBetween: interval,
  mustNotBeBetween: interval,
};

/** Operators of a query were not described before 3.1. */
const freeOperands: Fields = Object.fromEntries(
  operators.map(operator => [operator, any]),
);

const oneOperator: FieldChoice = {
  fields: operators,
  min: 1,
  max: 1,
  words: 'operator',
  tooMany: { severity: 'warning', note: textAllows },
};

function base(edition: Edition): RecordShape {
  return record(
    'quality rule',
    {
      ...idField(edition),
      name: text(),
      description: text(),
      type: oneOf(['text', 'library', 'sql', 'custom']),
      dimension,
      method: text(),
      severity: text(),
      businessImpact: text(),
      unit: text(),
      schedule: text(),
      scheduler: text(),
      tags,
      customProperties: customProperties(edition),
      authoritativeDefinitions: authoritativeDefinitions(edition),
    },
    {
      ...closedSince31(edition),
      renamed: {
        scheduleCronExpression: {
          to: 'schedule',
          reason: "Write 'schedule', and 'scheduler: cron' beside it.",
        },
        toolName: { to: 'engine', reason: "It is 'engine' since ODCS 3.0." },
        code: { reason: "Since ODCS 3.0 it is the 'name' or 'id' of a rule." },
        column: { reason: 'Since ODCS 3.0 a rule stands at its property.' },
        pattern: {
          reason: "It belongs under 'arguments'.",
          fix: { description: "Move 'pattern' under 'arguments'" },
        },
      },
    },
  );
}

const query: Fields = { query: required(text()) };

/** `implementation` is a text, or an object of any fields. */
const custom: Fields = {
  engine: required(text()),
  implementation: required(
    union(text(), record('check', {}, { rest: 'allow' })),
  ),
};

function typed(shape: RecordShape): RecordShape {
  return extend(shape, {
    type: required(shape.fields.get('type')!.shape),
  });
}

function rule30(edition: Edition): Shape {
  const common = base(edition);
  const library = extend(
    common,
    { rule: required(text()), validValues: any, ...operands },
    { renamed: { metric: cameWith('3.1.0'), arguments: cameWith('3.1.0') } },
  );
  const sql = extend(common, { ...query, ...freeOperands });
  const own = extend(common, custom);
  const unknown = extend(common, {}, { rest: 'allow' });
  return choose(({ type }) => {
    // A rule without type is one of the library.
    if (type === undefined || type === 'library') return library;
    if (type === 'sql') return sql;
    if (type === 'custom') return own;
    return type === 'text' ? common : unknown;
  });
}

function rule31(edition: Edition): Shape {
  const common = base(edition);
  const libraryFields: Fields = {
    metric: required(oneOf(metrics)),
    rule: deprecated(text(), "Use 'metric'."),
    arguments: record('set of arguments', {}, { rest: 'allow' }),
    ...operands,
  };
  const renamedRule = {
    rule: { to: 'metric', reason: "It is 'metric' since ODCS 3.1." },
  };
  const withOperator = { choices: [oneOperator] };
  const library = extend(common, libraryFields, withOperator);
  const sql = extend(common, { ...query, ...operands }, withOperator);
  const both = extend(library, query);
  const own = extend(common, custom);
  const ownMetric = extend(library, custom);
  const unknown = extend(common, {}, { rest: 'allow' });
  const plain = extend(common, {}, { renamed: renamedRule });

  // Without type nor metric, the other fields tell what is meant.
  const untypedLibrary = library;
  const untypedQuery = typed(sql);
  const untypedOwn = typed(own);
  const untyped = (value: PlainRecord): Shape => {
    if (value.query !== undefined) return untypedQuery;
    if (value.engine !== undefined || value.implementation !== undefined) {
      return untypedOwn;
    }
    const compares =
      value.rule !== undefined ||
      operators.some(operator => value[operator] !== undefined);
    return compares ? untypedLibrary : plain;
  };
  return choose(value => {
    const { type, metric } = value;
    const measured = typeof metric === 'string';
    if (type === 'sql') return measured ? both : sql;
    if (type === 'custom') return measured ? ownMetric : own;
    if (type === 'library' || measured) return library;
    if (type === undefined && metric === undefined) return untyped(value);
    return type === 'text' || type === undefined ? plain : unknown;
  });
}

/** Quality rules of an object or a property. @internal */
export function quality(edition: Edition): Shape {
  return list(since(edition, '3.1.0') ? rule31(edition) : rule30(edition));
}
