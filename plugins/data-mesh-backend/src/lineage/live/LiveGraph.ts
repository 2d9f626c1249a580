// SPDX-License-Identifier: Apache-2.0
import {
  type GraphEdge,
  type LineageEdge,
  LineageGraph,
  type LineageNode,
  type NodeFacts,
  graphEdge,
  graphNode,
  mergeLineages,
  nodeId,
  parseNodeId,
} from '@meshwright/lineage';
import type { Knex } from 'knex';
import type { AliasRow, EdgeRow, NodeRow } from '../database/rows';
import type { DeclaredLineage } from '../declared/DeclaredLineage';

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

interface Loaded extends State {
  declared: number;
  graph: LineageGraph;
  nodes: Map<string, LineageNode>;
  aliases: Map<string, string>;
  contracts: Map<string, string[]>;
  /** Names of datasets as `plainName` has them: a new one may be the same under another spelling. */
  names: Set<string>;
}

interface Rows {
  nodes: NodeRow[];
  edges: EdgeRow[];
  aliases: AliasRow[];
}

function edgeOf(row: EdgeRow): LineageEdge | undefined {
  const spans = JSON.parse(row.spans) as Array<{ from: number; to?: number }>;
  if (spans.length === 0) return undefined;
  return {
    from: row.from_id,
    to: row.to_id,
    kind: row.kind as LineageEdge['kind'],
    source: row.source as LineageEdge['source'],
    spans,
    ...(row.transformations && {
      transformations: JSON.parse(row.transformations),
    }),
    ...(row.jobs && { jobs: JSON.parse(row.jobs) }),
    ...(row.last_seen !== null && { lastSeen: Number(row.last_seen) }),
  };
}

function nodeOf(id: string, facts: NodeFacts): LineageNode | undefined {
  const parts = parseNodeId(id);
  if (!parts) return undefined;
  const { type, namespace, name, column } = parts;
  return {
    id,
    type,
    namespace,
    name: column === undefined ? name : `${name}.${column}`,
    ...(column !== undefined && {
      dataset: nodeId('dataset', namespace, name),
      column,
    }),
    facts,
  };
}

/** Runs that showed all that their jobs show. */
const runsOf = (rows: readonly NodeRow[]) =>
  rows.flatMap(({ id, settled_at }) =>
    settled_at === null ? [] : [{ job: id, at: Number(settled_at) }],
  );

/** Name of a dataset without what spellings of one name differ in; where it is, may differ as well. */
function plainName(id: string): string | undefined {
  const parts = parseNodeId(id);
  return parts?.type === 'dataset'
    ? parts.name.replace(/^\/+|\/+$/g, '').toLowerCase()
    : undefined;
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

  constructor(options: { knex: Knex; declared: DeclaredLineage }) {
    this.#knex = options.knex;
    this.#declared = options.declared;
  }

  /** The lineage with everything that is in the database now. */
  async get(): Promise<LiveLineage> {
    const turn = this.#queue.then(() => this.#refresh());
    this.#queue = turn.catch(() => {});
    const { graph, nodes, aliases, contracts, keptSince } = await turn;
    return {
      keptSince,
      graph,
      about: id => nodes.get(id),
      ids: () => nodes.keys(),
      resolve: id => aliases.get(id) ?? id,
      datasetsOf: contract => contracts.get(contract) ?? [],
    };
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
      if (this.#apply(known, rows)) {
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

  /** Takes changes over; false where what is one thing changed, so that all has to be joined anew. */
  #apply({ graph, nodes, aliases, names }: Loaded, rows: Rows): boolean {
    if (rows.aliases.length > 0) return false;
    const ids = new Map<string, string>();
    const own = (id: string) => ids.get(id) ?? aliases.get(id) ?? id;
    const changed: LineageNode[] = [];
    for (const { id, facts } of rows.nodes) {
      const node = nodeOf(id, JSON.parse(facts));
      if (!node) continue;
      const known = nodes.get(own(id));
      if (!known) {
        // A dataset under another name has a new column.
        if (node.dataset !== undefined && aliases.has(node.dataset)) {
          return false;
        }
        const name = plainName(id);
        if (name !== undefined && names.has(name)) return false;
        if (name !== undefined) names.add(name);
      }
      const next = known
        ? { ...known, facts: { ...known.facts, ...node.facts } }
        : node;
      ids.set(id, next.id);
      changed.push(next);
    }
    for (const node of changed) nodes.set(node.id, node);
    const edges: GraphEdge[] = [];
    const removed: GraphEdge[] = [];
    for (const row of rows.edges) {
      const edge = edgeOf(row);
      const ends = { from: own(row.from_id), to: own(row.to_id) };
      if (edge) edges.push(graphEdge({ ...edge, ...ends }));
      else {
        removed.push({
          ...ends,
          kind: row.kind as GraphEdge['kind'],
          source: row.source as GraphEdge['source'],
        });
      }
    }
    graph.apply({
      nodes: changed.map(graphNode),
      edges,
      removed,
      runs: runsOf(rows.nodes),
    });
    return true;
  }
}
