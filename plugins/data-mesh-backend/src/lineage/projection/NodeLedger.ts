// SPDX-License-Identifier: Apache-2.0
import type { NodeFacts } from '@meshwright/lineage';
import type { Knex } from 'knex';
import { type BulkTable, rowsAmong, writeRows } from '../database/bulk';
import { type AliasRow, type NodeRow, keyOf } from '../database/rows';
import type { ProjectedRun } from './readRun';

const nodeTable: BulkTable<NodeRow> = {
  name: 'lineage_node',
  columns: {
    node_key: 'text',
    id: 'text',
    facts: 'text',
    settled_at: 'bigint',
    shape: 'text',
    seq: 'bigint',
  },
  key: 'node_key',
};

const aliasTable: BulkTable<AliasRow> = {
  name: 'lineage_alias',
  columns: { alias_key: 'text', alias: 'text', id: 'text', seq: 'bigint' },
  key: 'alias_key',
};

interface Entry {
  /** As the database has it; absent where it has none. */
  stored?: string;
  facts: NodeFacts;
  settledAt: number | null;
  shape: string | null;
  changed: boolean;
}

/** What is known of a node after one more run: of two runs the later one counts. */
function joined(known: NodeFacts, more: NodeFacts): NodeFacts {
  const older =
    known.lastRun !== undefined &&
    more.lastRun !== undefined &&
    more.lastRun < known.lastRun;
  return older ? { ...more, ...known } : { ...known, ...more };
}

/** The nodes of a batch of runs, and the other names that they know of datasets. @internal */
export class NodeLedger {
  readonly #entries = new Map<string, Entry>();
  readonly #aliases = new Map<string, string>();

  /** Reads what the database has of nodes; those that it does not have are new. */
  async load(tx: Knex, ids: Iterable<string>): Promise<void> {
    const missing = [...new Set(ids)].filter(id => !this.#entries.has(id));
    const rows = await rowsAmong<NodeRow>(
      tx,
      'lineage_node',
      'node_key',
      missing.map(id => keyOf(id)),
    );
    for (const { id, facts, settled_at, shape } of rows) {
      this.#entries.set(id, {
        stored: facts,
        facts: JSON.parse(facts),
        settledAt: settled_at === null ? null : Number(settled_at),
        shape,
        changed: false,
      });
    }
  }

  factsOf(id: string): NodeFacts | undefined {
    return this.#entries.get(id)?.facts;
  }

  settledAt(job: string): number | null {
    return this.#entries.get(job)?.settledAt ?? null;
  }

  /**
   * Whether a run, the latest of its job, tells nothing new: it shows exactly what the last one showed, or has only
   * started, while earlier ones told all that they did when they ended.
   */
  tellsNothingNew({ job, shape, settles, started, end }: ProjectedRun) {
    const known = this.#entries.get(job);
    if (!known || known.settledAt === null || end < known.settledAt) {
      return false;
    }
    return started || (settles && known.shape === shape);
  }

  /** Takes what a run says of its job, or of all its nodes. */
  take(run: ProjectedRun, which: 'job' | 'all'): void {
    for (const { id, facts } of run.nodes) {
      if (which === 'job' && id !== run.job) continue;
      const known = this.#entries.get(id);
      if (known) known.facts = joined(known.facts, facts);
      else {
        this.#entries.set(id, {
          facts,
          settledAt: null,
          shape: null,
          changed: true,
        });
      }
    }
    if (which === 'job') return;
    for (const [alias, id] of run.aliases) this.#aliases.set(alias, id);
  }

  /**
   * Notes how far the job of a run has settled, and what the run showed, so that the next one like it is known.
   *
   * @param settledAt - end of the last run that counts for all edges of the job
   * @param news - whether the run changed anything of the edges
   */
  settle(run: ProjectedRun, settledAt: number | null, news: boolean): void {
    const entry = this.#entries.get(run.job);
    if (!entry) return;
    let { shape } = entry;
    if (run.settles) shape = settledAt === run.end ? run.shape : null;
    // The next run that settles has to be looked at closely, even if it shows what the last one did.
    else if (news) shape = null;
    entry.changed ||= entry.settledAt !== settledAt || entry.shape !== shape;
    Object.assign(entry, { settledAt, shape });
  }

  async write(tx: Knex, seq: number): Promise<void> {
    const rows: NodeRow[] = [];
    for (const [id, entry] of this.#entries) {
      const facts = JSON.stringify(entry.facts);
      if (!entry.changed && facts === entry.stored) continue;
      rows.push({
        node_key: keyOf(id),
        id,
        facts,
        settled_at: entry.settledAt,
        shape: entry.shape,
        seq,
      });
    }
    await writeRows(tx, nodeTable, rows);
    await this.#writeAliases(tx, seq);
  }

  async #writeAliases(tx: Knex, seq: number): Promise<void> {
    const known = await rowsAmong<AliasRow>(
      tx,
      'lineage_alias',
      'alias_key',
      [...this.#aliases.keys()].map(alias => keyOf(alias)),
    );
    for (const { alias } of known) this.#aliases.delete(alias);
    await writeRows(
      tx,
      aliasTable,
      [...this.#aliases].map(([alias, id]) => ({
        alias_key: keyOf(alias),
        alias,
        id,
        seq,
      })),
    );
  }
}
