// SPDX-License-Identifier: Apache-2.0
import { RE2JS } from '@bufbuild/re2';
import type { Budget } from './budget';
import { type Result, Fault } from './values';

/** Length of a pattern past which it is refused. */
const LONGEST_PATTERN = 500;
/** What repetitions of a pattern may multiply to, so that its program stays small. */
const MOST_REPEATS = 1_000;
/** Patterns that are kept ready. */
const MOST_KEPT = 500;

interface Compiled {
  regex: RE2JS;
  /** Instructions of the program: what one character of input costs at most. */
  size: number;
}

const kept = new Map<string, Compiled | Fault>();

/** What counted repetitions multiply to at most; nested ones multiply, others only seem to. */
function repeats(pattern: string): number {
  let product = 1;
  for (const [, least, most] of pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)) {
    product *= Math.max(1, Number(most || least));
  }
  return product;
}

function compile(pattern: string): Compiled | Fault {
  if (pattern.length > LONGEST_PATTERN) {
    return new Fault(
      `A pattern may have ${LONGEST_PATTERN} characters; this one has ${pattern.length}.`,
    );
  }
  if (repeats(pattern) > MOST_REPEATS) {
    return new Fault(
      `The repetitions of the pattern multiply to more than ${MOST_REPEATS}.`,
    );
  }
  try {
    const regex = RE2JS.compile(pattern);
    return { regex, size: pattern.length * Math.max(1, repeats(pattern)) };
  } catch (error) {
    return new Fault(
      `The pattern is not valid: ${
        error instanceof Error ? error.message.slice(0, 200) : 'unknown reason'
      }.`,
    );
  }
}

function prepared(pattern: string): Compiled | Fault {
  const known = kept.get(pattern);
  if (known) return known;
  const made = compile(pattern);
  // A full memory is emptied at once: policies have far fewer patterns than fit.
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(pattern, made);
  return made;
}

/**
 * Whether a text has a part that a pattern matches. Patterns are those of RE2: no look-around, no back references, and
 * time in proportion to the text.
 *
 * @internal
 */
export function matches(text: string, pattern: string, budget: Budget): Result {
  const found = prepared(pattern);
  if (found instanceof Fault) return found;
  budget.spend(1 + Math.ceil((text.length * found.size) / 64));
  return found.regex.test(text);
}
