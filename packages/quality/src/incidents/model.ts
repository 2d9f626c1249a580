// SPDX-License-Identifier: Apache-2.0

/** How much an incident matters, worst first. @public */
export const INCIDENT_SEVERITIES = [
  'critical',
  'high',
  'medium',
  'low',
] as const;
/** @public */
export type IncidentSeverity = (typeof INCIDENT_SEVERITIES)[number];

/** Where an incident is on its way; all but `resolved` are open. @public */
export const INCIDENT_STATES = [
  'opened',
  'acknowledged',
  'assigned',
  'resolved',
] as const;
/** @public */
export type IncidentState = (typeof INCIDENT_STATES)[number];

/** What a fault was found by. @public */
export type FaultKind = 'check' | 'anomaly' | 'service-level';

/** What opened an incident. @public */
export type IncidentOrigin = FaultKind | 'person';

/**
 * Why an incident is resolved: it was `fixed`; it was a `false-alarm` or is `accepted`, after which the same faults are
 * silent until they have passed once; its faults `recovered` by themselves; or it is `merged` into the incident of its
 * cause.
 *
 * @public
 */
export type IncidentResolution =
  | 'fixed'
  | 'false-alarm'
  | 'accepted'
  | 'recovered'
  | 'merged';

/** The part of an incident that decides what may happen to it. @public */
export interface IncidentProgress {
  state: IncidentState;
  origin: IncidentOrigin;
  severity: IncidentSeverity;
  /** Ref of the person that looks after it. */
  assignee: string | null;
  resolution: IncidentResolution | null;
}

/**
 * One result about one thing that is watched, whoever found it.
 *
 * `bad` and `good` judge the data. `broken` is a check that could not run. `between` says that it is neither bad enough to
 * open an incident nor good enough to close one.
 *
 * @public
 */
export interface Observation {
  /** Tells what is watched apart within a product, and stays the same from result to result. */
  key: string;
  kind: FaultKind;
  name: string;
  verdict: 'bad' | 'good' | 'broken' | 'between';
  severity: IncidentSeverity;
  /** When it was measured, ISO 8601 in UTC. */
  at: string;
  /** Ref of the contract that asks for it, where one does. */
  contract: string | null;
  dataset: string | null;
  column: string | null;
  /** What was found, in a sentence without any value of the data: people without clearance read it. */
  message: string | null;
}

/** What is remembered of one thing that is watched. @public */
export interface Fault
  extends Omit<Observation, 'verdict' | 'at' | 'severity'> {
  product: string;
  severity: IncidentSeverity;
  /** Bad results in a row. */
  bad: number;
  /** Good results in a row. */
  good: number;
  /** Results in a row of a check that could not run. */
  broken: number;
  /** Whether it calls for an incident. */
  firing: boolean;
  /** Somebody accepted it: silent until it has passed. */
  muted: boolean;
  /** Since when it fires, ISO 8601; `null` when it does not. */
  since: string | null;
  /** Time of the newest result; older ones that come late are history. */
  lastAt: string;
  lastBadAt: string | null;
  recoveredAt: string | null;
  /** Id of the open incident that it belongs to. */
  incident: string | null;
}

/** An edge of the lineage between products: data of `from` goes to `to`. @public */
export interface ProductEdge {
  from: string;
  to: string;
  /** Contracts whose data goes this way; absent where that is not known. */
  through?: readonly string[];
}
