// SPDX-License-Identifier: Apache-2.0
import type { Budget } from './budget';
import {
  type DataMap,
  type Result,
  type Value,
  Fault,
  isDataMap,
} from './values';

const CLASSIFICATIONS = ['public', 'internal', 'confidential', 'restricted'];

/**
 * How strict a classification is: `public` 0 to `restricted` 3; -1 for none and for a word of another scheme.
 *
 * @internal
 */
export function classificationRank(word: string): bigint {
  return BigInt(CLASSIFICATIONS.indexOf(word.trim().toLowerCase()));
}

const VERSION = /^v?(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+\S+)?$/;

interface Version {
  numbers: bigint[];
  /** Parts of a pre-release, empty for a release. */
  pre: string[];
}

function versionOf(text: string): Version | undefined {
  const parts = VERSION.exec(text.slice(0, 100));
  if (!parts) return undefined;
  return {
    numbers: [parts[1], parts[2], parts[3]].map(BigInt),
    pre: parts[4] ? parts[4].split('.') : [],
  };
}

/** Whether a text is a semantic version. @internal */
export function isVersion(text: string): boolean {
  return versionOf(text) !== undefined;
}

/** A number of a semantic version: 0 major, 1 minor, 2 patch. @internal */
export function versionNumber(text: string, part: 0 | 1 | 2): Result {
  return (
    versionOf(text)?.numbers[part] ??
    new Fault(`'${text.slice(0, 40)}' is no version such as 1.4.0.`)
  );
}

function orderParts(a: string, b: string): number {
  const numbers = [a, b].map(part =>
    /^\d+$/.test(part) ? BigInt(part) : null,
  );
  if (numbers[0] !== null && numbers[1] !== null) {
    if (numbers[0] === numbers[1]) return 0;
    return numbers[0] < numbers[1] ? -1 : 1;
  }
  // A number comes before a word.
  if (numbers[0] !== null) return -1;
  if (numbers[1] !== null) return 1;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function orderPre(a: string[], b: string[]): number {
  // A release comes behind its pre-releases.
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = orderParts(a[i], b[i]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Order of two semantic versions (semver.org): -1, 0 or 1. @internal */
export function compareVersions(a: string, b: string): Result {
  const [left, right] = [versionOf(a), versionOf(b)];
  if (!left || !right) {
    const wrong = left ? b : a;
    return new Fault(`'${wrong.slice(0, 40)}' is no version such as 1.4.0.`);
  }
  for (let i = 0; i < 3; i++) {
    if (left.numbers[i] !== right.numbers[i]) {
      return left.numbers[i] < right.numbers[i] ? -1n : 1n;
    }
  }
  return BigInt(Math.sign(orderPre(left.pre, right.pre)));
}

const SECONDS: Array<[RegExp, number]> = [
  [/^(s|sec|second)s?$/, 1],
  [/^(m|min|minute)s?$/, 60],
  [/^(h|hr|hour)s?$/, 3600],
  [/^(d|day)s?$/, 86_400],
  [/^(w|week)s?$/, 604_800],
  [/^(mo|mon|month)s?$/, 2_629_746],
  [/^(y|yr|year)s?$/, 31_556_952],
];

/**
 * A number of a unit of time in days, as service levels state it: `(3, 'y')` is 1095.75 or so, a mean year.
 *
 * @internal
 */
export function inDays(amount: number, unit: string): Result {
  const word = unit.trim().toLowerCase();
  const found = SECONDS.find(([pattern]) => pattern.test(word));
  return found
    ? (amount * found[1]) / 86_400
    : new Fault(`'${unit.slice(0, 40)}' is no unit of time such as d, h or y.`);
}

function edgesOf(
  graph: Value[],
  from: string,
  to: string,
): Map<string, string[]> {
  const next = new Map<string, string[]>();
  for (const edge of graph) {
    if (!isDataMap(edge)) continue;
    const { [from]: start, [to]: end } = edge as DataMap;
    if (typeof start !== 'string' || typeof end !== 'string') continue;
    const known = next.get(start);
    if (known) known.push(end);
    else next.set(start, [end]);
  }
  return next;
}

/**
 * Everything that can be reached in a graph of edges `{from, to}`, without the start; each once, nearest first.
 *
 * @param direction - `down` along the edges, `up` against them
 * @internal
 */
export function reach(
  graph: Value[],
  start: string,
  direction: 'up' | 'down',
  budget: Budget,
): Value[] {
  budget.spend(graph.length);
  budget.allocate(graph.length);
  const next =
    direction === 'down'
      ? edgesOf(graph, 'from', 'to')
      : edgesOf(graph, 'to', 'from');
  const seen = new Set([start]);
  const queue = [start];
  for (let i = 0; i < queue.length; i++) {
    for (const neighbour of next.get(queue[i]) ?? []) {
      budget.spend(1);
      if (!seen.has(neighbour)) {
        seen.add(neighbour);
        queue.push(neighbour);
      }
    }
  }
  return queue.slice(1);
}
