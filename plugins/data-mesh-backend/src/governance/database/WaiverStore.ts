// SPDX-License-Identifier: Apache-2.0
import type { GovernanceWaiverState } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { chunks } from './chunks';
import type { WaiverRow } from './rows';

/** Waivers that are looked at together; more in force than this is no governance. */
const MOST = 10_000;

/** What waivers are looked for by. @internal */
export interface WaiverFilter {
  state?: GovernanceWaiverState;
  product?: string;
  policy?: string;
  requestedBy?: string;
}

/** @internal */
export const today = () => new Date().toISOString().slice(0, 10);

/** Where a waiver is today. @internal */
export function stateOf(row: WaiverRow): GovernanceWaiverState {
  if (row.status === 'denied') return 'denied';
  if (row.until_day < today()) return 'ended';
  return row.status === 'approved' ? 'active' : 'requested';
}

/** Keeps waivers, and requests for them. @internal */
export class WaiverStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async add(row: WaiverRow): Promise<void> {
    await this.#knex<WaiverRow>('governance_waiver').insert(row);
  }

  async get(id: string): Promise<WaiverRow | undefined> {
    return this.#knex<WaiverRow>('governance_waiver').where({ id }).first();
  }

  async remove(id: string): Promise<void> {
    await this.#knex<WaiverRow>('governance_waiver').where({ id }).delete();
  }

  /** Decides on what is open; false where somebody else was faster. */
  async decide(
    id: string,
    decision: Pick<
      WaiverRow,
      'status' | 'decided_by' | 'decided_at' | 'comment' | 'from_day'
    >,
  ): Promise<boolean> {
    const changed = await this.#knex<WaiverRow>('governance_waiver')
      .where({ id, status: 'requested' })
      .update(decision);
    return changed === 1;
  }

  /** One that is asked for or in force for the same rule. */
  async alive(
    waiver: Pick<WaiverRow, 'product_ref' | 'policy' | 'rule'>,
  ): Promise<WaiverRow | undefined> {
    const { product_ref, policy, rule } = waiver;
    return this.#knex<WaiverRow>('governance_waiver')
      .where({ product_ref, policy, rule })
      .whereNot('status', 'denied')
      .andWhere('until_day', '>=', today())
      .first();
  }

  /** All of a product and of its contracts that are asked for or in force; what is in force first. */
  async aliveOf(refs: readonly string[]): Promise<WaiverRow[]> {
    return this.#knex<WaiverRow>('governance_waiver')
      .whereIn('product_ref', refs)
      .whereNot('status', 'denied')
      .andWhere('until_day', '>=', today())
      .orderBy(['status', 'id'])
      .limit(MOST);
  }

  /** Puts what files declare in the place of what they declared before; those asked for here stay. */
  async replaceDeclared(
    file: string,
    rows: readonly WaiverRow[],
  ): Promise<void> {
    await this.#knex.transaction(async tx => {
      await tx('governance_waiver').where('declared_in', file).delete();
      for (const part of chunks(rows)) {
        await tx('governance_waiver').insert(part).onConflict('id').merge();
      }
    });
  }

  /** Files whose waivers are kept. */
  async declaringFiles(): Promise<string[]> {
    return this.#knex('governance_waiver')
      .whereNotNull('declared_in')
      .distinct()
      .pluck('declared_in');
  }

  /** All that were approved, those that ended included: verdicts say that one ended. */
  async approved(): Promise<WaiverRow[]> {
    return this.#knex<WaiverRow>('governance_waiver')
      .where('status', 'approved')
      .orderBy('id')
      .limit(MOST);
  }

  /** Those in force that end on or before a day. */
  async endingBy(day: string): Promise<WaiverRow[]> {
    return this.#knex<WaiverRow>('governance_waiver')
      .where('status', 'approved')
      .andWhere('until_day', '>=', today())
      .andWhere('until_day', '<=', day)
      .orderBy('id')
      .limit(MOST);
  }

  /** Newest first, behind a place. */
  async page(
    filter: WaiverFilter,
    after: { at: string; id: string } | undefined,
    limit: number,
  ): Promise<WaiverRow[]> {
    const { state, product, policy, requestedBy } = filter;
    const query = this.#knex<WaiverRow>('governance_waiver')
      .orderBy([
        { column: 'requested_at', order: 'desc' },
        { column: 'id', order: 'asc' },
      ])
      .limit(limit);
    if (product) query.where('product_ref', product);
    if (policy) query.where('policy', policy);
    if (requestedBy) query.where('requested_by', requestedBy);
    if (state === 'denied') query.where('status', 'denied');
    else if (state) {
      if (state !== 'ended') {
        query.where('status', state === 'active' ? 'approved' : 'requested');
        query.where('until_day', '>=', today());
      } else {
        query.whereNot('status', 'denied').where('until_day', '<', today());
      }
    }
    if (after) {
      query.andWhere(part =>
        part
          .where('requested_at', '<', after.at)
          .orWhere(same =>
            same.where('requested_at', after.at).andWhere('id', '>', after.id),
          ),
      );
    }
    return query;
  }
}
