// SPDX-License-Identifier: Apache-2.0
import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { RepositoryRow } from './rows';

const TABLE = 'git_host_repository';

/** A repository and how many change requests wait in it. @internal */
export type ListedRepositoryRow = RepositoryRow & { open_requests: number };

/** What is known of repositories beside their content. @internal */
export class RepositoryStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async get(group: string, name: string): Promise<RepositoryRow | undefined> {
    return this.#knex<RepositoryRow>(TABLE).where({ group, name }).first();
  }

  /** In order of their addresses. */
  async list(query: {
    text?: string;
    group?: string;
    offset: number;
    limit: number;
  }): Promise<{ rows: ListedRepositoryRow[]; total: number }> {
    const matching = () => {
      const rows = this.#knex(TABLE);
      if (query.group) {
        rows.where({ group: query.group });
      }
      if (query.text) {
        const pattern = `%${query.text
          .toLowerCase()
          .replace(/[\\%_]/g, '\\$&')}%`;
        rows.whereRaw(
          `lower(?? || '/' || ?? || ' ' || ??) like ? escape '\\'`,
          ['group', 'name', 'description', pattern],
        );
      }
      return rows;
    };
    const [{ count }] = await matching().count({ count: '*' });
    const rows = await matching()
      .select(`${TABLE}.*`)
      .select(
        this.#knex('git_host_change_request')
          .count('*')
          .whereRaw('?? = ??', ['repository_id', `${TABLE}.id`])
          .where('state', 'open')
          .as('open_requests'),
      )
      .orderBy(['group', 'name'])
      .offset(query.offset)
      .limit(query.limit);
    return {
      rows: rows.map(row => ({
        ...row,
        open_requests: Number(row.open_requests),
      })),
      total: Number(count),
    };
  }

  /** @returns false when the address is taken */
  async add(row: Omit<RepositoryRow, 'id'>): Promise<boolean> {
    try {
      await this.#knex(TABLE).insert(row);
      return true;
    } catch (error) {
      if (isDatabaseConflictError(error)) {
        return false;
      }
      throw error;
    }
  }

  async notePush(id: number, at: string): Promise<void> {
    await this.#knex(TABLE).where({ id }).update({ pushed_at: at });
  }

  async remove(id: number): Promise<void> {
    await this.#knex.transaction(async tx => {
      await tx('git_host_change_request').where({ repository_id: id }).delete();
      await tx(TABLE).where({ id }).delete();
    });
  }
}
