// SPDX-License-Identifier: Apache-2.0
import type { LevelChange, OutcomeFlow } from '@meshwright/governance';
import type { Knex } from 'knex';
import { chunks } from './chunks';
import {
  changesOf,
  failuresOf,
  type JudgedSubject,
  noticesOf,
  subjectRow,
} from './judged';
import type { FailureRow, HistoryRow, LevelRow, SubjectRow } from './rows';

/** Refs that are named in one question. */
const REFS = 500;
const OUTCOMES = ['fail', 'error', 'waived'];
const SEVERITIES = ['error', 'warning', 'info'];
/** Changes of levels that are read at once; a mesh that changes more in a season shows its latest weeks. */
const MOST_CHANGES = 100_000;

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

  /**
   * Keeps a subject whose verdicts are others, with what changed, in one transaction.
   *
   * @param options - `tell` notes what fails anew for its owner
   */
  async write(
    subject: JudgedSubject,
    at: string,
    options: { tell: boolean },
  ): Promise<void> {
    const { ref } = subject;
    await this.#knex.transaction(async tx => {
      const old = await tx<SubjectRow>('governance_subject')
        .where({ ref })
        .first('verdicts', 'level');
      const row = subjectRow(subject, at);
      await tx('governance_subject').insert(row).onConflict('ref').merge();
      await tx('governance_failure').where({ subject_ref: ref }).delete();
      for (const part of chunks(failuresOf(subject))) {
        await tx('governance_failure').insert(part);
      }
      const before = old ? JSON.parse(old.verdicts) : [];
      const changes = changesOf(ref, subject.verdicts, before, at);
      for (const part of chunks(changes)) {
        await tx('governance_history').insert(part);
      }
      await noteLevel(tx, row, old?.level ?? null, at);
      if (!options.tell) return;
      for (const part of chunks(noticesOf(subject, before, at))) {
        await tx('governance_notice').insert(part).onConflict('key').ignore();
      }
    });
  }

  /** Forgets a subject that is gone; its history, with its end, stays until it is old. */
  async remove(ref: string, at: string): Promise<void> {
    await this.#knex.transaction(async tx => {
      const old = await tx<SubjectRow>('governance_subject')
        .where({ ref })
        .first();
      const before = old ? JSON.parse(old.verdicts) : [];
      for (const part of chunks(changesOf(ref, [], before, at))) {
        await tx('governance_history').insert(part);
      }
      if (old) await noteLevel(tx, { ...old, level: null }, old.level, at);
      await tx('governance_subject').where({ ref }).delete();
      await tx('governance_failure').where({ subject_ref: ref }).delete();
    });
  }

  async subject(ref: string): Promise<SubjectRow | undefined> {
    return this.#knex<SubjectRow>('governance_subject').where({ ref }).first();
  }

  /** The contracts that a product offers. */
  async partsOf(product: string, limit: number): Promise<SubjectRow[]> {
    return this.#knex<SubjectRow>('governance_subject')
      .where({ product_ref: product })
      .orderBy('ref')
      .limit(limit);
  }

  /** What is needed to count: without the verdicts themselves. */
  async tallies(
    refs: readonly string[],
  ): Promise<Array<Omit<SubjectRow, 'verdicts' | 'counts' | 'evaluated_at'>>> {
    const found = [];
    for (const part of chunks(refs, REFS)) {
      found.push(
        ...(await this.#knex<SubjectRow>('governance_subject')
          .whereIn('ref', part)
          .select(
            'ref',
            'title',
            'owner',
            'kind',
            'product_ref',
            'domains',
            'level',
            'tally',
            'digest',
          )),
      );
    }
    return found;
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

  /** What errors first fails of some subjects: what fails before what is undecided, and that before what is waived. */
  async failuresOf(
    refs: readonly string[],
    limit: number,
  ): Promise<FailureRow[]> {
    const rank = (column: string, words: readonly string[]) =>
      this.#knex.raw(
        `case ?? ${words.map(() => 'when ? then ?').join(' ')} end`,
        [column, ...words.flatMap((word, index) => [word, index])],
      );
    const found: FailureRow[] = [];
    for (const part of chunks(refs, REFS)) {
      found.push(
        ...(await this.#knex<FailureRow>('governance_failure')
          .whereIn('subject_ref', part)
          .orderBy([
            { column: rank('outcome', OUTCOMES) as never },
            { column: rank('severity', SEVERITIES) as never },
            { column: 'id' },
          ])
          .limit(limit)),
      );
    }
    return found
      .sort(
        (a, b) =>
          OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome) ||
          SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
          (a.title < b.title ? -1 : Number(a.title > b.title)),
      )
      .slice(0, limit);
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

  /**
   * Changes by day, counted by the database.
   *
   * @param about - one policy, or all; the subjects that are looked at, or all, those that are gone included
   */
  async flows(
    about: { policy?: string; refs?: readonly string[] },
    since: string,
  ): Promise<OutcomeFlow[]> {
    const day = this.#knex.raw('substr(??, 1, 10)', ['at']);
    const parts = about.refs ? chunks(about.refs, REFS) : [undefined];
    const found: OutcomeFlow[] = [];
    for (const part of parts) {
      const query = this.#knex('governance_history')
        .where('at', '>=', since)
        .select({ day, before: 'before', after: 'after' })
        .count({ count: '*' })
        .groupBy([day, 'before', 'after'] as never);
      if (about.policy) query.andWhere('policy', about.policy);
      if (part) query.whereIn('subject_ref', part);
      const rows = await query;
      found.push(
        ...(rows.map(row => ({ ...row, count: Number(row.count) })) as never[]),
      );
    }
    return found;
  }

  /**
   * What the level of each product and contract was before its first change on each day.
   *
   * @param products - those that are looked at, or all, those that are gone included
   */
  async levelChanges(
    products: readonly string[] | undefined,
    since: string,
  ): Promise<LevelChange[]> {
    const day = this.#knex.raw('substr(??, 1, 10)', ['at']);
    const parts = products ? chunks(products, REFS) : [undefined];
    const found: LevelChange[] = [];
    for (const part of parts) {
      const first = this.#knex('governance_level')
        .where('at', '>=', since)
        .min('id')
        .groupBy(['subject_ref', day] as never);
      if (part) first.whereIn('product_ref', part);
      const rows = await this.#knex<LevelRow>('governance_level')
        .whereIn('id', first)
        .orderBy('id', 'desc')
        .limit(MOST_CHANGES);
      found.push(
        ...rows.map(row => ({
          day: row.at.slice(0, 10),
          ref: row.subject_ref,
          product: row.product_ref,
          before: row.before as LevelChange['before'],
        })),
      );
    }
    return found;
  }

  /** Forgets changes from before a time. */
  async removeHistoryBefore(time: string): Promise<void> {
    await this.#knex('governance_history').where('at', '<', time).delete();
    await this.#knex('governance_level').where('at', '<', time).delete();
  }
}

/** Keeps that the level of a subject is another. What belongs to no product counts for no level. */
async function noteLevel(
  tx: Knex,
  row: SubjectRow,
  before: number | null,
  at: string,
): Promise<void> {
  const { ref, kind, level } = row;
  const product = kind === 'product' ? ref : row.product_ref;
  if (level === before || !product) return;
  await tx('governance_level').insert({
    subject_ref: ref,
    product_ref: product,
    before,
    at,
  });
}
