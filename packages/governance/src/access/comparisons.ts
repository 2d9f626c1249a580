// SPDX-License-Identifier: Apache-2.0
import type { Expr } from '@bufbuild/cel-spec/cel/expr/syntax_pb.js';
import { dottedName } from '../cel/dottedName';
import { type Result, Fault } from '../cel/values';
import { type Reduced, allOf, anyOf, negated } from './condition';
import type { AccessCondition, AccessValue } from './model';
import { type AttributeShape, resourceAttributes } from './scope';
import { type Truth, decided, FALSE, FAULT, opposite } from './truth';

/** What a part of an expression names of the resource. */
interface Named {
  name: string;
  shape: AttributeShape;
  /** Member, where the attribute has members. */
  key?: string;
}

/** A question about one attribute of the resource. @internal */
export interface Comparison {
  attribute: Named;
  /** What it is compared with, which does not read the resource; absent for a question whether it is there. */
  known?: Expr;
  /** What a value of the known side makes of it. */
  answer(value: Result): Truth;
  /** Whether it is there. */
  presence(): Reduced;
}

const SHAPES = new Map(
  Object.values(resourceAttributes).flatMap(attributes =>
    Object.entries(attributes).map(([name, { shape }]) => [name, shape]),
  ) as Array<[string, AttributeShape]>,
);

function textOf(expr: Expr): string | undefined {
  const { exprKind } = expr;
  return exprKind.case === 'constExpr' &&
    exprKind.value.constantKind.case === 'stringValue'
    ? exprKind.value.constantKind.value
    : undefined;
}

/** `resource.kind`, `resource.labels.team`, `resource.labels['team']`. */
function namedOf(expr: Expr): Named | undefined {
  const { exprKind } = expr;
  if (exprKind.case === 'callExpr' && exprKind.value.function === '_[_]') {
    const [of, at] = exprKind.value.args;
    const key = textOf(at);
    const inner = namedOf(of);
    if (!inner || key === undefined || inner.shape !== 'members') {
      return undefined;
    }
    return {
      ...inner,
      key: inner.key === undefined ? key : `${inner.key}.${key}`,
    };
  }
  const path = dottedName(expr);
  if (path?.[0] !== 'resource' || path.length < 2) return undefined;
  const [, name, ...rest] = path;
  const shape = SHAPES.get(name);
  if (!shape || (rest.length > 0 && shape !== 'members')) return undefined;
  return { name, shape, ...(rest.length > 0 && { key: rest.join('.') }) };
}

const present = ({ name, key }: Named): AccessCondition => ({
  attribute: name,
  ...(key !== undefined && { key }),
});

/** Whether a text attribute, a member, or one item of a list, is one of some values. */
function isOneOf(named: Named, values: readonly AccessValue[]): Reduced {
  const unique = [...new Set(values)];
  const one: Reduced = unique.length > 0 && {
    ...present(named),
    values: unique,
  };
  // A text that nobody states is empty.
  const absent =
    named.shape === 'text' && unique.includes('') && negated(present(named));
  return anyOf([one, absent]);
}

function valuesOf(list: readonly unknown[]): AccessValue[] {
  return list.flatMap(value => {
    if (typeof value === 'bigint') return [Number(value)];
    return typeof value === 'string' ||
      typeof value === 'number' ||
      typeof value === 'boolean'
      ? [value]
      : [];
  });
}

/** A member that is not there is an error of the language, and no answer. */
function asked(named: Named, values: readonly AccessValue[]): Truth {
  const yes = isOneOf(named, values);
  if (named.shape !== 'members') return decided(yes);
  return { yes, no: allOf([present(named), negated(yes)]) };
}

type Answer = (named: Named, value: Result) => Truth;

const withoutFault =
  (answer: Answer): Answer =>
  (named, value) =>
    value instanceof Fault ? FAULT : answer(named, value);

const equals = withoutFault((named, value) => asked(named, valuesOf([value])));
const isIn = withoutFault((named, value) =>
  Array.isArray(value) ? asked(named, valuesOf(value)) : FAULT,
);
const isMember = withoutFault((named, value) =>
  decided(isOneOf(named, valuesOf([value]))),
);
const containsAny = withoutFault((named, value) =>
  Array.isArray(value) ? decided(isOneOf(named, valuesOf(value))) : FAULT,
);
const containsAll = withoutFault((named, value) => {
  if (!Array.isArray(value)) return FAULT;
  const values = valuesOf(value);
  return values.length < value.length
    ? FALSE
    : decided(allOf(values.map(one => isOneOf(named, [one]))));
});

const scalar = ({ shape, key }: Named) =>
  shape === 'text' || (shape === 'members' && key !== undefined);
const isList = ({ shape }: Named) => shape === 'texts';

function comparison(named: Named, known: Expr, answer: Answer): Comparison {
  return {
    attribute: named,
    known,
    answer: value => answer(named, value),
    presence: () => present(named),
  };
}

/** Operators by the side that the resource is on, and what the attribute must be like. */
const QUESTIONS: Array<{
  names: string[];
  /** Place of the resource among receiver and arguments. */
  at: 0 | 1;
  fits: (named: Named) => boolean;
  answer: Answer;
}> = [
  { names: ['_==_'], at: 0, fits: scalar, answer: equals },
  { names: ['_==_'], at: 1, fits: scalar, answer: equals },
  {
    names: ['_!=_'],
    at: 0,
    fits: scalar,
    answer: (named, value) => opposite(equals(named, value)),
  },
  {
    names: ['_!=_'],
    at: 1,
    fits: scalar,
    answer: (named, value) => opposite(equals(named, value)),
  },
  { names: ['@in'], at: 0, fits: scalar, answer: isIn },
  { names: ['@in'], at: 1, fits: isList, answer: isMember },
  { names: ['containsAny'], at: 0, fits: isList, answer: containsAny },
  { names: ['containsAny'], at: 1, fits: isList, answer: containsAny },
  { names: ['containsAll'], at: 0, fits: isList, answer: containsAll },
];

/** `has(resource.labels.team)`, `'team' in resource.labels`. */
function presenceOf(expr: Expr): Comparison | undefined {
  const { exprKind } = expr;
  let named: Named | undefined;
  if (exprKind.case === 'selectExpr' && exprKind.value.testOnly) {
    const { operand, field } = exprKind.value;
    const inner = operand && namedOf(operand);
    if (inner?.shape === 'members') {
      named = {
        ...inner,
        key: inner.key === undefined ? field : `${inner.key}.${field}`,
      };
    }
  } else if (
    exprKind.case === 'callExpr' &&
    exprKind.value.function === '@in'
  ) {
    const [member, container] = exprKind.value.args;
    const key = textOf(member);
    const inner = namedOf(container);
    if (key !== undefined && inner?.shape === 'members' && !inner.key) {
      named = { ...inner, key };
    }
  }
  return (
    named && {
      attribute: named,
      answer: () => FAULT,
      presence: () => present(named!),
    }
  );
}

/**
 * The question that a part of an expression asks of the resource; undefined for one that no catalog can answer.
 *
 * @internal
 */
export function comparisonOf(
  expr: Expr,
  readsResource: (expr: Expr) => boolean,
): Comparison | undefined {
  const presence = presenceOf(expr);
  if (presence) return presence;
  const { exprKind } = expr;
  if (exprKind.case !== 'callExpr') return undefined;
  const { function: name, target, args } = exprKind.value;
  const sides = target ? [target, ...args] : args;
  if (sides.length !== 2) return undefined;
  for (const { names, at, fits, answer } of QUESTIONS) {
    if (!names.includes(name)) continue;
    const named = namedOf(sides[at]);
    const known = sides[1 - at];
    if (named && fits(named) && !readsResource(known)) {
      return comparison(named, known, answer);
    }
  }
  return undefined;
}
