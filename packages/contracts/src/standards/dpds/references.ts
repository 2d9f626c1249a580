// SPDX-License-Identifier: Apache-2.0
import { follow, parseReference } from '../references';
import type { Value } from '../values';

/** Chains of references longer than this are as good as circular. */
const maxHops = 20;

/** Where a place that may be a reference leads to. @internal */
export type Resolution =
  /** The thing itself, and the reference that led to it. */
  | { kind: 'found'; value: Value; reference?: Value }
  | { kind: 'external'; target: string; reference: Value }
  | { kind: 'dangling'; steps: string[]; reference: Value }
  | { kind: 'circular'; reference: Value };

/**
 * Follows `$ref` inside the document, through other references, to the thing itself.
 * Other files and URLs are never followed.
 *
 * @internal
 */
export function resolve(root: Value, place: Value): Resolution {
  const first = place.at('$ref').text();
  if (first === undefined) return { kind: 'found', value: place };
  const seen = new Set<string>();
  let target = first;
  for (let hop = 0; hop < maxHops; hop++) {
    const parsed = parseReference(target);
    if (parsed.kind === 'external') {
      return { kind: 'external', target: parsed.target, reference: place };
    }
    const value = follow(root, parsed.steps);
    if (!value) {
      return { kind: 'dangling', steps: parsed.steps, reference: place };
    }
    const next = value.at('$ref').text();
    if (next === undefined) return { kind: 'found', value, reference: place };
    if (seen.has(target)) break;
    seen.add(target);
    target = next;
  }
  return { kind: 'circular', reference: place };
}

/** The thing itself where it is in the document; a value that is not present where it is elsewhere. @internal */
export function resolved(root: Value, place: Value): Value {
  const resolution = resolve(root, place);
  return resolution.kind === 'found'
    ? resolution.value
    : place.at('$ref').at('');
}
