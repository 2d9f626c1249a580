// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import type { State } from '../state';

/**
 * How a line is known: `seen` by runs of late, `stale` by runs of long ago, `declared` only, `rows` where the source only
 * decides which rows or groups there are, `through` something that was filtered out, or `plain` where how it is known is
 * not what the graph is about.
 *
 * @public
 */
export type FlowLineStyle =
  | 'seen'
  | 'stale'
  | 'declared'
  | 'rows'
  | 'through'
  | 'plain';

/** Something inside a box that lines may start from or end at: a dataset of a product, a column of a dataset. @public */
export interface FlowRow {
  /** Unique in the whole graph. */
  id: string;
  title: string;
  /** A word at the end of the row: the type of a column. */
  caption?: string;
  /** Steps to the right: 0 for what belongs to the box, 1 for what belongs to the row above that has 0. */
  level: 0 | 1;
  /** Whether what belongs to it is shown; absent where nothing does. */
  open?: boolean;
  /** The row stands for so many that are not shown; choosing it shows them. */
  more?: number;
  /** A row of what is asked about. */
  own?: boolean;
}

/** What lies beyond one side of a box. @public */
export interface FlowSide {
  /** Neighbours on this side that are not in the graph. */
  hidden: number;
  /** Whether a person opened this side, so that it can be folded again. */
  open: boolean;
}

/** A box: a product, a dataset, a job. @public */
export interface FlowBox {
  id: string;
  title: string;
  /** A second line. */
  caption?: string;
  icon?: ReactElement;
  /** Address of its own page. */
  href?: string;
  /** What the graph is about: drawn so that it is found at once. */
  own?: boolean;
  /** It may not be seen: it has a place and no name. */
  closed?: boolean;
  state?: State;
  /** The state in words. Needed with `state`. */
  stateText?: string;
  /** Whether its rows are shown; absent where it can have none. */
  open?: boolean;
  rows: FlowRow[];
  before: FlowSide;
  after: FlowSide;
}

/** An end of a line: a box, or a row of it. @public */
export interface FlowEnd {
  box: string;
  row?: string;
}

/** A line in the direction that data flows. @public */
export interface FlowLine {
  id: string;
  from: FlowEnd;
  to: FlowEnd;
  style: FlowLineStyle;
  /** Everything that is known of it, in words: "Observed in runs, last 2 days ago. Declared in a contract." */
  text: string;
  /** Something is wrong with it: it is drawn as a warning, and the text says what. */
  warning?: boolean;
  /** How many connections it stands for: it is drawn as much thicker. Default 1. */
  weight?: number;
  /** What is written on it: in full, and shorter for where there is little room. Absent for nothing. */
  label?: string[];
}

/** What is drawn. @public */
export interface FlowGraph {
  boxes: FlowBox[];
  lines: FlowLine[];
}
