// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { maturityOf } from '@meshwright/governance';
import type {
  GovernanceCounts,
  GovernanceVerdict,
} from '@meshwright/plugin-data-mesh-common';
import type { FailureRow, HistoryRow, NewNotice, SubjectRow } from './rows';

/** A subject with all its verdicts. @internal */
export interface JudgedSubject {
  ref: string;
  title: string;
  owner: string;
  kind: 'product' | 'contract';
  /** Product that offers a contract, or the product itself, and who answers for it: the first who is reached is told. */
  product?: { ref: string; title: string; addressees: readonly string[] };
  domains: readonly string[];
  verdicts: readonly GovernanceVerdict[];
}

/** Numbers of verdicts of one policy: passing, failing, waived, undecided. @internal */
export type PolicyTally = [number, number, number, number];

/** @internal */
export const noCounts = (): GovernanceCounts => ({
  pass: 0,
  fail: 0,
  waived: 0,
  'not-applicable': 0,
  error: 0,
});

/** Tells whether anything about a subject is another. @internal */
export function digestOf(subject: JudgedSubject): string {
  const { title, owner, kind, product, domains, verdicts } = subject;
  return createHash('sha256')
    .update(
      JSON.stringify([title, owner, kind, product?.ref, domains, verdicts]),
    )
    .digest('hex');
}

const PLACES = { pass: 0, fail: 1, waived: 2, error: 3 } as const;

function tallyOf(verdicts: readonly GovernanceVerdict[]) {
  const tally: Record<string, PolicyTally> = {};
  for (const { policy, outcome } of verdicts) {
    if (outcome === 'not-applicable') continue;
    tally[policy] ??= [0, 0, 0, 0];
    tally[policy][PLACES[outcome]]++;
  }
  return tally;
}

/** The row that a subject is kept as. @internal */
export function subjectRow(subject: JudgedSubject, at: string): SubjectRow {
  const { ref, title, owner, kind, product, domains, verdicts } = subject;
  const counts = noCounts();
  verdicts.forEach(({ outcome }) => counts[outcome]++);
  return {
    ref,
    title,
    owner,
    kind,
    product_ref: kind === 'contract' ? product?.ref ?? null : null,
    domains: JSON.stringify(domains),
    level: maturityOf(verdicts),
    tally: JSON.stringify(tallyOf(verdicts)),
    counts: JSON.stringify(counts),
    verdicts: JSON.stringify(verdicts),
    digest: digestOf(subject),
    evaluated_at: at,
  };
}

/** What fails, is waived or undecided. @internal */
export function failuresOf(subject: JudgedSubject): FailureRow[] {
  return subject.verdicts.flatMap(verdict => {
    const { id, policy, rule, outcome, severity, message } = verdict;
    if (outcome === 'pass' || outcome === 'not-applicable') return [];
    return [
      {
        id,
        policy,
        rule,
        subject_ref: subject.ref,
        title: subject.title,
        owner: subject.owner,
        outcome,
        severity,
        message,
      },
    ];
  });
}

type NewHistory = Omit<HistoryRow, 'id'>;

const quiet = (verdict?: GovernanceVerdict) =>
  !verdict || verdict.outcome === 'not-applicable';

/** What became another. What does not apply and comes or goes is no news. @internal */
export function changesOf(
  ref: string,
  verdicts: readonly GovernanceVerdict[],
  before: readonly GovernanceVerdict[],
  at: string,
): NewHistory[] {
  const known = new Map(before.map(verdict => [verdict.id, verdict]));
  const changes: NewHistory[] = [];
  const add = (old?: GovernanceVerdict, present?: GovernanceVerdict) => {
    if (old?.outcome === present?.outcome) return;
    if (quiet(old) && quiet(present)) return;
    const { policy, rule, message } = (present ?? old)!;
    changes.push({
      subject_ref: ref,
      policy,
      rule,
      before: old?.outcome ?? null,
      after: present?.outcome ?? null,
      message,
      at,
    });
  };
  for (const verdict of verdicts) {
    add(known.get(verdict.id), verdict);
    known.delete(verdict.id);
  }
  known.forEach(verdict => add(verdict));
  return changes;
}

/** What the owner is to be told of: rules above a note that fail and did not, or only warned till now. @internal */
export function noticesOf(
  subject: JudgedSubject,
  before: readonly GovernanceVerdict[],
  at: string,
): NewNotice[] {
  const { product } = subject;
  const [recipient, ...others] = product?.addressees ?? [];
  if (!product || !recipient) return [];
  const failing = new Map(
    before
      .filter(({ outcome }) => outcome === 'fail')
      .map(({ id, severity }) => [id, severity]),
  );
  return subject.verdicts
    .filter(({ id, outcome, severity }) => {
      if (outcome !== 'fail' || severity === 'info') return false;
      const known = failing.get(id);
      return known === undefined || (severity === 'error' && known !== 'error');
    })
    .map(({ id, severity, message }) => ({
      key: `failure:${id}:${at}`,
      kind: 'failure',
      recipient,
      others: JSON.stringify(others),
      product_ref: product.ref,
      title: product.title,
      severity,
      message,
      created_at: at,
    }));
}
