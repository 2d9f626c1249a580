// SPDX-License-Identifier: Apache-2.0
import { suggest } from '../shape';

/** Enough for every slip of a person; a generated document full of them gets no more. */
const maxSuggestions = 200;
const maxKnown = 2_000;

/**
 * Suggests names that a document itself has. Each suggestion looks at all of them, so a document of
 * hundreds of thousands must not ask for hundreds of thousands.
 *
 * @internal
 */
export class Suggestions {
  private left = maxSuggestions;

  /** The known name that somebody most likely meant, by spelling. */
  find(word: string, known: () => Iterable<string>): string | undefined {
    if (this.left <= 0) return undefined;
    this.left--;
    const names = [...known()];
    return names.length > maxKnown ? undefined : suggest(word, names);
  }
}

/** A question to put after a message, or nothing. @internal */
export function didYouMean(meant: string | undefined): string {
  return meant === undefined ? '' : ` Did you mean '${meant}'?`;
}

/** The fix that writes a suggestion, as members to spread into a finding. @internal */
export function fixWith(meant: string | undefined) {
  return meant === undefined
    ? {}
    : { fix: { description: `Write '${meant}'`, value: meant } };
}
