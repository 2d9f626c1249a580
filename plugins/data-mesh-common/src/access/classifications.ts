// SPDX-License-Identifier: Apache-2.0
import { CLASSIFICATIONS } from '../entities/DataProductEntityV1alpha1';

/** How strictly data is held: `public`, `internal`, `confidential` or `restricted`. @public */
export type Classification = (typeof CLASSIFICATIONS)[number];

/**
 * The strictest classification whose values a person may see of a product or contract; `none` where it is not even the
 * mildest.
 *
 * @public
 */
export type Clearance = Classification | 'none';

/**
 * The classification that a word stands for. A word that is none of {@link CLASSIFICATIONS}, such as `pii`, stands for
 * `restricted`: nobody knows who may see it.
 *
 * @returns undefined for an absent or empty word
 * @public
 */
export function classificationOf(word?: string): Classification | undefined {
  const plain = word?.trim().toLocaleLowerCase('en-US');
  if (!plain) return undefined;
  return CLASSIFICATIONS.find(known => known === plain) ?? 'restricted';
}

/**
 * The classification that a value is held under, from the words of those that state one, innermost first: its column,
 * its table, its contract, its product. `restricted` where nobody states any.
 *
 * @public
 */
export function effectiveClassification(
  ...words: Array<string | undefined>
): Classification {
  for (const word of words) {
    const found = classificationOf(word);
    if (found) return found;
  }
  return 'restricted';
}

/** The strictest of some classifications; undefined where there are none. @public */
export function strictestClassification(
  all: Iterable<Classification | undefined>,
): Classification | undefined {
  let strictest = -1;
  for (const one of all) {
    if (one) strictest = Math.max(strictest, CLASSIFICATIONS.indexOf(one));
  }
  return CLASSIFICATIONS[strictest];
}

/** Classifications that a clearance covers, mildest first. @public */
export function classificationsCoveredBy(
  clearance: Clearance,
): Classification[] {
  return clearance === 'none'
    ? []
    : CLASSIFICATIONS.slice(0, CLASSIFICATIONS.indexOf(clearance) + 1);
}

/** Whether somebody with a clearance may see values of a classification. @public */
export function coversClassification(
  clearance: Clearance,
  classification: Classification,
): boolean {
  return classificationsCoveredBy(clearance).includes(classification);
}
