// SPDX-License-Identifier: Apache-2.0
import type { DescriptorEdit } from '@meshwright/contracts';
import type { EnforcementPoint, PolicySeverity, Waiver } from '../policy';

/** How a subject does under a rule. @public */
export type Outcome = 'pass' | 'fail' | 'waived' | 'not-applicable' | 'error';

/** A place that a verdict rests on. @public */
export interface Evidence {
  /** The file, and behind `#` the JSON Pointer (RFC 6901) in it, where it is not the whole file. */
  path: string;
  /** Line in that file, from 1, where it is known. */
  line?: number;
}

/** A change that makes a subject pass. @public */
export interface FixPatch {
  /** File that is changed. */
  file: string;
  edit: DescriptorEdit;
}

/** How to make a subject pass. @public */
export interface VerdictFix {
  /** What to do, for people. */
  description: string;
  /** The same as changes, where no decision is needed. */
  patch?: FixPatch[];
}

/**
 * How one subject does under one rule. The same question has the same answer, with the same id, wherever it is asked.
 *
 * @public
 */
export interface Verdict {
  /** Name of the policy. */
  policy: string;
  /** Id of the rule in the policy. */
  rule: string;
  /** Entity ref of the subject. */
  subject: string;
  outcome: Outcome;
  severity: PolicySeverity;
  message: string;
  evidence: Evidence[];
  fix?: VerdictFix;
  /** Last day, as `YYYY-MM-DD`, on which a failure is only a warning; absent where no grace period runs. */
  graceUntil?: string;
  /** 16 hexadecimal digits that stand for policy, rule, subject and environment. */
  id: string;
  policyVersion: string;
}

/** What a question is asked with. @public */
export interface EvaluationContext {
  /** The present, as RFC 3339: for grace periods, waivers and rules about time. */
  now: string;
  /** Environment that is asked about; policies of other environments are left out. All policies when nothing is said. */
  environment?: string;
  /** Where it is asked; policies that are not enforced there are left out. All policies when nothing is said. */
  point?: EnforcementPoint;
  waivers?: readonly Waiver[];
  /** Whether drafts are asked too, for rehearsals. */
  drafts?: boolean;
  /** Domain that a domain is part of, by name: policies bind the domains below theirs too. */
  parentDomains?: Readonly<Record<string, string>>;
  /** Line of a place such as `orders.yaml#/schema/0`, where it can be known. */
  lineOf?: (path: string) => number | undefined;
}
