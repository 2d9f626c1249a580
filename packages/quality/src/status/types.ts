// SPDX-License-Identifier: Apache-2.0
import type { CheckResult, CheckSeverity } from '../model';

/**
 * How a product, or one of its output ports, is.
 *
 * `operational` is as promised, `degraded` usable with care, `down` not to be used; `unknown` is where nothing recent is
 * known, which is not the same as well.
 *
 * @public
 */
export type StatusState = 'operational' | 'degraded' | 'down' | 'unknown';

/** What a reason for a status rests on. @public */
export type StatusReasonKind =
  | 'incident'
  | 'check'
  | 'freshness'
  | 'port'
  | 'no-data'
  | 'stale'
  | 'maintenance';

/** Why a status is what it is. @public */
export interface StatusReason {
  kind: StatusReasonKind;
  /** State that this alone would give. */
  state: StatusState;
  /** A sentence for people. */
  text: string;
  /** Id of what it rests on: a check's name, an incident's id, a port's name. */
  subject?: string;
}

/** A status with its reasons, the weightiest first. @public */
export interface Status {
  state: StatusState;
  reasons: readonly StatusReason[];
  /** Maintenance that goes on now, by its id. */
  maintenance?: string;
}

/** Newest result of a check, as far as a status looks at it. @public */
export interface StatusCheck
  extends Pick<CheckResult, 'name' | 'status' | 'severity' | 'failedRows'>,
    Partial<Pick<CheckResult, 'dataset' | 'column'>> {
  /** When it was measured: ISO 8601, in UTC. */
  measuredAt: string;
}

/** How old data was, and how old it may be. @public */
export interface Freshness {
  /** Table or file. */
  dataset: string | null;
  column: string | null;
  /** Age of the newest row when it was measured, in hours; `null` where there was no row. */
  ageHours: number | null;
  /** Age that the contract promises at most, in hours. */
  promisedHours: number;
  /** ISO 8601, in UTC. */
  measuredAt: string;
}

/** An incident that is not resolved. @public */
export interface OpenIncident {
  id: string;
  title: string;
  severity: CheckSeverity;
}

/** A time for which work was announced. Times are ISO 8601, in UTC. @public */
export interface PlannedMaintenance {
  id: string;
  title: string;
  startsAt: string;
  endsAt: string;
  /** When it was announced: time before that was not planned. */
  announcedAt: string;
}

/** Everything that a status is made of. @public */
export interface StatusFacts {
  checks: readonly StatusCheck[];
  freshness: readonly Freshness[];
  incidents: readonly OpenIncident[];
  maintenance: readonly PlannedMaintenance[];
  /** Milliseconds since 1970. */
  now: number;
  /** Why there may be no result at all, in a sentence. Default: that no check has judged the data. */
  noData?: string;
  /** Age in hours from which a result says nothing of today any more. */
  staleAfterHours: number;
}
