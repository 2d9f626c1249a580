// SPDX-License-Identifier: Apache-2.0
import type { Verdict } from '../evaluation/types';

/** How far a product is: 1 starting, 2 safe, 3 managed, 4 exemplary. @public */
export type MaturityLevel = 1 | 2 | 3 | 4;

/** A level in words. @public */
export interface MaturityLevelInfo {
  level: MaturityLevel;
  name: string;
  /** What it asks for, besides what the levels below ask for. */
  asks: string;
}

/** The levels, lowest first. @public */
export const MATURITY_LEVELS: readonly MaturityLevelInfo[] = [
  { level: 1, name: 'Starting', asks: 'Policies have been asked.' },
  {
    level: 2,
    name: 'Safe',
    asks: 'No rule of severity error fails or is undecided.',
  },
  {
    level: 3,
    name: 'Managed',
    asks: 'No rule of severity warning fails or is undecided.',
  },
  {
    level: 4,
    name: 'Exemplary',
    asks: 'No rule fails or is undecided, and nothing is waived.',
  },
];

/** Part of the products of a group that has to reach a level, so that the group has reached it. @public */
export const GROUP_SHARE = 0.8;

/**
 * The level that verdicts on one product, and on the contracts that it offers, come to.
 *
 * A rule that does not apply counts for nothing. What could not be decided counts as a failure of its severity: nobody
 * gets further by a rule that cannot be asked. A grace period makes errors warnings, here too.
 *
 * @returns null where no rule was asked: no data is no data
 * @public
 */
export function maturityOf(
  verdicts: Iterable<Pick<Verdict, 'outcome' | 'severity'>>,
): MaturityLevel | null {
  let level: MaturityLevel | null = null;
  const atMost = (limit: MaturityLevel) => {
    level = Math.min(level ?? 4, limit) as MaturityLevel;
  };
  for (const { outcome, severity } of verdicts) {
    if (outcome === 'pass') atMost(4);
    else if (outcome === 'waived') atMost(3);
    else if (outcome !== 'not-applicable') {
      if (severity === 'error') atMost(1);
      else atMost(severity === 'warning' ? 2 : 3);
    }
  }
  return level;
}

/**
 * The level of a group, such as a domain: the highest one that four of five of its products have reached.
 *
 * @param levels - of its products; those without data are passed over
 * @returns null where no product has data
 * @public
 */
export function groupMaturity(
  levels: Iterable<MaturityLevel | null>,
): MaturityLevel | null {
  const known = [...levels].filter(level => level !== null);
  if (known.length === 0) return null;
  const reached = ([4, 3, 2] as const).find(
    wanted =>
      known.filter(level => level >= wanted).length >=
      known.length * GROUP_SHARE,
  );
  return reached ?? 1;
}
