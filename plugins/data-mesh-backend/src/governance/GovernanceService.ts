// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  type GovernanceChange,
  type GovernanceFailure,
  type GovernanceOutcome,
  type GovernancePage,
  type GovernanceVerdict,
  governanceReadPermission,
  type SubjectGovernance,
} from '@meshwright/plugin-data-mesh-common';
import { readCursor, writeCursor } from './cursors';
import { type FailureRow, noCounts, type VerdictStore } from './database';
import type { GovernanceAccess } from './GovernanceAccess';

/** Rows that are looked through for one page. */
const PORTION = 200;
const MOST_PORTIONS = 50;

/** Outcomes in the order in which people want to read them. @internal */
export const OUTCOME_ORDER: readonly GovernanceOutcome[] = [
  'fail',
  'error',
  'waived',
  'pass',
  'not-applicable',
];

interface Page {
  cursor?: string;
  limit: number;
}

interface Caller {
  credentials: BackstageCredentials;
}

/** Answers questions about those who are bound by policies. @internal */
export class GovernanceService {
  readonly #access: GovernanceAccess;
  readonly #verdicts: VerdictStore;

  constructor(options: { access: GovernanceAccess; verdicts: VerdictStore }) {
    this.#access = options.access;
    this.#verdicts = options.verdicts;
  }

  async listFailures(
    policy: string,
    { cursor, limit }: Page,
    { credentials }: Caller,
  ): Promise<GovernancePage<GovernanceFailure>> {
    await this.#access.require(governanceReadPermission, credentials);
    const start = readCursor(cursor, 2);
    let after = start && { subject: start[0], rule: start[1] };
    const found: FailureRow[] = [];
    for (let portion = 0; portion < MOST_PORTIONS; portion++) {
      const rows = await this.#verdicts.failures(policy, after, PORTION);
      const visible = await this.#access.visible(
        rows.map(row => row.subject_ref),
        credentials,
      );
      found.push(...rows.filter(row => visible.has(row.subject_ref)));
      if (rows.length < PORTION || found.length > limit) break;
      const last = rows[rows.length - 1];
      after = { subject: last.subject_ref, rule: last.rule };
    }
    const items = found.slice(0, limit);
    // The place is that of an item that was given out: others are nobody's business.
    const last = items[items.length - 1];
    return {
      items: items.map(row => ({
        subject: row.subject_ref,
        title: row.title,
        owner: row.owner,
        rule: row.rule,
        outcome: row.outcome,
        severity: row.severity,
        message: row.message,
      })),
      ...(found.length > limit && {
        nextCursor: writeCursor([last.subject_ref, last.rule]),
      }),
    };
  }

  async getSubject(
    wanted: string,
    { credentials }: Caller,
  ): Promise<SubjectGovernance> {
    await this.#access.require(governanceReadPermission, credentials);
    const ref = await this.#access.requireEntity(wanted, credentials);
    const row = await this.#verdicts.subject(ref);
    if (!row) return { subject: ref, counts: noCounts(), verdicts: [] };
    const verdicts: GovernanceVerdict[] = JSON.parse(row.verdicts);
    verdicts.sort(
      (a, b) =>
        OUTCOME_ORDER.indexOf(a.outcome) - OUTCOME_ORDER.indexOf(b.outcome),
    );
    return {
      subject: ref,
      counts: JSON.parse(row.counts),
      verdicts,
      evaluatedAt: row.evaluated_at,
    };
  }

  async getHistory(
    wanted: string,
    { cursor, limit }: Page,
    { credentials }: Caller,
  ): Promise<GovernancePage<GovernanceChange>> {
    await this.#access.require(governanceReadPermission, credentials);
    const ref = await this.#access.requireEntity(wanted, credentials);
    const [before] = readCursor(cursor, 1) ?? [];
    if (before !== undefined && !/^\d{1,15}$/.test(before)) {
      throw new InputError("'cursor' must be 'nextCursor' of the page before");
    }
    const rows = await this.#verdicts.history(
      ref,
      before === undefined ? undefined : Number(before),
      limit + 1,
    );
    const items = rows.slice(0, limit);
    return {
      items: items.map(row => ({
        policy: row.policy,
        rule: row.rule,
        subject: row.subject_ref,
        before: row.before ?? undefined,
        after: row.after ?? undefined,
        message: row.message,
        at: row.at,
      })),
      ...(rows.length > limit && {
        nextCursor: writeCursor([String(items[items.length - 1].id)]),
      }),
    };
  }
}
