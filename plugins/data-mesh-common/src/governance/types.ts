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
  /** Last day, as `YYYY-MM-DD`, on which a failure is only a warning; absent where no grace period runs. */
  graceUntil?: string;
  /** Stands for policy, rule, subject and environment, and is the same wherever it is asked. */
  id: string;
  policyVersion: string;
}

/** A verdict with what its policy says of it. @public */
export interface GovernanceSubjectVerdict extends GovernanceVerdict {
  /** Name of the subject for people. */
  title: string;
  policyTitle: string;
  /** Team or person that answers for the policy, without its kind. */
  policyOwner: string;
  ruleTitle: string;
  /** Why the rule matters. */
  reason?: string;
  /** Whether somebody may be let off for a while. */
  waivable: boolean;
  /** The waiver that is in force, or asked for. */
  waiver?: Pick<
    GovernanceWaiver,
    'id' | 'state' | 'until' | 'requestedBy' | 'declaredIn'
  >;
}

/** Numbers of verdicts by outcome. @public */
export type GovernanceCounts = Record<GovernanceOutcome, number>;

/** How a product, with the contracts that it offers, or one contract does under all policies. @public */
export interface SubjectGovernance {
  /** Entity ref. */
  subject: string;
  counts: GovernanceCounts;
  /** What fails first, then what is waived and undecided, what passes, and what does not apply. */
  verdicts: GovernanceSubjectVerdict[];
  /** The level that all of this comes to. */
  level: GovernanceLevel;
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
  tags: string[];
  /** Its verdicts on what one may read, by outcome; what does not apply is left out. */
  counts: GovernanceTally;
  /** Products and contracts that it is asked about and that one may read. */
  subjects: number;
}

/** Numbers of verdicts that count; what does not apply is left out. @public */
export type GovernanceTally = Omit<GovernanceCounts, 'not-applicable'>;

/** What a list of policies is narrowed to. @public */
export interface GovernancePolicyQuery {
  /** Words that name, title, purpose, owner or tags have. */
  text?: string;
  lifecycle?: Array<GovernancePolicySummary['lifecycle']>;
  /** Names of domains; `global` for policies that bind all. */
  scope?: string[];
  /** Only policies that something fails. */
  failing?: boolean;
  /** `failing` has those first that most fails; `name` is the order of titles. */
  sort?: 'failing' | 'name';
  offset?: number;
  /** 100 at most; 25 unless stated. */
  limit?: number;
}

/** A page of policies, with how many there are of each state and scope. @public */
export interface GovernancePolicyPage {
  items: GovernancePolicySummary[];
  totalItems: number;
  offset: number;
  limit: number;
  /** Policies that match the rest of the question, by value. */
  facets: {
    lifecycle: Record<string, number>;
    scope: Record<string, number>;
  };
}

/** A rule of a policy. @public */
export interface GovernanceRule {
  id: string;
  title: string;
  severity: 'error' | 'warning' | 'info';
  /** Expressions in CEL. */
  check: string;
  each?: string;
  when?: string;
  message: string;
  reason?: string;
  fix?: string;
  /** Whether a machine can mend it. */
  mechanical: boolean;
  /** Whether somebody may be let off for a while. */
  waivable: boolean;
}

/** A rule of a policy about who may do what. @public */
export interface GovernanceAccessRule {
  id: string;
  title: string;
  effect: 'allow' | 'deny';
  permissions: string[];
  /** Roles of which a person needs one; everybody when empty, unless groups are named. */
  roles: string[];
  /** Expression in CEL. */
  when?: string;
  message: string;
  reason?: string;
}

/** All about a policy. @public */
export interface GovernancePolicyDetail extends GovernancePolicySummary {
  description?: string;
  /** The document, as YAML or JSON. */
  document: string;
  /** Where it is changed, as an address of a file; absent for one of the library. */
  location?: string;
  serves: Array<{ framework: string; reference?: string }>;
  kinds: string[];
  /** Expression that is true for what it binds. */
  when?: string;
  enforcement: string[];
  environments: string[];
  strengthens?: string;
  parameters: Array<{ name: string; value: unknown; description?: string }>;
  ruleDetails: GovernanceRule[];
  /** What it says of who may do what; empty for one that only judges products and contracts. */
  accessRules: GovernanceAccessRule[];
  examples: Array<{
    name: string;
    expect: 'pass' | 'fail' | 'not-applicable';
    /** Whether it came out as expected. */
    ok: boolean;
    /** What came out, where it did not. */
    message: string;
  }>;
}

/** How things stood at the end of a day. @public */
export interface GovernanceTrendPoint {
  /** `YYYY-MM-DD` in UTC. */
  day: string;
  counts: GovernanceTally;
  /** From 0 to 1; null where nothing was asked. */
  passRate: number | null;
}

/** How far a product is: 1 starting, 2 safe, 3 managed, 4 exemplary; null where no rule was asked. @public */
export type GovernanceLevel = 1 | 2 | 3 | 4 | null;

/** How a product, a domain or the mesh does, over what one may read. @public */
export interface GovernanceScorecard {
  level: GovernanceLevel;
  counts: GovernanceTally;
  /** From 0 to 1; null where nothing was asked. */
  passRate: number | null;
  /** Products by level, those without data under `none`. */
  products: Record<'1' | '2' | '3' | '4' | 'none', number>;
  /** How it does by what policies are about: their tags. */
  topics: Array<{ topic: string; counts: GovernanceTally }>;
  /** Products of the lowest level first, twenty at most. */
  lowest: Array<{
    entityRef: string;
    title: string;
    level: GovernanceLevel;
    counts: GovernanceTally;
  }>;
  /** Policies that most fails, ten at most. */
  failing: Array<{ policy: string; title: string; counts: GovernanceTally }>;
  /** What fails, is undecided or waived in a product or domain, the worst first, 25 at most; absent for the mesh. */
  open?: GovernanceOpenVerdict[];
  /** The last days, the oldest first. */
  trend: GovernanceScorecardPoint[];
}

/** A failure of one of several subjects under one of several policies. @public */
export interface GovernanceOpenVerdict extends GovernanceFailure {
  policy: string;
  policyTitle: string;
}

/** How a product, a domain or the mesh did at the end of a day. @public */
export interface GovernanceScorecardPoint extends GovernanceTrendPoint {
  level: GovernanceLevel;
  /** Products by level, without those that have no data. */
  products: Record<'1' | '2' | '3' | '4', number>;
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
  /** Last day, as `YYYY-MM-DD`, on which a failure is only a warning; absent where no grace period runs. */
  graceUntil?: string;
}

/** Where a waiver is: asked for, in force, at its end, or refused. @public */
export type GovernanceWaiverState = 'requested' | 'active' | 'ended' | 'denied';

/** A product that is let off one rule for a while, or somebody's wish that it be. @public */
export interface GovernanceWaiver {
  id: string;
  state: GovernanceWaiverState;
  /** Entity ref of the product. */
  product: string;
  policy: string;
  rule: string;
  /** Names of the policy and the rule for people; absent where the caller may not see the policy. */
  policyTitle?: string;
  ruleTitle?: string;
  reason: string;
  /** Entity ref of who asked for it. */
  requestedBy: string;
  /** ISO 8601. */
  requestedAt: string;
  /** Entity ref of who decided; absent before that. */
  decidedBy?: string;
  /** ISO 8601. */
  decidedAt?: string;
  /** What the decision was said with. */
  comment?: string;
  /** First and last day, as `YYYY-MM-DD`; the first is the day of the decision. */
  from?: string;
  until: string;
  /** The file in git that states it, which is the place to change it; absent for one that was asked for in the portal. */
  declaredIn?: string;
  /** Whether the caller may approve or deny it. */
  mayDecide: boolean;
  /** Whether the caller may take it back or end it. */
  mayRemove: boolean;
}

/** What a list of waivers is narrowed to. @public */
export interface GovernanceWaiverQuery extends GovernancePageQuery {
  state?: GovernanceWaiverState;
  /** Entity ref of a product. */
  product?: string;
  policy?: string;
  /** Only what the caller asked for. */
  mine?: boolean;
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
  /** Failures that would be none any more. */
  resolved: number;
  /** Failures that stay. */
  unchanged: number;
  /** Verdicts that could not be decided. */
  undecided: number;
  /** Changes of descriptors that a machine can make, for the failures above. */
  patches: Array<{
    file: string;
    /** JSON Pointer. */
    path: string;
    value?: unknown;
    remove?: boolean;
  }>;
  /** Conflicts with global policies, for a policy of a domain. */
  conflicts: string[];
  /** Examples of the policies that did not come out as expected. */
  examples: Array<{ policy: string; name: string; message: string }>;
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
  policyTitle: string;
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
