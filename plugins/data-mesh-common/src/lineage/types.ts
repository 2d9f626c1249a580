// SPDX-License-Identifier: Apache-2.0

/** @public */
export type LineageDirection = 'up' | 'down' | 'both';

/** How closely lineage is looked at. @public */
export type LineageGranularity = 'product' | 'job' | 'dataset' | 'column';

/** What a node of the lineage is. @public */
export type LineageNodeType =
  | 'product'
  | 'job'
  | 'dataset'
  | 'column'
  | 'exposure';

/**
 * A node as the backend shows it. A closed one stands for something that the caller may not see: it has a place in the
 * graph, and no name. Its id means nothing outside the answer.
 *
 * @public
 */
export interface LineageGraphNode {
  id: string;
  type: LineageNodeType;
  closed?: true;
  namespace?: string;
  name?: string;
  /** Of a column: the id of its dataset. */
  dataset?: string;
  /** Of a column: its name without the dataset. */
  column?: string;
  /** What is known of it: owners, tags, classification, contracts, how its last run ended, … */
  facts?: LineageNodeFacts;
  /** Steps up from the start; absent for what is not above it. */
  up?: number;
  /** Steps down from the start; absent for what is not below it. */
  down?: number;
  /** Neighbours above that are not in the answer. */
  hiddenUp: number;
  /** Neighbours below that are not in the answer. */
  hiddenDown: number;
}

/** Facts of a node; absent where nobody says them. @public */
export interface LineageNodeFacts {
  /** What people call it, where that is another word than its name. */
  title?: string;
  description?: string;
  owners?: string[];
  tags?: string[];
  classification?: string;
  domain?: string;
  /** Id of the product node that provides the dataset. */
  product?: string;
  contracts?: Array<{
    id: string;
    version?: string;
    name?: string;
    /** Ref of the API entity of the contract, where it is one of the catalog. */
    file?: string;
  }>;
  dataType?: string;
  position?: number;
  datasetType?: string;
  storage?: string;
  version?: string;
  environment?: string;
  integration?: string;
  kind?: string;
  /** Id of the job that started this one. */
  parent?: string;
  url?: string;
  lastState?: 'running' | 'complete' | 'failed' | 'aborted' | 'other';
  /** ISO 8601 in UTC. */
  lastRun?: string;
  dropped?: string;
}

/** An edge in the direction that data flows. @public */
export interface LineageGraphEdge {
  from: string;
  to: string;
  /** `indirect` where the source only decides on rows, groups or order. */
  kind: 'direct' | 'indirect';
  /** Who says so; `contract` is declared, the others are observed. */
  source: 'openlineage' | 'dbt' | 'contract' | 'sql';
  /** When a run showed it last, ISO 8601 in UTC. */
  lastSeen?: string;
}

/** @public */
export interface LineageGraphQuery {
  /** Id of a node, or a ref of a data product or a contract in the catalog. */
  node: string;
  /** Default `both`. */
  direction?: LineageDirection;
  /** Default `dataset`. */
  granularity?: LineageGranularity;
  /** Steps from the start, 50 at most. Default 3. */
  depth?: number;
  /** Nodes, 10,000 at most. Default 500. */
  limit?: number;
  /** Only direct or only indirect edges. */
  kind?: 'direct' | 'indirect';
  /** A day (its end, in UTC) or a time in ISO 8601. Default: now. */
  at?: string;
  /**
   * Nodes whose neighbours on one side are in the answer as well, whatever depth and limit say; 200 at most. Taken in
   * order, so that one may open what another brought.
   */
  expand?: LineageExpansion[];
}

/** One step further from one node. @public */
export interface LineageExpansion {
  node: string;
  side: 'up' | 'down';
}

/** @public */
export interface LineageGraphAnswer {
  start: string[];
  /** By distance. */
  nodes: LineageGraphNode[];
  edges: LineageGraphEdge[];
  /** Nodes that depth and limit left out. Exact. */
  beyond: { up: number; down: number; total: number };
  /** What else sources call the one node that was asked for; with a depth of 0 only. */
  otherNames?: Array<{ namespace: string; name: string }>;
  /**
   * Present where the question is about a time before it (ISO 8601): what had ended before is forgotten, and missing
   * here.
   */
  keptSince?: string;
}

/** How something depends on what changes. @public */
export type LineageImpactLevel = 'direct' | 'indirect' | 'possible';

/** @public */
export interface LineageAffected {
  id: string;
  name: string;
  level: LineageImpactLevel;
  steps: number;
}

/** What a change would do. @public */
export interface LineageImpactAnswer {
  change: 'drop' | 'type' | 'late' | 'values';
  verdict: 'breaking' | 'risky' | 'none';
  columns: LineageAffected[];
  datasets: LineageAffected[];
  products: LineageAffected[];
  jobs: LineageAffected[];
  exposures: LineageAffected[];
  contracts: Array<{
    id: string;
    version?: string;
    name?: string;
    file?: string;
    dataset: string;
    level: LineageImpactLevel;
    columns: string[];
  }>;
  people: Array<{ owner: string; owns: string[] }>;
  /** Affected things that the caller may not see, by kind. */
  closed: {
    columns: number;
    datasets: number;
    products: number;
    jobs: number;
    exposures: number;
  };
  /**
   * Present where the question is about a time before it (ISO 8601): what had ended before is forgotten, and missing
   * here.
   */
  keptSince?: string;
}

/** What a change of several things together would do. @public */
export interface LineageImpactsAnswer extends LineageImpactAnswer {
  /** Ids of what changes, as far as it is known. */
  start: string[];
  /** What was asked for and is not there, or may not be seen. */
  unknown: string[];
}

/** Something that may have made a value wrong. @public */
export interface LineageSuspect {
  /** Id of a column, a dataset or a job. */
  id: string;
  name: string;
  /** Steps up from the value. */
  steps: number;
  /** Why it is suspect, in plain words. */
  reason: string;
  evidence: Array<{
    kind: 'check' | 'incident' | 'run';
    /** Name of the check, title of the incident, state of the run. */
    name: string;
    /** Number of the incident. */
    incident?: string;
    /** How a check ended. */
    status?: 'pass' | 'warn' | 'fail' | 'error' | 'skipped';
    column?: string;
    /** ISO 8601 in UTC: when it was measured, opened or run. */
    at?: string;
    /** What told of it. */
    tool?: string;
  }>;
}

/** Where a value comes from. @public */
export interface LineageSourcesAnswer {
  /** What nothing is known above of, nearest first. */
  sources: Array<{ id: string; name: string; steps: number }>;
  /**
   * What on the way may have made the value wrong: first what checks and open incidents speak against, then jobs whose last
   * run went wrong; of these the nearest first.
   */
  suspects: LineageSuspect[];
  /** Things on the way that the caller may not see. */
  closed: number;
  /**
   * Present where the question is about a time before it (ISO 8601): what had ended before is forgotten, and missing
   * here.
   */
  keptSince?: string;
}

/** @public */
export interface LineageDifferencesAnswer {
  /** Edges that were not there at the first time. Ends that the caller may not see are left out of the lists. */
  added: LineageGraphEdge[];
  removed: LineageGraphEdge[];
  /** All of them, with those that the lists do not hold. */
  counts: { added: number; removed: number };
  /**
   * Present where the question is about a time before it (ISO 8601): what had ended before is forgotten, and missing
   * here.
   */
  keptSince?: string;
}

/** Something that a search found. @public */
export interface LineageFound {
  id: string;
  type: LineageNodeType;
  namespace: string;
  name: string;
  facts?: Pick<LineageNodeFacts, 'title' | 'domain' | 'product'>;
}

/** @public */
export interface LineageSearchAnswer {
  /** Best first: what is called so, then what begins so, then the rest. */
  items: LineageFound[];
  /** Whether there is more than the list holds. */
  more: boolean;
}

/** Two things of which one feeds the other, by declaration or by observation. @public */
export interface LineageDependency {
  from: LineageFound;
  to: LineageFound;
}

/**
 * What is declared and what happens. Dependencies with an end that the caller may not see are counted, and not listed.
 *
 * @public
 */
export interface LineageGapAnswer {
  /** Declared by a contract or a product, and never seen. */
  declaredOnly: LineageDependency[];
  /** Seen in runs, dbt or SQL, and declared by nobody. */
  observedOnly: LineageDependency[];
  /** All of them, with those that the lists do not hold. */
  counts: { declaredOnly: number; observedOnly: number };
}

/** Something that happened to a node. @public */
export interface LineageHistoryItem {
  /** ISO 8601 in UTC. */
  at: string;
  what: 'run' | 'appeared' | 'ended';
  /** Of a run. */
  runId?: string;
  state?: string;
  /** ISO 8601 in UTC. */
  startedAt?: string;
  /** Of an edge. */
  edge?: LineageGraphEdge;
}

/** @public */
export interface LineageHistoryAnswer {
  /** Newest first. */
  items: LineageHistoryItem[];
  total: number;
}

/** What the backend says of events, as the OpenLineage batch interface has it. @public */
export interface LineageReceipt {
  status: 'success' | 'partial_success';
  summary: { received: number; successful: number; failed: number };
  failed_events: Array<{ index: number; reason: string; retriable: false }>;
}

/** Products that feed no other product and no dashboard, as far as anybody declares or sees it. @public */
export interface LineageUnusedAnswer {
  /** A page, in order of their ids. */
  items: LineageFound[];
  /** All that the caller may see. */
  total: number;
}

/** A step of personal data to where it should not go unnoticed. @public */
export interface LineageCrossing {
  /** Columns. */
  from: LineageFound;
  to: LineageFound;
  /** `classification`: to a lower one, or to none. `domain`: to another one, without a contract. */
  crosses: 'classification' | 'domain';
  /** In plain words. */
  reason: string;
}

/**
 * Where personal data flows. What the caller may not see is counted, and not listed.
 *
 * @public
 */
export interface LineagePersonalDataAnswer {
  /** Columns that are marked as personal data. */
  marked: LineageFound[];
  /** Columns that have it without being marked: they are made from those. */
  unmarked: LineageFound[];
  crossings: LineageCrossing[];
  /** All of them, with those that the lists do not hold. */
  counts: { marked: number; unmarked: number; crossings: number };
  /** Columns that were not looked at, since there are too many. */
  beyond: number;
}
