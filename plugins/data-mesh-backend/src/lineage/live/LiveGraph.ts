// SPDX-License-Identifier: Apache-2.0
import { setTimeout } from 'node:timers/promises';
import type { LineageGraph, LineageNode } from '@meshwright/lineage';
import type { Knex } from 'knex';
import type { AliasRow, EdgeRow, NodeRow } from '../database/rows';
import type { DeclaredLineage } from '../declared/DeclaredLineage';
import { type Joined, joinAll } from './joinAll';
import type { NameIndex } from './NameIndex';
import { type Rows, takeOver } from './takeOver';

/** The lineage as it is now. @internal */
export interface LiveLineage {
  graph: LineageGraph;
  about: (id: string) => LineageNode | undefined;
  /** Milliseconds since 1970 before which what had ended is forgotten; absent where nothing was forgotten yet. */
  keptSince?: number;
  /** Ids of all nodes. */
  ids: () => Iterable<string>;
  /** Ids of nodes whose names have all words, which are in lower case; `most` of them. */
  find: NameIndex['find'];
  /** The id that a node has, whichever of its names is given. */
  resolve: (id: string) => string;
  /** Other ids that sources have for a node. */
  namesOf: (id: string) => string[];
  /** Datasets that the contract with this entity ref describes. */
  datasetsOf: (contract: string) => string[];
}

interface State {
  seq: number;
  epoch: number;
  keptSince?: number;
}

interface Loaded extends State, Joined {
  declared: number;
}

/** Milliseconds after which what was known before is answer enough while all is joined anew. */
const PATIENCE = 1_000;

/**
 * The graph in memory of one replica. Before each answer it asks the database what changed since, and takes it over;
 * nothing is held here that the database does not have. A large graph of which all has to be joined anew lags behind
 * while that lasts.
 *
 * @internal
 */
export class LiveGraph {
  readonly #knex: Knex;
  readonly #declared: Pick<DeclaredLineage, 'parts' | 'version'>;
  readonly #patience: number;
  #loaded?: Loaded;
  #joining?: { done: Promise<Loaded>; until: number };
  #queue: Promise<unknown> = Promise.resolve();
  /** What begins after the one that runs. */
  #next?: Promise<Loaded>;

  /** @param options - `patience`: milliseconds after which an old answer will do while all is joined anew */
  constructor(options: {
    knex: Knex;
    declared: Pick<DeclaredLineage, 'parts' | 'version'>;
    patience?: number;
  }) {
    this.#knex = options.knex;
    this.#declared = options.declared;
    this.#patience = options.patience ?? PATIENCE;
  }

  /** The lineage with everything that is in the database now. */
  async get(): Promise<LiveLineage> {
    const { graph, nodes, aliases, contracts, keptSince, search } =
      await this.#turn();
    return {
      keptSince,
      graph,
      about: id => nodes.get(id),
      ids: () => nodes.keys(),
      find: (words, options) => search.find(words, options),
      resolve: id => aliases.get(id) ?? id,
      namesOf: id =>
        [...aliases]
          .filter(([alias, own]) => own === id && alias !== id)
          .map(([alias]) => alias)
          .sort(),
      datasetsOf: contract => contracts.get(contract) ?? [],
    };
  }

  /** One refresh for all who ask before it begins; one that has begun may not see what was written just now. */
  #turn(): Promise<Loaded> {
    if (!this.#next) {
      this.#next = this.#queue.then(() => {
        this.#next = undefined;
        return this.#refresh();
      });
      this.#queue = this.#next.catch(() => {});
    }
    return this.#next;
  }

  /** What is declared, with its version: it may be renewed while it is waited for. */
  async #declaration() {
    await this.#declared.parts();
    // Asked before the parts: were these newer, all would only be joined once more the next time.
    const declared = this.#declared.version;
    return { parts: await this.#declared.parts(), declared };
  }

  async #refresh(): Promise<Loaded> {
    const { parts, declared } = await this.#declaration();
    const row = await this.#knex('lineage_state').where({ id: 1 }).first();
    const state: State = {
      seq: Number(row.seq),
      epoch: Number(row.epoch),
      ...(row.kept_since !== null && { keptSince: Number(row.kept_since) }),
    };
    const known = this.#loaded;
    if (known) known.keptSince = state.keptSince;
    const usable =
      known && known.epoch === state.epoch && known.declared === declared;
    if (usable && known.seq === state.seq) return known;
    if (usable) {
      const rows = await this.#since(known.seq);
      if (takeOver(known, rows)) {
        known.seq = state.seq;
        return known;
      }
    }
    return this.#anew(async () => ({
      ...state,
      declared,
      ...(await joinAll(this.#knex, parts)),
    }));
  }

  /** All joined anew. Where that takes long, what was known before is the answer until it is done. */
  async #anew(join: () => Promise<Loaded>): Promise<Loaded> {
    if (!this.#joining) {
      const done = join()
        .then(joined => {
          this.#loaded = joined;
          return joined;
        })
        .finally(() => {
          this.#joining = undefined;
        });
      // Who does not wait for it hears of what went wrong the next time.
      done.catch(() => {});
      this.#joining = { done, until: Date.now() + this.#patience };
    }
    const { done, until } = this.#joining;
    const known = this.#loaded;
    if (!known) return done;
    const patience = setTimeout(Math.max(0, until - Date.now()), known, {
      ref: false,
    });
    return Promise.race([done, patience]);
  }

  async #since(seq: number): Promise<Rows> {
    const [nodes, edges, aliases] = await Promise.all([
      this.#knex<NodeRow>('lineage_node').where('seq', '>', seq).orderBy('id'),
      this.#knex<EdgeRow>('lineage_edge').where('seq', '>', seq),
      this.#knex<AliasRow>('lineage_alias').where('seq', '>', seq),
    ]);
    return { nodes, edges, aliases };
  }
}
