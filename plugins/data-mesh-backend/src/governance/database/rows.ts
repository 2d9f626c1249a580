// SPDX-License-Identifier: Apache-2.0
import type { GovernanceOutcome } from '@meshwright/plugin-data-mesh-common';

/** @internal */
export interface SubjectRow {
  ref: string;
  title: string;
  owner: string;
  kind: 'product' | 'contract';
  product_ref: string | null;
  domains: string;
  level: number | null;
  tally: string;
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
export interface LevelRow {
  id: number | string;
  subject_ref: string;
  product_ref: string;
  before: number | null;
  at: string;
}

/** @internal */
export interface WaiverRow {
  id: string;
  product_ref: string;
  policy: string;
  rule: string;
  reason: string;
  status: 'requested' | 'approved' | 'denied';
  requested_by: string;
  requested_at: string;
  decided_by: string | null;
  decided_at: string | null;
  comment: string | null;
  from_day: string | null;
  until_day: string;
  declared_in: string | null;
}

/** @internal */
export interface NoticeRow {
  key: string;
  kind: NoticeKind;
  /** Entity ref of a person or group. */
  recipient: string;
  /** JSON list of refs: the first of them that reaches somebody is told where `recipient` reaches nobody. */
  others: string;
  product_ref: string;
  title: string;
  severity: 'error' | 'warning' | 'info';
  message: string;
  created_at: string;
  claim: string | null;
  claimed_at: string | null;
  sent_at: string | null;
}

/** What a notice is about. @internal */
export type NoticeKind =
  | 'failure'
  | 'grace-ends'
  | 'waiver-requested'
  | 'waiver-decided'
  | 'waiver-ends';

/** A notice that is to be told. @internal */
export type NewNotice = Omit<NoticeRow, 'claim' | 'claimed_at' | 'sent_at'>;
