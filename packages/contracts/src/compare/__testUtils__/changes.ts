// SPDX-License-Identifier: Apache-2.0
import { orders, property, server } from '../../__testUtils__/build';
import type { Contract, Property } from '../../model';
import { compareContracts } from '../compareContracts';
import type { Impact } from '../impact';

/** A change without its words. */
export type Expected = [change: string, readers: Impact, writers: Impact];

/** What was found, without the words. */
export function changes(before: Contract, after: Contract): Expected[] {
  return compareContracts(before, after).changes.map(
    ({ change, readers, writers }) => [change, readers, writers],
  );
}

/** Compares two states of one property of the table `orders`. */
export function propertyChanges(
  before: Partial<Property>,
  after: Partial<Property>,
  engine?: string,
): Expected[] {
  const servers = engine ? [server('production', engine)] : [];
  return changes(
    orders([property('amount', before)], { servers }),
    orders([property('amount', after)], { servers }),
  );
}
