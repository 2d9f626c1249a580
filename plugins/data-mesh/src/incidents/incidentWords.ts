// SPDX-License-Identifier: Apache-2.0
import type {
  IncidentEvent,
  IncidentOrigin,
  IncidentResolution,
  IncidentSeverity,
  IncidentState,
} from '@meshwright/plugin-data-mesh-common';
import type { State } from '@meshwright/plugin-data-mesh-react';

/** Severities, worst first, as people say them. @internal */
export const SEVERITY_WORDS: Record<IncidentSeverity, string> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
};

/** What a severity means, for whoever chooses one. @internal */
export const SEVERITY_MEANINGS: Record<IncidentSeverity, string> = {
  critical: 'Decisions or systems go wrong by it now',
  high: 'The data must not be used for what it is for',
  medium: 'Part of the data is wrong or late',
  low: 'Worth mending, and nobody is held up',
};

/** @internal */
export const SEVERITIES = Object.keys(SEVERITY_WORDS) as IncidentSeverity[];

/** How a severity looks. @internal */
export const SEVERITY_STATES: Record<IncidentSeverity, State> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'unknown',
};

/** @internal */
export const STATE_WORDS: Record<IncidentState, string> = {
  opened: 'New',
  acknowledged: 'Acknowledged',
  assigned: 'Assigned',
  resolved: 'Resolved',
};

/** @internal */
export const ORIGIN_WORDS: Record<IncidentOrigin, string> = {
  check: 'A failed check',
  anomaly: 'An unusual figure',
  'service-level': 'A missed service level',
  person: 'A person',
};

/** @internal */
export const RESOLUTION_WORDS: Record<IncidentResolution, string> = {
  fixed: 'Fixed',
  'false-alarm': 'False alarm',
  accepted: 'Accepted as it is',
  recovered: 'Recovered by itself',
  merged: 'Part of another incident',
};

/** What happened, after the name of who did it. @internal */
export const EVENT_WORDS: Record<IncidentEvent['kind'], string> = {
  opened: 'opened the incident',
  acknowledged: 'acknowledged it',
  assigned: 'assigned it',
  unassigned: 'took it from its assignee',
  rated: 'changed the severity',
  commented: 'commented',
  resolved: 'resolved it',
  reopened: 'opened it again',
  recovered: 'closed it: everything passes again',
  joined: 'added what fails by the same cause',
  left: 'let go of what has another cause',
  reached: 'found more products that take the data:',
  merged: 'merged it into another incident',
  'took-over': 'took another incident in',
};
