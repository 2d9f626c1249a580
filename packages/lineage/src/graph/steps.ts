// SPDX-License-Identifier: Apache-2.0
import type { EdgeKind, EdgeSource } from '../model';
import { EdgeMarks, type MarkFilter } from './EdgeMarks';
import { now } from './EdgeTimes';
import type { LineageGraph } from './LineageGraph';
import { type Granularity, layerBits } from './layers';

/** Which edges a walk follows. @public */
export interface EdgeFilter {
  /** Default: both. */
  kinds?: readonly EdgeKind[];
  /** Default: all. */
  sources?: readonly EdgeSource[];
  /** Edges that were there at this time, in milliseconds since 1970. Default: those that have not ended. */
  at?: number;
}

/** Where a step leads, and the edge it takes; -1 between what belongs together, which is no step apart. */
type Visit = (place: number, edge: number) => void;

/**
 * Steps in one direction at one granularity.
 *
 * Places are numbers of nodes. At the granularity of columns a dataset is two places: by its own number it stands for
 * its rows, on which filters and joins decide, and which all its columns depend on; by its number plus the number of
 * nodes it stands for any one of its columns, where a source did not say which.
 *
 * @internal
 */
export class Steps {
  private readonly marks: MarkFilter;
  private readonly sources?: readonly EdgeSource[];
  /** Where it is not the present that is asked for. */
  private readonly at?: number;
  private readonly nothing: boolean;

  constructor(
    private readonly graph: LineageGraph,
    private readonly granularity: Granularity,
    private readonly down: boolean,
    { kinds, sources, at = now }: EdgeFilter,
  ) {
    const [kind, ...others] = new Set(kinds);
    this.nothing = kinds !== undefined && kind === undefined;
    this.marks = EdgeMarks.filter(layerBits[granularity], {
      there: at === now,
      kind: others.length > 0 ? undefined : kind,
    });
    this.sources = sources;
    if (at !== now) this.at = at;
  }

  /** Whether the walk may take an edge. */
  takes(edge: number): boolean {
    const { graph, marks, sources, at } = this;
    if (this.nothing || !graph.marks.passes(edge, marks)) return false;
    if (sources && !sources.includes(graph.sourceOf(edge))) return false;
    return at === undefined || graph.isThere(edge, at);
  }

  /** The place of a node that a walk starts from: of a dataset any column, or its rows. */
  startingPlace(node: number): number {
    const split =
      this.granularity === 'column' &&
      this.down &&
      this.graph.typeOf(node) === 'dataset';
    return split ? node + this.graph.nodeCount : node;
  }

  /** Whether there is a reason to go to a place that is no step apart: it is a column, or an edge leads on from it. */
  leadsOn(place: number): boolean {
    const node = this.nodeAt(place);
    if (this.graph.typeOf(node) !== 'dataset') return true;
    let leads = false;
    this.edges(node, () => {
      leads = true;
    });
    return leads;
  }

  /** The node that a place is part of. */
  nodeAt(place: number): number {
    const { nodeCount } = this.graph;
    return place < nodeCount ? place : place - nodeCount;
  }

  each(place: number, visit: Visit): void {
    if (this.granularity === 'column') this.eachColumn(place, visit);
    else this.edges(place, visit);
  }

  private edges(node: number, visit: Visit): void {
    const { graph } = this;
    const ends = this.down ? graph.to.values : graph.from.values;
    const edges = this.down ? graph.out : graph.in;
    edges.each(node, edge => {
      if (this.takes(edge)) visit(ends[edge], edge);
    });
  }

  private eachColumn(place: number, visit: Visit): void {
    const { graph, down } = this;
    const any = place >= graph.nodeCount;
    const node = this.nodeAt(place);
    const type = graph.typeOf(node);
    const isDataset = (other: number) => graph.typeOf(other) === 'dataset';
    const children = () =>
      graph.children.each(node, column => visit(column, -1));
    if (type === 'dataset') {
      // Rows that change change every column; what any column feeds, comes from any of them.
      if (down ? !any : any) children();
      // Edges of the dataset itself: out of "any column", into the rows.
      if (down === any) this.edges(node, visit);
      return;
    }
    this.edges(node, (other, edge) =>
      visit(!down && isDataset(other) ? other + graph.nodeCount : other, edge),
    );
    const owner = type === 'column' ? graph.parents.values[node] : -1;
    if (owner < 0) return;
    visit(down ? owner + graph.nodeCount : owner, -1);
  }
}
