// SPDX-License-Identifier: Apache-2.0
import type { CheckSeverity } from '../model';
import { INCIDENT_SEVERITIES, type IncidentSeverity } from './model';

const BY_CHECK: Readonly<Record<CheckSeverity, IncidentSeverity>> = {
  critical: 'critical',
  error: 'high',
  warning: 'medium',
  info: 'low',
};

/** Severity of an incident that a check opens; a check that states none is an error. @public */
export function severityOfCheck(
  severity: CheckSeverity | null,
): IncidentSeverity {
  return BY_CHECK[severity ?? 'error'];
}

const CHECK_SEVERITIES: Readonly<Record<IncidentSeverity, CheckSeverity>> = {
  critical: 'critical',
  high: 'error',
  medium: 'warning',
  low: 'info',
};

/** What an incident of a severity weighs beside checks. @public */
export function checkSeverityOf(severity: IncidentSeverity): CheckSeverity {
  return CHECK_SEVERITIES[severity];
}

/** Orders severities, worst first. @public */
export function compareSeverity(
  a: IncidentSeverity,
  b: IncidentSeverity,
): number {
  return INCIDENT_SEVERITIES.indexOf(a) - INCIDENT_SEVERITIES.indexOf(b);
}

/** The worst of some severities; undefined of none. @public */
export function worstSeverity(
  severities: Iterable<IncidentSeverity>,
): IncidentSeverity | undefined {
  return [...severities].sort(compareSeverity)[0];
}

/** Severity of an incident of some faults, at least one. @public */
export function severityOfFaults(
  faults: ReadonlyArray<{ severity: IncidentSeverity }>,
): IncidentSeverity {
  return worstSeverity(faults.map(({ severity }) => severity)) ?? 'low';
}
