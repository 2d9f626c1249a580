// SPDX-License-Identifier: Apache-2.0
import type { Subject } from '../estate';
import { evaluate } from '../evaluation/evaluate';
import { type PolicySet, policySet } from '../evaluation/policySet';
import type { EvaluationContext, FixPatch, Verdict } from '../evaluation/types';
import type { Policy } from '../policy';

/** One failure that a change of policies would bring. @public */
export interface ImpactItem {
  verdict: Verdict;
  /** Name of the subject for people. */
  title: string;
  owner: string;
  domain: string;
  /** Minutes of work as estimated: those that the rule states for each place, or 2 for what is mechanical. */
  minutes: number;
  /** Whether a machine can mend it. */
  mechanical: boolean;
}

/** What a change means for one owner. @public */
export interface OwnerImpact {
  /** Team or person; empty for what nobody owns. */
  owner: string;
  subjects: string[];
  failures: number;
  mechanical: number;
  minutes: number;
}

/** What a change of policies would do. @public */
export interface Impact {
  /** Names of the policies that are new or others. */
  policies: string[];
  /** Subjects that the changed policies look at. */
  subjects: number;
  /** What would fail and does not fail now, by owner, then by subject. */
  newlyFailing: ImpactItem[];
  /** What fails now and would not. */
  resolved: Verdict[];
  /** Number of failures of these policies that stay. */
  unchanged: number;
  /** Number of verdicts that could not be decided. */
  undecided: number;
  owners: OwnerImpact[];
  minutes: number;
  /** Every change that a machine can make, by file. */
  patches: FixPatch[];
}

/** Minutes for one place, where the rule states none. */
const BY_HAND = 30;
const MECHANICAL = 2;

const isFailing = ({ outcome }: Verdict) => outcome === 'fail';

function isOther(policy: Policy, known: Policy | undefined): boolean {
  const meaning = (given: Policy) =>
    JSON.stringify({ ...given, file: '', lines: {}, examples: [] });
  return !known || meaning(policy) !== meaning(known);
}

function itemOf(
  verdict: Verdict,
  subject: Subject,
  effort: number | undefined,
): ImpactItem {
  const places = Math.max(1, verdict.evidence.length);
  const patched = verdict.fix?.patch?.length ?? 0;
  const mechanical = patched >= places;
  return {
    verdict,
    title: subject.title,
    owner: subject.owner,
    domain: subject.domains[0] ?? '',
    minutes: places * (mechanical ? MECHANICAL : effort ?? BY_HAND),
    mechanical,
  };
}

function ownersOf(items: readonly ImpactItem[]): OwnerImpact[] {
  const owners = new Map<string, OwnerImpact>();
  for (const { verdict, owner, minutes, mechanical } of items) {
    const known = owners.get(owner) ?? {
      owner,
      subjects: [],
      failures: 0,
      mechanical: 0,
      minutes: 0,
    };
    if (!known.subjects.includes(verdict.subject)) {
      known.subjects.push(verdict.subject);
    }
    known.failures++;
    known.mechanical += mechanical ? 1 : 0;
    known.minutes += minutes;
    owners.set(owner, known);
  }
  return [...owners.values()].sort(
    (a, b) => b.minutes - a.minutes || (a.owner < b.owner ? -1 : 1),
  );
}

/** Changes for each place once: the same contract may fail for several products. */
function distinctPatches(items: readonly ImpactItem[]): FixPatch[] {
  const known = new Map<string, FixPatch>();
  for (const { verdict } of items) {
    for (const patch of verdict.fix?.patch ?? []) {
      known.set(`${patch.file}\n${patch.edit.path}`, patch);
    }
  }
  return [...known.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
}

/**
 * Rehearses a change of policies over everything they would judge: who would newly fail, who owns it, how much work it
 * looks like, and the patches. Drafts among the proposed policies are taken as enabled, and grace as over.
 *
 * @param present - the policies in force
 * @param proposed - policies that are new, or take the place of those of the same name
 * @public
 */
export function rehearse(
  subjects: readonly Subject[],
  present: readonly Policy[],
  proposed: readonly Policy[],
  context: EvaluationContext,
): Impact {
  const known = new Map(present.map(policy => [policy.name, policy]));
  const changed = proposed
    .map(
      (policy): Policy =>
        policy.lifecycle === 'retired'
          ? policy
          : { ...policy, lifecycle: 'enabled' },
    )
    .filter(policy => isOther(policy, known.get(policy.name)));
  const names = new Set(changed.map(({ name }) => name));
  const others = present.filter(({ name }) => !names.has(name));
  // Only what changed is asked; the others are there for what strengthens them.
  const only = (set: PolicySet): PolicySet => ({
    ...set,
    prepared: set.prepared.filter(({ compiled }) =>
      names.has(compiled.policy.name),
    ),
  });
  const before = only(policySet(present));
  const after = only(policySet([...others, ...changed]));
  const efforts = new Map(
    after.policies.flatMap(policy =>
      policy.rules.map(rule => [`${policy.name}/${rule.id}`, rule.effort]),
    ),
  );
  const impact: Impact = {
    policies: [...names].sort(),
    subjects: 0,
    newlyFailing: [],
    resolved: [],
    unchanged: 0,
    undecided: 0,
    owners: [],
    minutes: 0,
    patches: [],
  };
  for (const subject of subjects) {
    const now = evaluate(before, subject, context);
    const then = evaluate(after, subject, context);
    if (then.length > 0) impact.subjects++;
    const failing = new Set(now.filter(isFailing).map(({ id }) => id));
    for (const verdict of then) {
      if (verdict.outcome === 'error') impact.undecided++;
      if (!isFailing(verdict)) continue;
      if (failing.delete(verdict.id)) impact.unchanged++;
      else {
        const effort = efforts.get(`${verdict.policy}/${verdict.rule}`);
        impact.newlyFailing.push(itemOf(verdict, subject, effort));
      }
    }
    impact.resolved.push(...now.filter(({ id }) => failing.has(id)));
  }
  impact.newlyFailing.sort((a, b) => {
    if (a.owner !== b.owner) return a.owner < b.owner ? -1 : 1;
    if (a.verdict.subject === b.verdict.subject) return 0;
    return a.verdict.subject < b.verdict.subject ? -1 : 1;
  });
  impact.owners = ownersOf(impact.newlyFailing);
  impact.minutes = impact.owners.reduce((sum, { minutes }) => sum + minutes, 0);
  impact.patches = distinctPatches(impact.newlyFailing);
  return impact;
}
