// SPDX-License-Identifier: Apache-2.0
import { isRecordValue, listOf, UNKNOWN, type Value } from './values';

type Evaluate = (args: readonly Value[]) => Value;

const same: Evaluate = ([value = UNKNOWN]) => value;
const onText =
  (change: (text: string) => string): Evaluate =>
  ([value]) =>
    typeof value === 'string' ? change(value) : UNKNOWN;

const merge: Evaluate = args => {
  let merged: { [name: string]: Value } = {};
  for (const arg of args) {
    if (arg === null) continue;
    if (!isRecordValue(arg)) return UNKNOWN;
    merged = { ...merged, ...arg };
  }
  return merged;
};

const concat: Evaluate = args =>
  args.every(Array.isArray) ? args.flatMap(listOf) : UNKNOWN;

const contains: Evaluate = ([list, wanted]) => {
  if (!Array.isArray(list) || wanted === UNKNOWN) return UNKNOWN;
  if (list.includes(wanted)) return true;
  return list.includes(UNKNOWN) ? UNKNOWN : false;
};

const lengthOf: Evaluate = ([value]) => {
  if (Array.isArray(value) || typeof value === 'string') return value.length;
  return isRecordValue(value) ? Object.keys(value).length : UNKNOWN;
};

/** Functions whose results the check wants to know; all others give what is unknown. @internal */
export const EVALUATED: Readonly<Record<string, Evaluate>> = {
  toset: same,
  tolist: same,
  tomap: same,
  tostring: same,
  tonumber: same,
  tobool: same,
  // Policies are written as JSON, and judged by what is in them.
  jsonencode: same,
  sensitive: same,
  nonsensitive: same,
  try: same,
  lower: onText(text => text.toLowerCase()),
  upper: onText(text => text.toUpperCase()),
  trimspace: onText(text => text.trim()),
  merge,
  concat,
  contains,
  length: lengthOf,
  compact: ([list]) =>
    Array.isArray(list)
      ? list.filter(item => item !== null && item !== '')
      : UNKNOWN,
  startswith: ([text, start]) =>
    typeof text === 'string' && typeof start === 'string'
      ? text.startsWith(start)
      : UNKNOWN,
};
