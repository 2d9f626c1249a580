// SPDX-License-Identifier: Apache-2.0
import { decideWanted, giveNames, nameKey } from './assignNames';
import type { GivenName, NameRow } from './nameRows';
import type { PublicationStore } from './PublicationStore';

const BATCH = 500;

/** Keeps the names of all entities right, looking only at those that a change can affect. @internal */
export class NameAssigner {
  readonly #store: PublicationStore;

  constructor(store: PublicationStore) {
    this.#store = store;
  }

  /** Decides every name that is due. */
  async run(signal?: AbortSignal): Promise<void> {
    while (!signal?.aborted && (await this.#runBatch())) {
      // Each batch ends by taking its rows off the list.
    }
  }

  async #runBatch(): Promise<boolean> {
    const due = await this.#store.namesDue(BATCH);
    if (due.length === 0) {
      return false;
    }
    const rows = new Map<string, NameRow>();
    const add = (more: NameRow[]) => more.forEach(row => rows.set(row.id, row));
    add(await this.#store.rowsOfFamilies(new Set(due.map(r => r.family))));

    // Names that may change hands: those that were wanted, and those that are wanted now.
    let decisions = await this.#decide(rows);
    const names = new Set<string>();
    const keys = new Set<string>();
    const affect = (row: NameRow, name: string | null) => {
      if (name) {
        names.add(name);
        keys.add(nameKey(row, name));
      }
    };
    due.forEach(row => affect(row, row.wanted_name));
    for (const row of rows.values()) {
      affect(row, row.wanted_name);
      affect(row, decisions.get(row.id)!.wantedName);
    }
    const rivals = await this.#store.rowsWanting(names);
    const missing = rivals.filter(row => !rows.has(row.id));
    if (missing.length > 0) {
      add(
        await this.#store.rowsOfFamilies(new Set(missing.map(r => r.family))),
      );
      decisions = await this.#decide(rows);
    }

    const given = giveNames([...rows.values()], decisions, keys);
    const changes = [...given].flatMap(([id, name]) => {
      const row = rows.get(id)!;
      return isSame(row, name)
        ? []
        : [{ row, name, renamed: isRenamed(row, name) }];
    });
    await this.#store.saveNames(changes, due);
    return true;
  }

  async #decide(rows: Map<string, NameRow>) {
    const definedBy = await this.#store.definedBy(
      new Set([...rows.values()].map(row => row.descriptor_id)),
    );
    return decideWanted([...rows.values()], definedBy);
  }
}

function isRenamed(row: NameRow, name: GivenName): boolean {
  return (
    row.entity_ref !== (name.entityRef ?? null) ||
    row.superseded_by !== (name.supersededBy ?? null)
  );
}

function isSame(row: NameRow, name: GivenName): boolean {
  return (
    !isRenamed(row, name) &&
    row.wanted_name === name.wantedName &&
    (row.notes ?? '[]') === JSON.stringify(name.notes)
  );
}
