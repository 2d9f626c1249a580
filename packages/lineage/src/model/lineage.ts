// SPDX-License-Identifier: Apache-2.0
import type { LineageNode } from './nodes';

/**
 * How one thing depends on another: `direct` when its value comes from there, `indirect` when it only decides which
 * rows or groups there are (filter, join, group, sort, window, condition).
 *
 * @public
 */
export type EdgeKind = 'direct' | 'indirect';

/** Who says that an edge exists. @public */
export type EdgeSource = 'openlineage' | 'dbt' | 'contract' | 'sql';

/** An edge in the direction that data flows. @public */
export interface LineageEdge {
  /** Id of the node that data comes from. */
  from: string;
  /** Id of the node that data goes to. */
  to: string;
  kind: EdgeKind;
  source: EdgeSource;
  /** What happens on the way: `IDENTITY`, `AGGREGATION`, `FILTER`, … as OpenLineage names them. In order. */
  transformations?: string[];
  /** Ids of the jobs that do it. In order. */
  jobs?: string[];
  /**
   * When the edge was there, as times in milliseconds since 1970: from the first run that showed it until the run
   * that did not any more. No end: it still is. Absent: the source gives no time, so it is always there.
   */
  spans?: Array<{ from: number; to?: number }>;
  /** When a run showed it last, in milliseconds since 1970. */
  lastSeen?: number;
}

/** Something that a reader has to say about a file. @public */
export interface LineageFinding {
  severity: 'error' | 'warning' | 'info';
  /** The file as the caller named it. */
  file: string;
  /** Where in the document, as a JSON Pointer (RFC 6901); in NDJSON the first part is the index of the event. */
  path: string;
  /** What is wrong and what to do about it, in plain words. */
  message: string;
  /** Line of the text, from 1, where it is known. */
  line?: number;
}

/** The result of a check on data, as lineage events and dbt results carry it. @public */
export interface ObservedCheck {
  /** Id of the dataset. */
  dataset: string;
  column?: string;
  name: string;
  status: 'pass' | 'warn' | 'fail' | 'error' | 'skipped';
  severity?: 'error' | 'warn';
  /** ISO 8601 in UTC. */
  at?: string;
  tool: string;
  expected?: string;
  actual?: string;
  message?: string;
}

/** Everything that the sources say, with one identity for each thing. @public */
export interface Lineage {
  /** In order of type and id. */
  nodes: LineageNode[];
  /** In order of from, to, kind and source. */
  edges: LineageEdge[];
  /** In the order of the files. */
  findings: LineageFinding[];
  checks: ObservedCheck[];
  /** Other names of nodes, by the id that such a name would have. */
  aliases: Map<string, string>;
}
