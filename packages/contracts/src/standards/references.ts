// SPDX-License-Identifier: Apache-2.0
import { toPointer } from '../document/pointer';
import type { Suggestions } from './suggestions';
import type { Value } from './values';

/** What the text of a `$ref` points at. @internal */
export type Reference =
  /** A place in the same document. `proper` is the reference as it should be written, where it is not. */
  | { kind: 'internal'; steps: string[]; proper?: string }
  /** Another file or a URL, which is never followed. */
  | { kind: 'external'; target: string };

/** One step of a pointer in a URI fragment. */
function decoded(step: string): string {
  let text = step;
  if (step.includes('%')) {
    try {
      text = decodeURIComponent(step);
    } catch {
      // A stray percent sign stands for itself.
    }
  }
  return text.includes('~')
    ? text.replace(/~1/g, '/').replace(/~0/g, '~')
    : text;
}

/**
 * Reads the text of a `$ref`: a JSON Pointer after a `#`, or another document. A pointer that lacks its
 * first slash (`#components/apis/a`) is understood too.
 *
 * @internal
 */
export function parseReference(text: string): Reference {
  if (!text.startsWith('#')) return { kind: 'external', target: text };
  const pointer = text.slice(1);
  if (pointer === '') return { kind: 'internal', steps: [] };
  const slashed = pointer.startsWith('/') ? pointer : `/${pointer}`;
  const steps = slashed.slice(1).split('/').map(decoded);
  return slashed === pointer
    ? { kind: 'internal', steps }
    : { kind: 'internal', steps, proper: `#${slashed}` };
}

/** How one step of a reference is taken; undefined where there is nothing. @internal */
export type Step = (from: Value, name: string) => Value | undefined;

/** A step to the member of exactly that name. @internal */
export const exactStep: Step = (from, name) => {
  const next = from.at(name);
  return next.raw === undefined ? undefined : next;
};

/**
 * The value that steps lead to.
 *
 * @internal
 */
export function follow(
  root: Value,
  steps: readonly string[],
  take: Step = exactStep,
): Value | undefined {
  let value: Value | undefined = root;
  for (const step of steps) {
    value = value && take(value, step);
    if (value === undefined) return undefined;
  }
  return value;
}

/**
 * A reference that somebody may have meant by a dangling one: where only its last step is wrong, by spelling.
 *
 * @internal
 */
export function suggestReference(
  root: Value,
  steps: readonly string[],
  suggestions: Suggestions,
): string | undefined {
  const last = steps[steps.length - 1];
  const holder = follow(root, steps.slice(0, -1));
  if (last === undefined || !holder) return undefined;
  const meant = suggestions.find(last, () => holder.names());
  return meant === undefined
    ? undefined
    : `#${toPointer([...steps.slice(0, -1), meant])}`;
}
