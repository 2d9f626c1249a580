// SPDX-License-Identifier: Apache-2.0

/** How a product or contract does under a rule. @public */
export type GovernanceOutcome =
  | 'pass'
  | 'fail'
  | 'waived'
  | 'not-applicable'
  | 'error';

/** How a product or contract does under one rule of one policy. @public */
export interface GovernanceVerdict {
  policy: string;
  rule: string;
  /** Entity ref. */
  subject: string;
  outcome: GovernanceOutcome;
  severity: 'error' | 'warning' | 'info';
  message: string;
  /** Places it rests on: a file or entity, and behind `#` the JSON Pointer in it. */
  evidence: Array<{ path: string; line?: number }>;
  fix?: { description: string };
  /** Stands for policy, rule, subject and environment, and is the same wherever it is asked. */
  id: string;
  policyVersion: string;
}

/** Numbers of verdicts by outcome. @public */
export type GovernanceCounts = Record<GovernanceOutcome, number>;

/** How a product or contract does under all policies. @public */
export interface SubjectGovernance {
  /** Entity ref. */
  subject: string;
  counts: GovernanceCounts;
  /** What fails first, then what is waived and undecided, what passes, and what does not apply. */
  verdicts: GovernanceVerdict[];
  /** When it was last evaluated and something was another, as ISO 8601; absent before the first time. */
  evaluatedAt?: string;
}

/** A verdict that became another. @public */
export interface GovernanceChange {
  policy: string;
  rule: string;
  subject: string;
  /** Absent for one that was not there before. */
  before?: GovernanceOutcome;
  /** Absent for one that is gone. */
  after?: GovernanceOutcome;
  message: string;
  /** ISO 8601. */
  at: string;
}

/** A policy as a list shows it. @public */
export interface GovernancePolicySummary {
  name: string;
  title: string;
  version: string;
  owner: string;
  /** Domain that it binds; absent for one that binds all. */
  domain?: string;
  lifecycle: 'draft' | 'grace' | 'enabled' | 'retired';
  graceUntil?: string;
  severity: 'error' | 'warning' | 'info';
  purpose: string;
  /** Ids of its rules. */
  rules: string[];
  /** Ref of its entity; absent for one of the library. */
  entityRef?: string;
  /** What keeps it from being used; empty when nothing does. */
  errors: string[];
  /** Conflicts with global policies, for one of a domain. */
  conflicts: string[];
}

/** A product or contract that fails a policy. @public */
export interface GovernanceFailure {
  subject: string;
  title: string;
  owner: string;
  rule: string;
  outcome: 'fail' | 'waived' | 'error';
  severity: 'error' | 'warning' | 'info';
  message: string;
}

/** A product that is let off one rule for a while. @public */
export interface GovernanceWaiver {
  id: string;
  /** Entity ref of the product. */
  product: string;
  policy: string;
  rule: string;
  reason: string;
  /** Entity ref of who allowed it. */
  approver: string;
  /** First and last day, as `YYYY-MM-DD`. */
  from: string;
  until: string;
}

/** What a new or changed policy would do. @public */
export interface GovernanceImpact {
  /** Subjects that may be read and that the policy looks at. */
  subjects: number;
  newlyFailing: Array<
    GovernanceVerdict & {
      title: string;
      owner: string;
      minutes: number;
      mechanical: boolean;
    }
  >;
  owners: Array<{
    owner: string;
    subjects: string[];
    failures: number;
    minutes: number;
  }>;
  minutes: number;
  /** Failures past the limit of the answer. */
  more: number;
}

/** A file that is held against policies before it is published. @public */
export interface GovernanceFile {
  /** Path in its repository, without `..`: evidence names it. */
  path: string;
  /** A data product or data contract, in any standard that is read. 1,000,000 characters at most. */
  text: string;
}

/** A verdict on a file that is not in the catalog yet. @public */
export interface GovernanceFileVerdict extends GovernanceVerdict {
  /** Whether it stops what is checked: a failure of severity error, or a rule of that severity that could not be decided. */
  blocking: boolean;
  /** Why the rule matters. */
  reason?: string;
  /** Team or person that answers for the policy, without its kind: whom to ask. */
  owner: string;
}

/** How files do under the policies that are in force. @public */
export interface GovernanceCheck {
  counts: GovernanceCounts;
  /** What stops first, then what fails, is undecided or waived, what passes, and what does not apply. */
  verdicts: GovernanceFileVerdict[];
}

/** A page of something. @public */
export interface GovernancePage<T> {
  items: T[];
  /** What to ask for the next page with; absent on the last one. */
  nextCursor?: string;
}

/** Which page is asked for. @public */
export interface GovernancePageQuery {
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** 200 at most; 50 unless stated. */
  limit?: number;
}
