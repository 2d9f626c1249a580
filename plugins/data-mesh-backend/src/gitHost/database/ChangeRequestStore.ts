// SPDX-License-Identifier: Apache-2.0
import type { GitChangeRequestState } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { ChangeRequestRow } from './rows';

const TABLE = 'git_host_change_request';

/** Change requests of all repositories. @internal */
export class ChangeRequestStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async get(
    repositoryId: number,
    number: number,
  ): Promise<ChangeRequestRow | undefined> {
    return this.#knex<ChangeRequestRow>(TABLE)
      .where({ repository_id: repositoryId, number })
      .first();
  }

  async findOpen(
    repositoryId: number,
    branches: { source: string; target: string },
  ): Promise<ChangeRequestRow | undefined> {
    return this.#knex<ChangeRequestRow>(TABLE)
      .where({ repository_id: repositoryId, state: 'open', ...branches })
      .first();
  }

  async countOpen(repositoryId: number): Promise<number> {
    const [{ count }] = await this.#knex(TABLE)
      .where({ repository_id: repositoryId, state: 'open' })
      .count({ count: '*' });
    return Number(count);
  }

  /** Newest first. */
  async list(
    repositoryId: number,
    query: { state?: GitChangeRequestState; offset: number; limit: number },
  ): Promise<{ rows: ChangeRequestRow[]; total: number }> {
    const matching = () => {
      const rows = this.#knex<ChangeRequestRow>(TABLE).where({
        repository_id: repositoryId,
      });
      return query.state ? rows.where({ state: query.state }) : rows;
    };
    const [{ count }] = await matching().count({ count: '*' });
    const rows = await matching()
      .select('*')
      .orderBy('number', 'desc')
      .offset(query.offset)
      .limit(query.limit);
    return { rows, total: Number(count) };
  }

  /** Gives it the next number of its repository. */
  async add(
    row: Pick<
      ChangeRequestRow,
      'repository_id' | 'title' | 'description' | 'source' | 'target' | 'author'
    >,
  ): Promise<ChangeRequestRow> {
    const now = new Date().toISOString();
    return this.#knex.transaction(async tx => {
      await tx('git_host_repository')
        .where({ id: row.repository_id })
        .increment('last_number', 1);
      const { last_number } = await tx('git_host_repository')
        .where({ id: row.repository_id })
        .first('last_number');
      const full: ChangeRequestRow = {
        ...row,
        number: last_number,
        state: 'open',
        created_at: now,
        updated_at: now,
        closed_by: null,
        closed_at: null,
        source_commit: null,
        target_commit: null,
        merge_commit: null,
      };
      await tx(TABLE).insert(full);
      return full;
    });
  }

  /** @returns false when it is not open any more */
  async finish(
    { repository_id, number }: ChangeRequestRow,
    change: Pick<
      ChangeRequestRow,
      'state' | 'closed_by' | 'source_commit' | 'target_commit' | 'merge_commit'
    >,
  ): Promise<boolean> {
    const now = new Date().toISOString();
    const count = await this.#knex(TABLE)
      .where({ repository_id, number, state: 'open' })
      .update({ ...change, closed_at: now, updated_at: now });
    return count === 1;
  }
}
