// SPDX-License-Identifier: Apache-2.0
import type { IncidentSeverity } from './model';

/** When faults call for an incident, and when they let go of it. @public */
export interface IncidentRules {
  /** Bad results in a row that open. */
  openAfter: number;
  /** Good results in a row that close. */
  closeAfter: number;
  /** Results in a row of a check that could not run that open. */
  brokenAfter: number;
  /** Least severity that opens. */
  least: IncidentSeverity;
  /** Minutes after its end in which the same trouble opens an incident again instead of a new one. */
  reopenWithin: number;
  /** Minutes by which a failure downstream may be older than its cause and still be joined with it. */
  mergeWithin: number;
}

/**
 * One bad result opens and one good one closes, since a check of a whole table is no noisy figure; one that is fixed and
 * breaks again within a day is the same incident.
 *
 * @public
 */
export const STANDARD_RULES: IncidentRules = {
  openAfter: 1,
  closeAfter: 1,
  brokenAfter: 3,
  least: 'medium',
  reopenWithin: 24 * 60,
  mergeWithin: 60,
};
