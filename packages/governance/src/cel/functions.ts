// SPDX-License-Identifier: Apache-2.0
import { noOverload } from './arithmetic';
import type { Budget } from './budget';
import { conversions } from './conversions';
import { contains, distinct, extreme, sorted, sum } from './lists';
import * as mesh from './mesh';
import type { Callable } from './operators';
import { matches } from './regex';
import * as texts from './texts';
import { durationPart, momentPart, momentParts } from './time';
import {
  type Result,
  type Value,
  Duration,
  Timestamp,
  isMap,
  lookUp,
  numeric,
  sizeOfMap,
} from './values';

/** A function and how it may be called. @internal */
export interface FunctionEntry {
  call: Callable;
  /** Numbers of arguments, without the receiver of a method. */
  arity: readonly number[];
  /** `function`: `f(x)`; `method`: `x.f()`; `both`. */
  style: 'function' | 'method' | 'both';
}

const size: Callable = ([value], budget) => {
  if (typeof value === 'string') {
    budget.spend(value.length >> 4);
    return texts.lengthOf(value);
  }
  if (Array.isArray(value)) return BigInt(value.length);
  if (value instanceof Uint8Array) return BigInt(value.length);
  return isMap(value) ? BigInt(sizeOfMap(value)) : noOverload('size', value);
};

type Kind = 'string' | 'int' | 'list' | 'number' | 'any';

function fits(value: Value, kind: Kind): boolean {
  if (kind === 'any') return true;
  if (kind === 'list') return Array.isArray(value);
  if (kind === 'int') return typeof value === 'bigint';
  if (kind === 'number') return numeric(value) !== undefined;
  return typeof value === 'string';
}

/** A function whose arguments have fixed kinds; trailing ones may be left out down to `least`. */
function typed(
  name: string,
  style: FunctionEntry['style'],
  kinds: Kind[],
  call: (args: never[], budget: Budget) => Result,
  least = kinds.length,
): [string, FunctionEntry] {
  const receiver = style === 'function' ? 0 : 1;
  const arity: number[] = [];
  for (let count = least; count <= kinds.length; count++) {
    arity.push(count - receiver);
  }
  return [
    name,
    {
      style,
      arity,
      call: (args, budget) =>
        args.every((value, at) => fits(value, kinds[at]))
          ? call(args as never[], budget)
          : noOverload(name, ...args),
    },
  ];
}

const searching =
  (test: (text: string, part: string) => boolean) =>
  ([text, part]: string[], budget: Budget): Result => {
    budget.spend(1 + (text.length >> 4));
    return test(text, part);
  };

const within = (a: Value[], b: Value[], budget: Budget) =>
  a.filter(item => contains(b, item, budget)).length;

const standard: Array<[string, FunctionEntry]> = [
  ['size', { call: size, arity: [0], style: 'both' }],
  typed(
    'contains',
    'method',
    ['string', 'string'],
    searching((text, part) => text.includes(part)),
  ),
  typed(
    'startsWith',
    'method',
    ['string', 'string'],
    searching((text, part) => text.startsWith(part)),
  ),
  typed(
    'endsWith',
    'method',
    ['string', 'string'],
    searching((text, part) => text.endsWith(part)),
  ),
  typed(
    'matches',
    'both',
    ['string', 'string'],
    ([text, pattern]: string[], budget) => matches(text, pattern, budget),
  ),
  ...Object.entries(conversions).map(
    ([name, convert]): [string, FunctionEntry] => [
      name,
      {
        call: ([value], budget) => convert(value, budget),
        arity: [1],
        style: 'function',
      },
    ],
  ),
  ...momentParts.map((name): [string, FunctionEntry] => [
    name,
    {
      style: 'method',
      arity: [0, 1],
      call: ([value, zone], budget) => {
        budget.spend(zone === undefined ? 1 : 50);
        if (value instanceof Timestamp) {
          return zone === undefined || typeof zone === 'string'
            ? momentPart(name, value, zone)
            : noOverload(name, value, zone);
        }
        return value instanceof Duration && zone === undefined
          ? durationPart(name, value)
          : noOverload(name, value);
      },
    },
  ]),
];

/** The extension for texts that most implementations of the language have. */
const textFunctions: Array<[string, FunctionEntry]> = [
  typed('charAt', 'method', ['string', 'int'], ([text, at], budget) =>
    texts.charAt(text, at, budget),
  ),
  typed(
    'indexOf',
    'method',
    ['string', 'string', 'int'],
    ([text, part, from = 0n as never], budget) =>
      texts.indexOf(text, part, from, budget),
    2,
  ),
  typed(
    'lastIndexOf',
    'method',
    ['string', 'string', 'int'],
    ([text, part, from], budget) => texts.lastIndexOf(text, part, from, budget),
    2,
  ),
  typed('lowerAscii', 'method', ['string'], ([text], budget) =>
    texts.lowerAscii(text, budget),
  ),
  typed('upperAscii', 'method', ['string'], ([text], budget) =>
    texts.upperAscii(text, budget),
  ),
  typed('trim', 'method', ['string'], ([text], budget) =>
    texts.trim(text, budget),
  ),
  typed(
    'replace',
    'method',
    ['string', 'string', 'string', 'int'],
    ([text, old, by, most = -1n as never], budget) =>
      texts.replace(text, old, by, most, budget),
    3,
  ),
  typed(
    'split',
    'method',
    ['string', 'string', 'int'],
    ([text, separator, most = -1n as never], budget) =>
      texts.split(text, separator, most, budget),
    2,
  ),
  typed(
    'substring',
    'method',
    ['string', 'int', 'int'],
    ([text, from, to], budget) => texts.substring(text, from, to, budget),
    2,
  ),
  typed(
    'join',
    'method',
    ['list', 'string'],
    ([list, separator = '' as never], budget) =>
      texts.join(list, separator, budget),
    1,
  ),
];

/** What policies need beyond the standard. */
const meshFunctions: Array<[string, FunctionEntry]> = [
  [
    'get',
    {
      style: 'function',
      arity: [3],
      call: ([map, key, otherwise]) => {
        if (!isMap(map)) return noOverload('get', map, key, otherwise);
        const value = lookUp(map, key);
        return value === undefined || value === null ? otherwise : value;
      },
    },
  ],
  typed('distinct', 'method', ['list'], ([list], budget) =>
    distinct(list, budget),
  ),
  typed('sort', 'method', ['list'], ([list], budget) => sorted(list, budget)),
  typed('sum', 'method', ['list'], ([list], budget) => sum(list, budget)),
  typed('min', 'method', ['list'], ([list], budget) =>
    extreme(list, -1, budget),
  ),
  typed('max', 'method', ['list'], ([list], budget) =>
    extreme(list, 1, budget),
  ),
  typed(
    'containsAny',
    'method',
    ['list', 'list'],
    ([list, others]: Value[][], budget) => within(others, list, budget) > 0,
  ),
  typed(
    'containsAll',
    'method',
    ['list', 'list'],
    ([list, others]: Value[][], budget) =>
      within(others, list, budget) === others.length,
  ),
  typed('classificationRank', 'function', ['string'], ([word]) =>
    mesh.classificationRank(word),
  ),
  typed('isVersion', 'function', ['string'], ([text]) => mesh.isVersion(text)),
  typed('major', 'function', ['string'], ([text]) =>
    mesh.versionNumber(text, 0),
  ),
  typed('minor', 'function', ['string'], ([text]) =>
    mesh.versionNumber(text, 1),
  ),
  typed('patch', 'function', ['string'], ([text]) =>
    mesh.versionNumber(text, 2),
  ),
  typed('compareVersions', 'function', ['string', 'string'], ([a, b]) =>
    mesh.compareVersions(a, b),
  ),
  typed('inDays', 'function', ['number', 'string'], ([amount, unit]: Value[]) =>
    mesh.inDays(Number(numeric(amount)), unit as string),
  ),
  typed('upstream', 'method', ['list', 'string'], ([graph, start], budget) =>
    mesh.reach(graph, start, 'up', budget),
  ),
  typed('downstream', 'method', ['list', 'string'], ([graph, start], budget) =>
    mesh.reach(graph, start, 'down', budget),
  ),
];

/** Every function that expressions may call. Nothing else can be called. @internal */
export const functions: ReadonlyMap<string, FunctionEntry> = new Map([
  ...standard,
  ...textFunctions,
  ...meshFunctions,
]);
