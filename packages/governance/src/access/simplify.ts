// SPDX-License-Identifier: Apache-2.0
import type { AccessCondition } from './model';

type Leaf = Extract<AccessCondition, { attribute: string }>;

/** Alternatives past this number are not compared with each other: it takes the square of it. */
const MOST_COMPARED = 64;

const isLeaf = (condition: AccessCondition): condition is Leaf =>
  'attribute' in condition;

const isAbout = (a: Leaf, b: Leaf) =>
  a.attribute === b.attribute && a.key === b.key;

/** Values that alternatives ask of the same attribute are one question, wherever they stand. */
function withMergedValues(
  parts: readonly AccessCondition[],
): AccessCondition[] {
  const merged: AccessCondition[] = [];
  const places = new Map<string, number>();
  for (const part of parts) {
    if (!isLeaf(part) || !part.values) {
      merged.push(part);
      continue;
    }
    const about = JSON.stringify([part.attribute, part.key]);
    const place = places.get(about);
    if (place === undefined) {
      places.set(about, merged.length);
      merged.push(part);
    } else {
      const known = merged[place] as Leaf;
      merged[place] = {
        ...known,
        values: [...new Set([...known.values!, ...part.values])],
      };
    }
  }
  return merged;
}

/** Whether whatever fits one condition fits another, as far as their forms show it. */
function implies(a: AccessCondition, b: AccessCondition): boolean {
  if ('anyOf' in a) return a.anyOf.every(part => implies(part, b));
  if ('allOf' in b) return b.allOf.every(part => implies(a, part));
  if ('anyOf' in b && b.anyOf.some(part => implies(a, part))) return true;
  if ('allOf' in a) return a.allOf.some(part => implies(part, b));
  if ('not' in a) return 'not' in b && implies(b.not, a.not);
  if (!isLeaf(b) || !isAbout(a, b)) return false;
  if (!a.values || !b.values) return a.values === b.values;
  const wider = new Set(b.values);
  return a.values.every(value => wider.has(value));
}

/**
 * Alternatives without what others say already, since each one that is left is a question to a database.
 *
 * @internal
 */
export function simplifiedAlternatives(
  parts: readonly AccessCondition[],
): AccessCondition[] {
  let kept = withMergedValues(parts);
  if (kept.length > MOST_COMPARED) return kept;
  for (const part of [...kept].reverse()) {
    const others = kept.filter(other => other !== part);
    if (others.length > 0 && implies(part, { anyOf: others })) kept = others;
  }
  return kept;
}
