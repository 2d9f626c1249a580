// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { chunks } from './chunks';
import { refSpellings } from './keys';
import { type EntityRow, type ReferenceRow, TABLES } from './rows';

/** Roles by which a product leaves its mark on contracts and on other products. */
const PASSED_ON = ['owner', 'domain', 'extraDomain'];

/** Columns by which references call an entity. */
const CALLED = ['external_id', 'base_name', 'entity_ref'] as const;

/**
 * Gathers what a change touches, and marks everything that has to be looked at again because of it.
 *
 * @internal
 */
export class Dependents {
  readonly #targets = new Set<string>();
  readonly #offered = new Set<string>();
  readonly #contracts = new Set<string>();
  readonly #definitions = new Set<string>();

  /** Ids, names and refs under which a changed entity is, or was, found. */
  addTargets(...targets: Array<string | null | undefined>) {
    for (const target of targets) {
      if (target) {
        refSpellings(target).forEach(spelling => this.#targets.add(spelling));
      }
    }
  }

  /** References of an entity before and after its change. */
  addReferences(before: ReferenceRow[], after: ReferenceRow[]) {
    const outputs = [...before, ...after].filter(r => r.role === 'output');
    if (signature(before, ['output']) !== signature(after, ['output'])) {
      outputs.forEach(({ target }) => this.#offered.add(target));
    }
    const passedOn = [...PASSED_ON, 'output'];
    if (signature(before, passedOn) !== signature(after, passedOn)) {
      outputs.forEach(({ target }) => this.#contracts.add(target));
    }
    for (const { role, target } of [...before, ...after]) {
      if (role === 'definition') {
        this.#definitions.add(target);
      }
    }
  }

  async mark(tx: Knex): Promise<void> {
    const due = { due: true, revision: tx.raw('revision + 1') };
    await this.#addOffered(tx);
    for (const part of chunks(this.#targets)) {
      await tx(TABLES.entities)
        .whereIn(
          'id',
          tx(TABLES.references).whereIn('target', part).select('entity_id'),
        )
        .update(due);
    }
    for (const part of chunks(this.#contracts)) {
      await tx(TABLES.entities)
        .where({ kind: 'API' })
        .andWhere(either =>
          CALLED.forEach(column => either.orWhereIn(column, part)),
        )
        .update(due);
    }
    for (const part of chunks(this.#definitions)) {
      await tx(TABLES.entities)
        .whereIn('descriptor_id', part)
        .update({ ...due, names_due: true });
    }
  }

  /** Who offers a contract matters to all that read it, by whatever name they call it. */
  async #addOffered(tx: Knex) {
    for (const part of chunks(this.#offered)) {
      const rows: Array<Pick<EntityRow, (typeof CALLED)[number]>> = await tx(
        TABLES.entities,
      )
        .where({ kind: 'API' })
        .andWhere(either =>
          CALLED.forEach(column => either.orWhereIn(column, part)),
        )
        .select(...CALLED);
      this.addTargets(
        ...part,
        ...rows.flatMap(row => CALLED.map(column => row[column])),
      );
    }
  }
}

function signature(rows: ReferenceRow[], roles: string[]): string {
  return JSON.stringify(
    rows
      .filter(({ role }) => roles.includes(role))
      .map(({ role, target, version, exact }) => [
        role,
        target,
        version,
        Boolean(exact),
      ]),
  );
}
