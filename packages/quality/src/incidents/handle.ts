// SPDX-License-Identifier: Apache-2.0
import type {
  IncidentProgress,
  IncidentResolution,
  IncidentSeverity,
  IncidentState,
} from './model';

/** What somebody, or the portal, does with an incident. @public */
export type IncidentAction =
  | { kind: 'acknowledge' }
  | { kind: 'assign'; to: string }
  | { kind: 'unassign' }
  | { kind: 'rate'; severity: IncidentSeverity }
  | { kind: 'comment' }
  | { kind: 'resolve'; resolution: IncidentResolution }
  | { kind: 'reopen' };

/** The action cannot be done in the state that the incident is in; the message says why. @public */
export class IncidentActionError extends Error {
  override readonly name = 'IncidentActionError';
}

const POSSIBLE: Readonly<
  Record<IncidentState, ReadonlyArray<IncidentAction['kind']>>
> = {
  opened: ['acknowledge', 'assign', 'rate', 'comment', 'resolve'],
  acknowledged: ['assign', 'rate', 'comment', 'resolve'],
  assigned: ['assign', 'unassign', 'rate', 'comment', 'resolve'],
  resolved: ['comment', 'reopen'],
};

/** What can be done with an incident as it is. @public */
export function possibleActions({
  state,
  resolution,
}: Pick<IncidentProgress, 'state' | 'resolution'>): ReadonlyArray<
  IncidentAction['kind']
> {
  // What was merged goes on in the other incident.
  return resolution === 'merged' ? ['comment'] : POSSIBLE[state];
}

/**
 * Does something with an incident: opened, acknowledged, assigned, resolved, and opened again. One that had somebody to
 * look after it has the same again when it reopens.
 *
 * @throws IncidentActionError
 * @public
 */
export function handleIncident(
  incident: IncidentProgress,
  action: IncidentAction,
): IncidentProgress {
  if (!possibleActions(incident).includes(action.kind)) {
    throw new IncidentActionError(
      incident.resolution === 'merged'
        ? 'The incident was merged into another one: go on there.'
        : `The incident is ${incident.state} and cannot be changed by '${action.kind}'.`,
    );
  }
  switch (action.kind) {
    case 'acknowledge':
      return { ...incident, state: 'acknowledged' };
    case 'assign':
      if (action.to === incident.assignee) {
        throw new IncidentActionError('The incident is theirs already.');
      }
      return { ...incident, state: 'assigned', assignee: action.to };
    case 'unassign':
      return { ...incident, state: 'acknowledged', assignee: null };
    case 'rate':
      if (action.severity === incident.severity) {
        throw new IncidentActionError('The incident has this severity.');
      }
      return { ...incident, severity: action.severity };
    case 'resolve':
      return {
        ...incident,
        state: 'resolved',
        resolution: action.resolution,
      };
    case 'reopen':
      return {
        ...incident,
        state: incident.assignee === null ? 'opened' : 'assigned',
        resolution: null,
      };
    default:
      return incident;
  }
}
