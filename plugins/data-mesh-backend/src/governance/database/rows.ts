// SPDX-License-Identifier: Apache-2.0
import type { GovernanceOutcome } from '@meshwright/plugin-data-mesh-common';

/** @internal */
export interface SubjectRow {
  ref: string;
  title: string;
  owner: string;
  counts: string;
  verdicts: string;
  digest: string;
  evaluated_at: string;
}

/** @internal */
export interface FailureRow {
  id: string;
  policy: string;
  rule: string;
  subject_ref: string;
  title: string;
  owner: string;
  outcome: 'fail' | 'waived' | 'error';
  severity: 'error' | 'warning' | 'info';
  message: string;
}

/** @internal */
export interface HistoryRow {
  /** Text on PostgreSQL, as it may be larger than a number of JavaScript. */
  id: number | string;
  subject_ref: string;
  policy: string;
  rule: string;
  before: GovernanceOutcome | null;
  after: GovernanceOutcome | null;
  message: string;
  at: string;
}

/** @internal */
export interface WaiverRow {
  id: string;
  product_ref: string;
  policy: string;
  rule: string;
  reason: string;
  approver: string;
  from_day: string;
  until_day: string;
}
