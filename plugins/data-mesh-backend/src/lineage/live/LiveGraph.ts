// SPDX-License-Identifier: Apache-2.0
import {
  LineageGraph,
  type LineageNode,
  type NodeFacts,
  mergeLineages,
} from '@meshwright/lineage';
import type { Knex } from 'knex';
import type { AliasRow, EdgeRow, NodeRow } from '../database/rows';
import type { DeclaredLineage } from '../declared/DeclaredLineage';
import { edgeOf, plainName, runsOf } from './fromRows';
import { type Rows, type Taking, takeOver } from './takeOver';

/** The lineage as it is now. @internal */
export interface LiveLineage {
  graph: LineageGraph;
  about: (id: string) => LineageNode | undefined;
  /** Milliseconds since 1970 before which what had ended is forgotten; absent where nothing was forgotten yet. */
  keptSince?: number;
  /** Ids of all nodes. */
  ids: () => Iterable<string>;
  /** The id that a node has, whichever of its names is given. */
  resolve: (id: string) => string;
  /** Datasets that the contract with this entity ref describes. */
  datasetsOf: (contract: string) => string[];
}

interface State {
  seq: number;
  epoch: number;
  keptSince?: number;
}

interface Loaded extends State, Taking {
  declared: number;
  contracts: Map<string, string[]>;
}

/** Only declared lineage knows contracts, so this holds until that changes. */
function datasetsByContract(nodes: readonly LineageNode[]) {
  const found = new Map<string, string[]>();
  for (const { id, facts } of nodes) {
    for (const { file } of facts.contracts ?? []) {
      if (file === undefined) continue;
      const own = found.get(file);
      if (own) own.push(id);
      else found.set(file, [id]);
    }
  }
  return found;
}

/**
 * The graph in memory of one replica. Before each answer it asks the database what changed since, and takes it over;
 * nothing is held here that the database does not have.
 *
 * @internal
 */
export class LiveGraph {
  readonly #knex: Knex;
  readonly #declared: DeclaredLineage;
  #loaded?: Loaded;
  #queue: Promise<unknown> = Promise.resolve();
  /** What begins after the one that runs. */
  #next?: Promise<Loaded>;

  constructor(options: { knex: Knex; declared: DeclaredLineage }) {
    this.#knex = options.knex;
    this.#declared = options.declared;
  }

  /** The lineage with everything that is in the database now. */
  async get(): Promise<LiveLineage> {
    const { graph, nodes, aliases, contracts, keptSince } = await this.#turn();
    return {
      keptSince,
      graph,
      about: id => nodes.get(id),
      ids: () => nodes.keys(),
      resolve: id => aliases.get(id) ?? id,
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
    const rows = await this.#since(-1);
    const merged = mergeLineages([
      ...parts,
      {
        nodes: rows.nodes.map(({ id, facts }) => ({
          id,
          facts: JSON.parse(facts) as NodeFacts,
        })),
        edges: rows.edges.flatMap(each => edgeOf(each) ?? []),
        aliases: rows.aliases.map(({ alias, id }) => [alias, id] as const),
      },
    ]);
    const graph = LineageGraph.of(merged);
    graph.apply({ runs: runsOf(rows.nodes) });
    this.#loaded = {
      ...state,
      declared,
      graph,
      nodes: new Map(merged.nodes.map(node => [node.id, node])),
      aliases: merged.aliases,
      contracts: datasetsByContract(merged.nodes),
      names: new Set(
        [...merged.aliases.keys(), ...merged.nodes.map(({ id }) => id)].flatMap(
          id => plainName(id) ?? [],
        ),
      ),
    };
    return this.#loaded;
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
