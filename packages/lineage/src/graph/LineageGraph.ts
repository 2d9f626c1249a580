// SPDX-License-Identifier: Apache-2.0
import { type Work, atOnce, inTurns, portions } from '../build/turns';
import type { EdgeKind, EdgeSource, Lineage, NodeType } from '../model';
import { Adjacency } from './adjacency';
import {
  type GraphChange,
  type GraphEdge,
  type GraphNode,
  graphEdge,
  graphNode,
} from './changes';
import { ints } from './columns';
import { EdgeMarks } from './EdgeMarks';
import { EdgeTimes, now } from './EdgeTimes';
import { layersOf } from './layers';
import { NodeTable } from './NodeTable';

/** More edges than this share lie in lists before the arrays are made anew. */
const looseShare = 0.1;
const looseLeast = 10_000;

/**
 * A lineage in memory: numbers in flat arrays, in which walks over a million nodes take milliseconds. Nodes have numbers
 * in the order they came; ids are only looked up at the ends of a walk.
 *
 * @public
 */
export class LineageGraph {
  private readonly nodes = new NodeTable();
  /** @internal */ readonly ids: readonly string[] = this.nodes.ids;
  /** Number of the dataset or product that a node belongs to; -1 where there is none. @internal */
  readonly parents = ints();
  private parentsMoved = false;
  /** @internal */ readonly from = ints();
  /** @internal */ readonly to = ints();
  /** @internal */ readonly marks = new EdgeMarks();
  private readonly times = new EdgeTimes();
  /** @internal */ readonly out = new Adjacency(this.from);
  /** @internal */ readonly in = new Adjacency(this.to);
  /** Nodes by what they belong to. @internal */
  readonly children = new Adjacency(this.parents);
  private changes = 0;

  /** A graph of what files or events say. */
  static of({ nodes, edges }: Pick<Lineage, 'nodes' | 'edges'>): LineageGraph {
    return LineageGraph.load(nodes.map(graphNode), edges.map(graphEdge));
  }

  /**
   * The same, with breaks: large lineages take seconds.
   *
   * @param otherTurns - resolves when others had their turn
   */
  static inTurns(
    { nodes, edges }: Pick<Lineage, 'nodes' | 'edges'>,
    otherTurns: () => Promise<void>,
  ): Promise<LineageGraph> {
    return inTurns(
      LineageGraph.loading(nodes.map(graphNode), edges, graphEdge),
      otherTurns,
    );
  }

  /**
   * A graph of many nodes and edges at once, each of which comes only once. Nodes in the order of their ids make walks
   * faster.
   */
  static load(
    nodes: Iterable<GraphNode>,
    edges: Iterable<GraphEdge>,
  ): LineageGraph {
    return atOnce(LineageGraph.loading([...nodes], edges, edge => edge));
  }

  private static *loading<T>(
    nodes: readonly GraphNode[],
    edges: Iterable<T>,
    edgeOf: (edge: T) => GraphEdge,
  ): Work<LineageGraph> {
    const pause = portions();
    const graph = new LineageGraph();
    graph.changes++;
    // All have their numbers before anything belongs to anything, so that numbers keep the order that nodes come in.
    for (const { id, type } of nodes) {
      if (pause()) yield;
      graph.node(id, type);
    }
    for (const node of nodes) {
      if (pause()) yield;
      graph.belongs(node);
    }
    for (const edge of edges) {
      if (pause()) yield;
      graph.appendEdge(edgeOf(edge));
    }
    graph.tidy();
    return graph;
  }

  get nodeCount(): number {
    return this.ids.length;
  }

  get edgeCount(): number {
    return this.from.size;
  }

  /** Nodes from 0 on whose numbers are in the order of their ids. @internal */
  get sortedCount(): number {
    return this.nodes.sortedCount;
  }

  /** Counts up with every change, so that who keeps something of the graph knows when it is old. */
  get version(): number {
    return this.changes;
  }

  /** Whether there is such a node. */
  has(id: string): boolean {
    return this.nodes.numberOf(id) !== undefined;
  }

  /** Ids of what edges join with a node, in either direction; each once. */
  neighboursOf(id: string): string[] {
    const node = this.nodes.numberOf(id);
    if (node === undefined) return [];
    const found = new Set<number>();
    this.out.each(node, edge => {
      if (!this.isRemoved(edge)) found.add(this.to.values[edge]);
    });
    this.in.each(node, edge => {
      if (!this.isRemoved(edge)) found.add(this.from.values[edge]);
    });
    return [...found].map(each => this.ids[each]);
  }

  /** Ids of what belongs to a node: columns of a dataset, datasets of a product. */
  childrenOf(id: string): string[] {
    const node = this.nodes.numberOf(id);
    const found: string[] = [];
    if (node !== undefined) {
      this.children.each(node, child => found.push(this.ids[child]));
    }
    return found;
  }

  /** Edges of a node, in either direction, with the times at which they were there. */
  edgesOf(id: string): GraphEdge[] {
    const node = this.nodes.numberOf(id);
    if (node === undefined) return [];
    const found = new Set<number>();
    const take = (edge: number) => {
      if (!this.isRemoved(edge)) found.add(edge);
    };
    this.out.each(node, take);
    this.in.each(node, take);
    return [...found].map(each => this.edge(each));
  }

  /** @internal */
  numberOf(id: string): number | undefined {
    return this.nodes.numberOf(id);
  }

  /** @internal */
  typeOf(node: number): NodeType {
    return this.nodes.typeOf(node);
  }

  /** @internal */
  kindOf(edge: number): EdgeKind {
    return this.marks.kindOf(edge);
  }

  /** @internal */
  sourceOf(edge: number): EdgeSource {
    return this.marks.sourceOf(edge);
  }

  /** @internal */
  isRemoved(edge: number): boolean {
    return this.marks.isRemoved(edge);
  }

  /** Whether the edge was there at a time, in milliseconds since 1970. @internal */
  isThere(edge: number, at: number): boolean {
    return this.times.isThere(edge, at);
  }

  /** When a run showed the edge last, in milliseconds since 1970. @internal */
  lastSeenOf(edge: number): number | undefined {
    return this.times.lastSeen(edge);
  }

  /** The edge as its source said it. @internal */
  edge(edge: number): GraphEdge {
    const spans = this.times.spansOf(edge);
    const lastSeen = this.times.lastSeen(edge);
    return {
      from: this.ids[this.from.values[edge]],
      to: this.ids[this.to.values[edge]],
      kind: this.kindOf(edge),
      source: this.sourceOf(edge),
      ...(spans && { spans }),
      ...(lastSeen !== undefined && { lastSeen }),
    };
  }

  private node(id: string, type: NodeType): number {
    const known = this.nodes.numberOf(id);
    if (known !== undefined) return known;
    this.parents.push(-1);
    return this.nodes.add(id, type);
  }

  private belongs({ id, type, parent }: GraphNode): void {
    if (parent === undefined) return;
    const owner = this.node(parent, type === 'column' ? 'dataset' : 'product');
    const node = this.nodes.numberOf(id)!;
    const before = this.parents.values[node];
    if (before === owner) return;
    this.parents.values[node] = owner;
    if (before < 0) this.children.put(node);
    else this.parentsMoved = true;
  }

  /** The number of an edge between two nodes, taken back or not. */
  private find(
    from: number,
    to: number,
    { kind, source }: Pick<GraphEdge, 'kind' | 'source'>,
  ): number | undefined {
    let found: number | undefined;
    this.out.each(from, edge => {
      const same = this.to.values[edge] === to;
      if (same && this.marks.is(edge, kind, source)) found = edge;
    });
    return found;
  }

  /** Writes an edge behind the others; its number, or undefined where one of its ends is not known. */
  private appendEdge(each: GraphEdge): number | undefined {
    const from = this.nodes.numberOf(each.from);
    const to = this.nodes.numberOf(each.to);
    if (from === undefined || to === undefined) return undefined;
    const edge = this.from.size;
    this.from.push(from);
    this.to.push(to);
    this.marks.push(
      each.kind,
      each.source,
      layersOf(this.typeOf(from), this.typeOf(to), each.byJob === true),
    );
    this.times.push();
    this.setTimes(edge, each);
    return edge;
  }

  private setTimes(
    edge: number,
    { spans, lastSeen, shownBy = [] }: GraphEdge,
  ): void {
    const jobs = shownBy.flatMap(id => this.nodes.numberOf(id) ?? []);
    this.times.set(edge, spans, lastSeen, jobs);
    this.marks.setThere(edge, this.times.isThere(edge, now));
  }

  private addEdge(each: GraphEdge): void {
    const from = this.nodes.numberOf(each.from);
    const to = this.nodes.numberOf(each.to);
    if (from === undefined || to === undefined) return;
    const known = this.find(from, to, each);
    if (known !== undefined) {
      // It may have been taken back before.
      this.marks.setRemoved(known, false);
      this.setTimes(known, each);
      return;
    }
    const edge = this.appendEdge(each)!;
    this.out.put(edge);
    this.in.put(edge);
  }

  /**
   * Adds nodes and edges, and takes edges back. An edge that is there already gets the times that are given now. Edges
   * whose ends nobody named are left out.
   */
  apply(change: GraphChange): void {
    const { nodes = [], edges = [], removed = [], runs = [] } = change;
    this.changes++;
    const all = [...nodes];
    // All have their numbers before anything belongs to anything, so that numbers keep the order that nodes come in.
    for (const { id, type } of all) this.node(id, type);
    for (const node of all) this.belongs(node);
    for (const edge of edges) this.addEdge(edge);
    for (const each of removed) {
      const from = this.nodes.numberOf(each.from);
      const to = this.nodes.numberOf(each.to);
      if (from === undefined || to === undefined) continue;
      const edge = this.find(from, to, each);
      if (edge !== undefined) this.marks.setRemoved(edge, true);
    }
    for (const { job, at } of runs) {
      const number = this.nodes.numberOf(job);
      if (number !== undefined) this.times.setLastRun(number, at);
    }
    const loose = Math.max(this.out.loose, this.children.loose);
    if (
      this.parentsMoved ||
      loose > Math.max(looseLeast, this.from.size * looseShare)
    ) {
      this.tidy();
    }
  }

  /** Makes the arrays anew, which is worth it after many additions. */
  tidy(): void {
    this.out.tidy(this.ids.length);
    this.in.tidy(this.ids.length);
    this.children.tidy(this.ids.length);
    this.parentsMoved = false;
  }
}
