// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { chunks } from '../database/chunks';
import { type EntityRow, type ReferenceRow, TABLES } from '../database/rows';
import type { OrgDirectory } from '../estate/OrgDirectory';

/** Different texts that are looked up in one run; further ones have their turn in the next. */
const MAX_TARGETS = 500;

/**
 * Watches references to teams, people and domains that lead nowhere yet: those come to the catalog by themselves,
 * often after the products that name them.
 *
 * @internal
 */
export class OpenReferences {
  readonly #knex: Knex;
  readonly #directory: OrgDirectory;
  #after = '';

  constructor(options: { knex: Knex; directory: OrgDirectory }) {
    this.#knex = options.knex;
    this.#directory = options.directory;
  }

  /** Makes due what names somebody or something that is in the catalog by now. */
  async markResolved(): Promise<void> {
    const rows: Array<Pick<EntityRow & ReferenceRow, 'namespace' | 'target'>> =
      await this.#knex(TABLES.references)
        .join(
          TABLES.entities,
          `${TABLES.references}.entity_id`,
          `${TABLES.entities}.id`,
        )
        .where(`${TABLES.references}.open`, true)
        .where('target', '>', this.#after)
        .distinct('role', 'target', 'namespace')
        .orderBy('target')
        .limit(MAX_TARGETS);
    this.#after =
      rows.length === MAX_TARGETS ? rows[rows.length - 1].target : '';
    const groups = new Map<string, Array<{ role: string; target: string }>>();
    for (const row of rows as Array<ReferenceRow & { namespace: string }>) {
      const list = groups.get(row.namespace) ?? [];
      list.push(row);
      groups.set(row.namespace, list);
    }
    for (const [namespace, references] of groups) {
      await this.#markRoles(namespace, references, ['owner']);
      await this.#markRoles(namespace, references, ['domain', 'extraDomain']);
    }
  }

  async #markRoles(
    namespace: string,
    references: Array<{ role: string; target: string }>,
    roles: string[],
  ) {
    const targets = references
      .filter(({ role }) => roles.includes(role))
      .map(({ target }) => target);
    if (targets.length === 0) {
      return;
    }
    const found = await this.#directory.find(
      roles[0] === 'owner' ? 'owner' : 'domain',
      targets,
      namespace,
    );
    const resolved = [...found].filter(
      ([, match]) => match.exists && !match.made,
    );
    for (const part of chunks(resolved.map(([target]) => target))) {
      await this.#mark(part, roles);
    }
  }

  /** Marks those that refer, and the contracts that they pass their owner and domain on to. */
  async #mark(targets: string[], roles: string[]) {
    const due = { due: true, revision: this.#knex.raw('revision + 1') };
    const referring = this.#knex(TABLES.references)
      .where({ open: true })
      .whereIn('role', roles)
      .whereIn('target', targets)
      .select('entity_id');
    await this.#knex(TABLES.entities)
      .where({ kind: 'API' })
      .whereIn(
        'external_id',
        this.#knex(TABLES.references)
          .where({ role: 'output' })
          .whereIn('entity_id', referring.clone())
          .select('target'),
      )
      .update(due);
    await this.#knex(TABLES.entities).whereIn('id', referring).update(due);
  }
}
