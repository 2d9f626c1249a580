// SPDX-License-Identifier: Apache-2.0
import type { Property } from '../model';
import type { Place } from './changeLog';
import type { Context } from './context';
import {
  compareCustomProperties,
  compareLinks,
  compareTags,
  compareText,
} from './documentation';
import { inOrder, list, plain, sameSet } from './values';

/** Compares where the values of a property come from and how much care they get. @internal */
export function compareOrigin(
  { log }: Context,
  place: Place,
  before: Property,
  after: Property,
): void {
  if (before.criticalDataElement !== after.criticalDataElement) {
    const added = after.criticalDataElement;
    log.add(
      added ? 'critical-data-element-added' : 'critical-data-element-removed',
      place,
      {
        field: 'criticalDataElement',
        reason: added
          ? 'It is a critical data element now and gets the care of one.'
          : 'It is no critical data element any more: ask which checks are dropped with that.',
        before: before.criticalDataElement,
        after: after.criticalDataElement,
      },
    );
  }
  if (plain(before.transformLogic) !== plain(after.transformLogic)) {
    log.add('transformation-changed', place, {
      field: 'transformLogic',
      reason:
        'Values are computed in another way: the same name may now stand for other numbers.',
      before: before.transformLogic,
      after: after.transformLogic,
    });
  }
  if (!sameSet(before.transformSourceObjects, after.transformSourceObjects)) {
    log.add('sources-changed', place, {
      field: 'transformSourceObjects',
      reason: `Values come from ${
        list(inOrder(after.transformSourceObjects)) || 'no source stated'
      } now.`,
      before: [...before.transformSourceObjects].sort(),
      after: [...after.transformSourceObjects].sort(),
    });
  }
}

/** Compares what is said about a property to people. @internal */
export function compareWords(
  { log }: Context,
  place: Place,
  before: Property,
  after: Property,
): void {
  const text = (
    change: 'description-changed' | 'business-name-changed',
    field: 'description' | 'transformDescription' | 'businessName',
    words: string,
  ) => compareText(log, change, place, words, before[field], after[field]);
  text('description-changed', 'description', 'description');
  text(
    'description-changed',
    'transformDescription',
    'description of the computation',
  );
  text('business-name-changed', 'businessName', 'business name');
  compareTags(log, place, before.tags, after.tags);
  compareLinks(
    log,
    place,
    before.authoritativeDefinitions,
    after.authoritativeDefinitions,
  );
  compareCustomProperties(
    log,
    place,
    before.customProperties,
    after.customProperties,
  );
  if (!sameSet(before.examples, after.examples)) {
    log.add('examples-changed', place, {
      field: 'examples',
      reason: 'Other examples are given; the data stays as it is.',
      before: inOrder(before.examples),
      after: inOrder(after.examples),
    });
  }
}
