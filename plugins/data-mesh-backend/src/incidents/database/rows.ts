// SPDX-License-Identifier: Apache-2.0
import type {
  IncidentEvent,
  IncidentOrigin,
  IncidentResolution,
  IncidentSeverity,
  IncidentState,
} from '@meshwright/plugin-data-mesh-common';
import type { FaultKind, IncidentProgress } from '@meshwright/quality';

/** SQLite has no truth values of its own. @internal */
export type Flag = boolean | 0 | 1;

/** Row of `incident`. @internal */
export interface IncidentRow {
  number: number;
  product_ref: string;
  contract_ref: string | null;
  domain_ref: string | null;
  title: string;
  description: string | null;
  severity: IncidentSeverity;
  severity_rank: number;
  is_rated: Flag;
  is_held: Flag;
  state: IncidentState;
  is_open: Flag;
  origin: IncidentOrigin;
  resolution: IncidentResolution | null;
  merged_into: number | null;
  opened_at: string;
  opened_by: string | null;
  assignee: string | null;
  resolved_at: string | null;
  updated_at: string;
}

/** Row of `incident_fault`. @internal */
export interface FaultRow {
  product_ref: string;
  fault_key: string;
  kind: FaultKind;
  name: string;
  contract_ref: string | null;
  dataset: string | null;
  column: string | null;
  severity: IncidentSeverity;
  message: string | null;
  bad: number;
  good: number;
  broken: number;
  firing: Flag;
  muted: Flag;
  since: string | null;
  last_at: string;
  last_bad_at: string | null;
  recovered_at: string | null;
  incident_number: number | null;
}

/** Row of `incident_event`. @internal */
export interface EventRow {
  id: number;
  incident_number: number;
  at: string;
  kind: IncidentEvent['kind'];
  by_ref: string | null;
  data: string;
}

/** Row of `incident_affected`. @internal */
export interface AffectedRow {
  incident_number: number;
  product_ref: string;
  steps: number;
  added_at: string;
}

/** Row of `incident_inbox`. @internal */
export interface InboxRow {
  id: number;
  product_ref: string;
  received_at: string;
  body: string;
}

/** Row of `incident_delivery`. @internal */
export interface DeliveryRow {
  id: number;
  channel: string;
  message_id: string;
  incident_number: number;
  kind: IncidentEvent['kind'];
  body: string;
  state: 'waiting' | 'sent' | 'failed';
  attempts: number;
  created_at: string;
  next_at: string;
  tried_at: string | null;
  error: string | null;
}

/** The part of a row that decides what may happen to an incident. @internal */
export function progressOf(row: IncidentRow): IncidentProgress {
  const { state, origin, severity, assignee, resolution } = row;
  return { state, origin, severity, assignee, resolution };
}
