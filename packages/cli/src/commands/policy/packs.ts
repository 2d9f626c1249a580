// SPDX-License-Identifier: Apache-2.0
import { type Policy, policiesOfPacks } from '@meshwright/governance';
import { Failure } from '../../failure';

/**
 * Policies of the library.
 *
 * @param words - packs and names, also several in one word with commas between
 * @throws Failure for a word that the library does not know
 */
export function packs(words: readonly string[]): Policy[] {
  try {
    return policiesOfPacks(words.flatMap(word => word.split(',')));
  } catch (error) {
    if (error instanceof RangeError) throw new Failure(error.message);
    throw error;
  }
}
