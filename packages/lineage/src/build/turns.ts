// SPDX-License-Identifier: Apache-2.0

/**
 * Work that may be interrupted: it yields wherever somebody else may have a turn.
 *
 * @internal
 */
export type Work<T> = Generator<void, T, void>;

/** Items of a loop after which it may be interrupted. */
const PORTION = 200;
/** Milliseconds of work after which others get a turn. */
const TURN = 10;

/** Says at which items of a loop it may be interrupted. @internal */
export function portions(): () => boolean {
  let count = 0;
  return () => {
    count++;
    return count % PORTION === 0;
  };
}

/** Does all of it without a break. @internal */
export function atOnce<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/**
 * Does it with breaks.
 *
 * @param otherTurns - resolves when others had their turn
 * @internal
 */
export async function inTurns<T>(
  work: Work<T>,
  otherTurns: () => Promise<void>,
): Promise<T> {
  let turn = Date.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (Date.now() - turn > TURN) {
      await otherTurns();
      turn = Date.now();
    }
  }
}
