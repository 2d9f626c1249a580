// SPDX-License-Identifier: Apache-2.0

const SHARED_MS = 5_000;

/**
 * Lets parts of one page that need the same thing ask for it once: while an answer is under way or has just
 * arrived, others who ask the same get it too. A failure is forgotten at once, so that the next attempt asks again.
 *
 * Answers are kept for each `source`, which is the client they come from.
 *
 * @param ask - asks the source for the thing with a key, such as an entity ref
 * @public
 */
export function shareAnswers<S extends object, T>(
  ask: (source: S, key: string) => Promise<T>,
): (source: S, key: string) => Promise<T> {
  const bySource = new WeakMap<S, Map<string, Promise<T>>>();
  return (source, key) => {
    const answers = bySource.get(source) ?? new Map<string, Promise<T>>();
    bySource.set(source, answers);
    const known = answers.get(key);
    if (known) {
      return known;
    }
    const answer = ask(source, key);
    answers.set(key, answer);
    const forget = () => answers.delete(key);
    answer.then(() => setTimeout(forget, SHARED_MS), forget);
    return answer;
  };
}
