// SPDX-License-Identifier: Apache-2.0
import type { AccessPart } from '../access/model';
import type { GuardrailPart } from '../guardrails/model';

/** How much breaking a rule matters. An error stops what is checked; a warning and a note do not. @public */
export type PolicySeverity = 'error' | 'warning' | 'info';

/** Severities, mildest first. @internal */
export const SEVERITIES: readonly PolicySeverity[] = [
  'info',
  'warning',
  'error',
];

/**
 * Where a policy is in its life. A draft is rehearsed only; in grace what fails is a warning until a date; a retired
 * policy is kept for its history.
 *
 * @public
 */
export type PolicyLifecycle = 'draft' | 'grace' | 'enabled' | 'retired';

/** @internal */
export const LIFECYCLES: readonly PolicyLifecycle[] = [
  'draft',
  'grace',
  'enabled',
  'retired',
];

/**
 * Where a policy is asked: in forms and templates, at a desk and in CI, in the catalog, in permission checks, and in
 * what is generated for clouds.
 *
 * @public
 */
export type EnforcementPoint =
  | 'form'
  | 'ci'
  | 'catalog'
  | 'permission'
  | 'cloud';

/** @internal */
export const ENFORCEMENT_POINTS: readonly EnforcementPoint[] = [
  'form',
  'ci',
  'catalog',
  'permission',
  'cloud',
];

/** What policies judge. @public */
export type SubjectKind = 'product' | 'contract';

/** @internal */
export const SUBJECT_KINDS: readonly SubjectKind[] = ['product', 'contract'];

/** Which values of a parameter are stricter than others, so that a domain may strengthen and not weaken. @public */
export type StricterDirection =
  | 'lower'
  | 'higher'
  | 'subset'
  | 'superset'
  | 'fixed';

/** @internal */
export const STRICTER: readonly StricterDirection[] = [
  'lower',
  'higher',
  'subset',
  'superset',
  'fixed',
];

/** A value that rules read as `parameters.name`. @public */
export interface PolicyParameter {
  value: unknown;
  description?: string;
  /** Which way a domain may change it; `fixed` when nothing is said. */
  stricter: StricterDirection;
}

/** A law, standard or principle that a policy serves. @public */
export interface Served {
  /** `GDPR`, `HIPAA`, `data as a product`, … */
  framework: string;
  /** Article, section or control. */
  reference?: string;
}

/** A change of the descriptor that makes a subject pass. @public */
export interface RulePatch {
  /** Standards that the path fits; all when empty. */
  in: readonly string[];
  /**
   * JSON Pointer: from the root of the document with a leading `/`, else from the place of the evidence. May hold
   * `${…}`.
   */
  path: string;
  /** Value to write; texts may hold `${…}`. */
  value?: unknown;
  /** Expression that gives the value to write. */
  expression?: string;
  remove?: boolean;
}

/** How to mend what breaks a rule. @public */
export interface RuleFix {
  /** What to do, for people; may hold `${…}`. */
  text: string;
  /** The same as changes that a machine can make, where no decision is needed. */
  patch: readonly RulePatch[];
}

/** One thing that a policy asks. @public */
export interface PolicyRule {
  /** Unique in its policy. */
  id: string;
  title: string;
  /** Expression that is true for what is in order. */
  check: string;
  /** Expression that gives a list; `check` then is asked of each as `item`, and each that fails is evidence. */
  each?: string;
  /** Expression that is true for what the rule applies to. */
  when?: string;
  /** JSON Pointer of the place that evidence points at, for rules without `each`. */
  at?: string;
  /** What is wrong; may hold `${…}`. */
  message: string;
  /** Why it matters. */
  reason?: string;
  severity?: PolicySeverity;
  /** Whether somebody may be let off for a while. */
  waivable: boolean;
  /** Minutes that mending one place takes by hand, for rehearsals. */
  effort?: number;
  fix?: RuleFix;
}

/** Something that must pass, fail, or not be bound: a policy's own test. @public */
export interface PolicyExample {
  name: string;
  expect: 'pass' | 'fail' | 'not-applicable';
  /** Rules that must have that outcome; all when empty, and for `fail` at least one. */
  rules: readonly string[];
  environment?: string;
  /** Moment that the example plays at. */
  now?: string;
  /** What is known of the subject; what is left out is empty. */
  facts: Readonly<Record<string, unknown>>;
}

/** A governance policy. @public */
export interface Policy {
  name: string;
  title: string;
  description?: string;
  tags: readonly string[];
  version: string;
  /** Who answers for it: a team or a person. */
  owner: string;
  lifecycle: PolicyLifecycle;
  /** Last day of grace, as `YYYY-MM-DD`. */
  graceUntil?: string;
  /** Domain that it binds, without kind and namespace; a policy without one binds all. */
  domain?: string;
  purpose: string;
  serves: readonly Served[];
  target: {
    kinds: readonly SubjectKind[];
    /** Expression that is true for what the policy binds. */
    when?: string;
  };
  /** Environments it binds; all when empty. */
  environments: readonly string[];
  enforcement: readonly EnforcementPoint[];
  severity: PolicySeverity;
  parameters: Readonly<Record<string, PolicyParameter>>;
  /** Name of the global policy that this domain policy makes stricter. */
  strengthens?: string;
  rules: readonly PolicyRule[];
  examples: readonly PolicyExample[];
  /** Who may do what, for a policy that permission checks ask. */
  access?: AccessPart;
  /** What the infrastructure of products has to do, for a policy that is kept by the clouds. */
  guardrails?: readonly GuardrailPart[];
  /** File that it comes from. */
  file: string;
  /** Lines in that file by JSON Pointer, for what may have something wrong. */
  lines: Readonly<Record<string, number>>;
}
