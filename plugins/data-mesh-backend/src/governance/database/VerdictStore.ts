// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type {
  GovernanceCounts,
  GovernanceVerdict,
} from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { FailureRow, HistoryRow, SubjectRow } from './rows';

/** Rows in one statement: SQLite takes some hundred values at once. */
const ROWS = 50;

/** A subject with all its verdicts. @internal */
export interface JudgedSubject {
  ref: string;
  title: string;
  owner: string;
  verdicts: readonly GovernanceVerdict[];
}

function* chunks<T>(items: readonly T[]): Generator<T[]> {
  for (let at = 0; at < items.length; at += ROWS) {
    yield items.slice(at, at + ROWS);
  }
}

/** @internal */
export const noCounts = (): GovernanceCounts => ({
  pass: 0,
  fail: 0,
  waived: 0,
  'not-applicable': 0,
  error: 0,
});

/** Tells whether anything about a subject is another. @internal */
export function digestOf({ title, owner, verdicts }: JudgedSubject): string {
  return createHash('sha256')
    .update(JSON.stringify([title, owner, verdicts]))
    .digest('hex');
}

function failuresOf(subject: JudgedSubject): FailureRow[] {
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

/** What became another. What does not apply and comes or goes is no news. */
function changesOf(
  subject: JudgedSubject,
  before: readonly GovernanceVerdict[],
  at: string,
): NewHistory[] {
  const known = new Map(before.map(verdict => [verdict.id, verdict]));
  const changes: NewHistory[] = [];
  const add = (old?: GovernanceVerdict, present?: GovernanceVerdict) => {
    const quiet = (verdict?: GovernanceVerdict) =>
      !verdict || verdict.outcome === 'not-applicable';
    if (old?.outcome === present?.outcome) return;
    if (quiet(old) && quiet(present)) return;
    const { policy, rule, message } = (present ?? old)!;
    changes.push({
      subject_ref: subject.ref,
      policy,
      rule,
      before: old?.outcome ?? null,
      after: present?.outcome ?? null,
      message,
      at,
    });
  };
  for (const verdict of subject.verdicts) {
    add(known.get(verdict.id), verdict);
    known.delete(verdict.id);
  }
  known.forEach(verdict => add(verdict));
  return changes;
}

/** Keeps the verdicts on each subject, and how they came about. @internal */
export class VerdictStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Digests of all subjects, by ref. */
  async digests(): Promise<Map<string, string>> {
    const rows = await this.#knex<SubjectRow>('governance_subject').select(
      'ref',
      'digest',
    );
    return new Map(rows.map(({ ref, digest }) => [ref, digest]));
  }

  /** Keeps a subject whose verdicts are others, with what changed, in one transaction. */
  async write(subject: JudgedSubject, at: string): Promise<void> {
    const { ref, title, owner, verdicts } = subject;
    const counts = noCounts();
    verdicts.forEach(({ outcome }) => counts[outcome]++);
    const row: SubjectRow = {
      ref,
      title,
      owner,
      counts: JSON.stringify(counts),
      verdicts: JSON.stringify(verdicts),
      digest: digestOf(subject),
      evaluated_at: at,
    };
    await this.#knex.transaction(async tx => {
      const old = await tx<SubjectRow>('governance_subject')
        .where({ ref })
        .first('verdicts');
      await tx('governance_subject').insert(row).onConflict('ref').merge();
      await tx('governance_failure').where({ subject_ref: ref }).delete();
      for (const part of chunks(failuresOf(subject))) {
        await tx('governance_failure').insert(part);
      }
      const before = old ? JSON.parse(old.verdicts) : [];
      for (const part of chunks(changesOf(subject, before, at))) {
        await tx('governance_history').insert(part);
      }
    });
  }

  /** Forgets a subject that is gone; its history stays until it is old. */
  async remove(ref: string): Promise<void> {
    await this.#knex.transaction(async tx => {
      await tx('governance_subject').where({ ref }).delete();
      await tx('governance_failure').where({ subject_ref: ref }).delete();
    });
  }

  async subject(ref: string): Promise<SubjectRow | undefined> {
    return this.#knex<SubjectRow>('governance_subject').where({ ref }).first();
  }

  /** Failures of a policy behind a place, in the order of subject and rule. */
  async failures(
    policy: string,
    after: { subject: string; rule: string } | undefined,
    limit: number,
  ): Promise<FailureRow[]> {
    const query = this.#knex<FailureRow>('governance_failure')
      .where({ policy })
      .orderBy(['subject_ref', 'rule'])
      .limit(limit);
    if (after) {
      query.andWhere(part =>
        part
          .where('subject_ref', '>', after.subject)
          .orWhere(same =>
            same
              .where('subject_ref', after.subject)
              .andWhere('rule', '>', after.rule),
          ),
      );
    }
    return query;
  }

  /** Changes of a subject, newest first, older than one that is named. */
  async history(
    ref: string,
    before: number | undefined,
    limit: number,
  ): Promise<HistoryRow[]> {
    const query = this.#knex<HistoryRow>('governance_history')
      .where({ subject_ref: ref })
      .orderBy('id', 'desc')
      .limit(limit);
    if (before !== undefined) query.andWhere('id', '<', before);
    return query;
  }

  /** Forgets changes from before a time. */
  async removeHistoryBefore(time: string): Promise<void> {
    await this.#knex('governance_history').where('at', '<', time).delete();
  }
}
