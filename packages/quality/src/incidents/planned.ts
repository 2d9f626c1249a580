// SPDX-License-Identifier: Apache-2.0
import type { IncidentSeverity, IncidentState } from './model';

/** An open incident that faults opened, as far as planning looks at it. @public */
export interface PlannedIncident {
  id: string;
  product: string;
  contract: string | null;
  /** Missed service levels opened it. */
  isLate: boolean;
  openedAt: string;
  state: IncidentState;
  severity: IncidentSeverity;
  /** A person stated the severity, so that faults do not change it. */
  isRated: boolean;
  /** A person opened it again, so that only a person closes it. */
  isHeld: boolean;
}

/** An incident that is over, and that the same trouble opens again. @public */
export type EndedIncident = Pick<
  PlannedIncident,
  'id' | 'product' | 'contract' | 'isLate'
> & { resolvedAt: string };

/** Faults that are to be one incident. @public */
export interface PlannedGroup {
  /** Id of the incident that is open, or that is opened again; absent for a new one. */
  incident?: string;
  isReopened: boolean;
  product: string;
  contract: string | null;
  isLate: boolean;
  /** Faults that join it, by {@link faultId}. */
  faults: string[];
  /** Incidents that turn out to be the same and end in it, with all their faults. */
  merged: string[];
}

/** What has to happen to incidents. @public */
export interface IncidentPlan {
  /**
   * Faults that go on elsewhere: by themselves after the cause of their incident is over, or where lineage shows now that
   * they come from something else.
   */
  left: Array<{ incident: string; faults: string[] }>;
  groups: PlannedGroup[];
  worsened: Array<{ incident: string; severity: IncidentSeverity }>;
  recovered: string[];
}
