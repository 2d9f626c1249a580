// SPDX-License-Identifier: Apache-2.0
import type { Subject } from '../estate';
import { baseRoots } from './evaluate';
import { type PolicySet, type PreparedPolicy, askPolicy } from './policySet';
import type { EvaluationContext, Verdict } from './types';

/** A verdict that came, went or became another. @public */
export interface VerdictChange {
  before?: Verdict;
  after?: Verdict;
}

/** What is kept of a subject. */
interface Entry {
  subject: Subject;
  /** Verdicts by policy. */
  verdicts: Map<string, Verdict[]>;
}

function valueAt(facts: object, path: string): unknown {
  let value: unknown = facts;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(key => isSame(Reflect.get(a, key), Reflect.get(b, key)))
  );
}

/** Whether everything that decides what binds a subject, besides its facts, is as it was. */
function isSameSubject(a: Subject, b: Subject): boolean {
  return (
    a.kind === b.kind &&
    a.path === b.path &&
    a.revision === b.revision &&
    isSame(a.domains, b.domains)
  );
}

/**
 * The verdicts of many subjects, kept up to date: a change asks only the rules that read what changed.
 *
 * @public
 */
export class GovernanceState {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private policies: PolicySet,
    private context: EvaluationContext,
  ) {}

  /** Number of subjects. */
  get size(): number {
    return this.entries.size;
  }

  /** Verdicts on a subject; none for one that is not known. */
  verdictsOf(ref: string): Verdict[] {
    const entry = this.entries.get(ref);
    return entry ? [...entry.verdicts.values()].flat() : [];
  }

  /** All verdicts, by subject in the order they came. */
  *verdicts(): Generator<Verdict> {
    for (const { verdicts } of this.entries.values()) {
      for (const list of verdicts.values()) yield* list;
    }
  }

  /** Adds a subject, or puts another state of it in its place. */
  put(subject: Subject): VerdictChange[] {
    const known = this.entries.get(subject.ref);
    const entry: Entry = { subject, verdicts: new Map() };
    const same = known && isSameSubject(known.subject, subject);
    let asked: PreparedPolicy[] = [...this.policies.prepared];
    if (same) {
      asked = asked.filter(
        ({ reads }) =>
          !reads.every(path =>
            isSame(
              valueAt(known.subject.facts, path),
              valueAt(subject.facts, path),
            ),
          ),
      );
      known.verdicts.forEach((list, name) => entry.verdicts.set(name, list));
    }
    this.entries.set(subject.ref, entry);
    const before = known ? new Map(known.verdicts) : new Map();
    this.ask(entry, asked);
    return this.changes(before, entry.verdicts);
  }

  /** Forgets a subject. */
  remove(ref: string): VerdictChange[] {
    const entry = this.entries.get(ref);
    this.entries.delete(ref);
    return entry ? this.changes(entry.verdicts, new Map()) : [];
  }

  /** Puts other policies in the place of the present ones; only those that differ are asked. */
  setPolicies(policies: PolicySet): VerdictChange[] {
    const known = new Map(
      this.policies.policies.map(policy => [policy.name, policy]),
    );
    const names = new Set(policies.policies.map(({ name }) => name));
    const asked = policies.prepared.filter(({ compiled: { policy } }) => {
      const before = known.get(policy.name);
      return !before || !isSame(before, policy);
    });
    const gone = [...known.keys()].filter(name => !names.has(name));
    this.policies = policies;
    return this.askAll(asked, gone);
  }

  /** Moves to another moment, or other waivers: only what these can change is asked. */
  setContext(context: EvaluationContext): VerdictChange[] {
    const { environment, point, drafts } = this.context;
    const otherQuestion =
      context.environment !== environment ||
      context.point !== point ||
      context.drafts !== drafts ||
      !isSame(context.parentDomains, this.context.parentDomains);
    const waived = new Set(
      [...(this.context.waivers ?? []), ...(context.waivers ?? [])].map(
        ({ policy }) => policy,
      ),
    );
    this.context = context;
    return this.askAll(
      this.policies.prepared.filter(
        ({ compiled: { policy }, reads }) =>
          otherQuestion ||
          policy.lifecycle === 'grace' ||
          reads.includes('now') ||
          waived.has(policy.name),
      ),
      [],
    );
  }

  private ask(entry: Entry, policies: readonly PreparedPolicy[]): void {
    if (policies.length === 0) return;
    const { subject, verdicts } = entry;
    const roots = baseRoots(subject, this.context);
    for (const prepared of policies) {
      const found = askPolicy(prepared, subject, roots, this.context);
      const { name } = prepared.compiled.policy;
      if (found.length > 0) verdicts.set(name, found);
      else verdicts.delete(name);
    }
  }

  private askAll(
    asked: readonly PreparedPolicy[],
    gone: readonly string[],
  ): VerdictChange[] {
    const changes: VerdictChange[] = [];
    for (const entry of this.entries.values()) {
      const before = new Map(entry.verdicts);
      gone.forEach(name => entry.verdicts.delete(name));
      this.ask(entry, asked);
      changes.push(...this.changes(before, entry.verdicts));
    }
    return changes;
  }

  private changes(
    before: ReadonlyMap<string, Verdict[]>,
    after: ReadonlyMap<string, Verdict[]>,
  ): VerdictChange[] {
    const found: VerdictChange[] = [];
    for (const [name, list] of after) {
      const old = before.get(name);
      if (old === list) continue;
      const byId = new Map(old?.map(verdict => [verdict.id, verdict]));
      for (const verdict of list) {
        const previous = byId.get(verdict.id);
        byId.delete(verdict.id);
        if (!previous || !isSame(previous, verdict)) {
          found.push({ before: previous, after: verdict });
        }
      }
      byId.forEach(verdict => found.push({ before: verdict }));
    }
    for (const [name, list] of before) {
      if (!after.has(name)) {
        list.forEach(verdict => found.push({ before: verdict }));
      }
    }
    return found;
  }
}
