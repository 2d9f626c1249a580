// SPDX-License-Identifier: Apache-2.0

/** How much an incident matters, worst first. @public */
export type IncidentSeverity = 'critical' | 'high' | 'medium' | 'low';

/** Where an incident is on its way; all but `resolved` are open. @public */
export type IncidentState = 'opened' | 'acknowledged' | 'assigned' | 'resolved';

/** What opened an incident. @public */
export type IncidentOrigin = 'check' | 'anomaly' | 'service-level' | 'person';

/**
 * Why an incident is over. After `false-alarm` and `accepted` the same faults are silent until they have passed once;
 * `recovered` and `merged` are said by the portal alone.
 *
 * @public
 */
export type IncidentResolution =
  | 'fixed'
  | 'false-alarm'
  | 'accepted'
  | 'recovered'
  | 'merged';

/** What a person can do with an incident. @public */
export type IncidentActionKind =
  | 'acknowledge'
  | 'assign'
  | 'unassign'
  | 'rate'
  | 'comment'
  | 'resolve'
  | 'reopen';

/** What everybody learns of an incident that reaches them, whether they may see its product or not. @public */
export interface IncidentOutline {
  severity: IncidentSeverity;
  state: IncidentState;
  /** ISO 8601. */
  openedAt: string;
}

/** An incident in a list. @public */
export interface IncidentSummary extends IncidentOutline {
  closed?: never;
  number: number;
  title: string;
  /** Ref of the product that is the source of the trouble. */
  product: string;
  /** Ref of the domain of the product when the incident opened. */
  domain?: string;
  /** Ref of the contract whose data is wrong, where it is one. */
  contract?: string;
  origin: IncidentOrigin;
  /** Ref of the person that looks after it. */
  assignee?: string;
  /** ISO 8601. */
  updatedAt: string;
  resolvedAt?: string;
  resolution?: IncidentResolution;
  /** Number of the incident that it went into. */
  mergedInto?: number;
  /** Things that are wrong now, in all products. */
  faults: number;
  /** Products below that the data reaches. */
  affected: number;
}

/** An incident of a product that the caller may not see. @public */
export interface ClosedIncident extends IncidentOutline {
  closed: true;
}

/** Something that is wrong, or was. @public */
export interface IncidentFault {
  product: string;
  key: string;
  kind: 'check' | 'anomaly' | 'service-level';
  name: string;
  dataset: string | null;
  column: string | null;
  severity: IncidentSeverity;
  message: string | null;
  /** Whether it is wrong still. */
  firing: boolean;
  /** Since when it is, ISO 8601. */
  since: string | null;
  /** When it was measured last, ISO 8601. */
  measuredAt: string;
}

/** A product that the data of an incident reaches. @public */
export interface IncidentAffected {
  product: string;
  /** Steps of lineage from the source. */
  steps: number;
  /** Whether something is wrong there as well. */
  failing: boolean;
}

/** All about an incident. @public */
export interface IncidentDetail extends IncidentSummary {
  description?: string;
  /** Ref of who opened it; absent where the portal did. */
  openedBy?: string;
  /** Failing ones first; those of products that the caller may not see are counted in `closedFaults`. */
  faultList: IncidentFault[];
  closedFaults: number;
  /** Nearest first; those that the caller may not see are counted in `closedAffected`. */
  affectedList: IncidentAffected[];
  closedAffected: number;
  /** What the caller may do now. */
  may: IncidentActionKind[];
}

/** Something that happened to an incident. Members that do not belong to its kind are absent. @public */
export interface IncidentEvent {
  id: number;
  /** ISO 8601. */
  at: string;
  kind:
    | 'opened'
    | 'acknowledged'
    | 'assigned'
    | 'unassigned'
    | 'rated'
    | 'commented'
    | 'resolved'
    | 'reopened'
    | 'recovered'
    | 'joined'
    | 'left'
    | 'reached'
    | 'merged'
    | 'took-over';
  /** Ref of who did it; absent where the portal did. */
  by?: string;
  /** Of `commented`, and why something was done. */
  text?: string;
  /** Of `assigned`: ref of a person. */
  assignee?: string;
  /** Of `rated`. */
  severity?: IncidentSeverity;
  /** Of `resolved`. */
  resolution?: IncidentResolution;
  /** Of `merged` and `took-over`: the number of the other incident. */
  other?: number;
  /** Of `opened`, `reopened`, `joined` and `left`: what failed, of products that the caller may see. */
  faults?: Array<{ product: string; name: string; dataset: string | null }>;
  /** Those of products that the caller may not see. */
  closedFaults?: number;
  /** Of `reached`: how many products were found that the data reaches as well. */
  reached?: number;
}

/** @public */
export interface IncidentQuery {
  /** Ref of a product: incidents that it is the source of. */
  product?: string;
  /** Ref of a product: incidents of others that reach it by lineage. */
  reaching?: string;
  /** Ref of a domain. */
  domain?: string;
  state?: 'open' | IncidentState;
  severity?: IncidentSeverity;
  /** Only those of products that the caller owns, and those that are assigned to the caller. */
  mine?: boolean;
  offset?: number;
  /** 100 at most; 25 where it is not given. */
  limit?: number;
}

/** @public */
export interface IncidentList {
  /** Open ones first, then by severity, then newest first. Closed ones only where `reaching` was asked for. */
  items: Array<IncidentSummary | ClosedIncident>;
  total: number;
}

/** How many incidents a product has. @public */
export interface IncidentStates {
  product: string;
  /** Open ones that it is the source of. */
  open: number;
  /** Worst severity of those. */
  worst?: IncidentSeverity;
  /** Open ones of others that reach it by lineage. */
  upstream: number;
}

/** What a person says to open an incident. @public */
export interface NewIncident {
  /** Ref of a product. */
  product: string;
  title: string;
  description?: string;
  severity: IncidentSeverity;
}
