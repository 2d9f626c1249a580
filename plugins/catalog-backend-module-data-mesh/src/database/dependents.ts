// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { chunks } from './chunks';
import { type ReferenceRow, TABLES } from './rows';

/** Roles by which a product leaves its mark on contracts and on other products. */
const PASSED_ON = ['owner', 'domain', 'extraDomain'];

/**
 * Gathers what a change touches, and marks everything that has to be looked at again because of it.
 *
 * @internal
 */
export class Dependents {
  readonly #targets = new Set<string>();
  readonly #contracts = new Set<string>();
  readonly #definitions = new Set<string>();

  /** Ids and names under which a changed entity is, or was, found. */
  addTargets(...targets: Array<string | null | undefined>) {
    for (const target of targets) {
      if (target) {
        this.#targets.add(target);
      }
    }
  }

  /** References of an entity before and after its change. */
  addReferences(before: ReferenceRow[], after: ReferenceRow[]) {
    const outputs = [...before, ...after].filter(r => r.role === 'output');
    if (signature(before, ['output']) !== signature(after, ['output'])) {
      outputs.forEach(({ target }) => this.addTargets(target));
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
        .whereIn('external_id', part)
        .update(due);
    }
    for (const part of chunks(this.#definitions)) {
      await tx(TABLES.entities)
        .whereIn('descriptor_id', part)
        .update({ ...due, names_due: true });
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
