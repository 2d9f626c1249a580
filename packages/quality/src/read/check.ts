// SPDX-License-Identifier: Apache-2.0
import type { CheckSeverity, DetailedCheck } from '../model';

/** A check of which nothing but the name is known. @internal */
export function check(
  name: string,
  known: Partial<DetailedCheck>,
): DetailedCheck {
  return {
    name,
    dataset: null,
    column: null,
    dimension: null,
    severity: null,
    status: 'unknown',
    observed: null,
    expected: null,
    failedRows: null,
    totalRows: null,
    details: {},
    ...known,
  };
}

const SEVERITIES: Readonly<Record<string, CheckSeverity>> = {
  critical: 'critical',
  blocker: 'critical',
  high: 'error',
  error: 'error',
  major: 'error',
  medium: 'warning',
  warn: 'warning',
  warning: 'warning',
  minor: 'warning',
  low: 'info',
  info: 'info',
};

/** A tool's word for how much a failure matters. @internal */
export function severityOf(word: string | null): CheckSeverity | null {
  const key = word?.toLocaleLowerCase('en-US') ?? '';
  return Object.prototype.hasOwnProperty.call(SEVERITIES, key)
    ? SEVERITIES[key]
    : null;
}
