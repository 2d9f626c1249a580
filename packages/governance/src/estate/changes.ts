// SPDX-License-Identifier: Apache-2.0
import { type Contract, compareContracts } from '@meshwright/contracts';
import type { ChangesFacts } from '../facts/runtimeFacts';
import { placeIn } from './parts';

/** Changes past which the rest is only counted. */
const MOST_LISTED = 100;

/**
 * What expressions may read of what differs from the version before.
 *
 * @internal
 */
export function changesFactsOf(
  before: Contract,
  after: Contract,
  file: string,
): ChangesFacts {
  const { changes, version } = compareContracts(before, after);
  const place = placeIn(file);
  const of = (impact: string) =>
    changes.filter(change => change.impact === impact).length;
  return {
    previousVersion: before.version ?? '',
    version: after.version ?? '',
    breaking: of('breaking'),
    risky: of('risky'),
    step: version.step,
    nextVersion: version.next ?? '',
    sufficient: version.sufficient,
    list: changes.slice(0, MOST_LISTED).map(change => ({
      id: change.change,
      impact: change.impact,
      message: change.reason,
      location: change.location,
      path: place(change.document === 'new' ? change.path : ''),
    })),
  };
}
