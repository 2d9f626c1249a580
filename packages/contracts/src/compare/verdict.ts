// SPDX-License-Identifier: Apache-2.0
import { worse } from './changeLog';
import type { Verdict } from './impact';
import type { Change, Comparison } from './types';
import { adviseVersion } from './version';

/** Sums changes up: the worst impact, and the version that tells them. @internal */
export function verdictOf(
  changes: Change[],
  oldVersion: string | undefined,
  statedVersion: string | undefined,
): Comparison {
  const verdict = changes.reduce<Verdict>(
    (worst, { impact }) =>
      worst === 'identical' ? impact : worse(worst, impact),
    'identical',
  );
  const version = adviseVersion(oldVersion, statedVersion, changes);
  return { verdict, nextVersion: version.next, changes, version };
}
