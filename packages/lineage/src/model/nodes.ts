// SPDX-License-Identifier: Apache-2.0

/**
 * What a node of the lineage stands for. `exposure` is what people see at the end: a dashboard, a notebook, a
 * model in production, an application (dbt calls them exposures).
 *
 * @public
 */
export type NodeType = 'product' | 'job' | 'dataset' | 'column' | 'exposure';

/** A contract that describes a dataset. @public */
export interface ContractRef {
  id: string;
  version?: string;
  name?: string;
  /** File it was read from, as the caller named it. */
  file?: string;
}

/** What the sources say about a node beside its place in the graph. Absent where no source says it. @public */
export interface NodeFacts {
  /** What people call it, where that is another word than its name. */
  title?: string;
  description?: string;
  /** Owners as written: a team, a user, an e-mail address. */
  owners?: string[];
  tags?: string[];
  /** `public`, `internal`, `confidential`, `restricted`, or as written. */
  classification?: string;
  domain?: string;
  /** Id of the product node that provides the dataset. */
  product?: string;
  /** Contracts that describe the dataset. */
  contracts?: ContractRef[];
  /** Type of a column, as its source writes it. */
  dataType?: string;
  /**
   * How it is computed, as digests of what the sources say: of a column its expression, of a dataset the rest of the query
   * that makes it. What is computed otherwise than before may have other values.
   */
  wording?: string;
  /** Position of a column, from 1. */
  position?: number;
  /** `TABLE`, `VIEW`, `TOPIC`, …: what kind of dataset it is. */
  datasetType?: string;
  /** Format or technology of the storage: `parquet`, `delta`, `iceberg`, … */
  storage?: string;
  /** Version of the dataset that was seen last. */
  version?: string;
  /** `dev`, `prod`, …, where the source names it. */
  environment?: string;
  /** What runs the job: `SPARK`, `AIRFLOW`, `DBT`, … */
  integration?: string;
  /** `QUERY`, `TASK`, `DAG`, `MODEL`, `dashboard`, … */
  kind?: string;
  /** Id of the job that started this one. */
  parent?: string;
  /** Where the code or the dashboard is. Never followed. */
  url?: string;
  /** How the last run that was seen ended. */
  lastState?: RunState;
  /** Time of that run, ISO 8601 in UTC. */
  lastRun?: string;
  /** When the dataset was dropped, ISO 8601 in UTC. */
  dropped?: string;
}

/** How a run ended; `running` when no end was seen. @public */
export type RunState = 'running' | 'complete' | 'failed' | 'aborted' | 'other';

/** A node of the lineage. @public */
export interface LineageNode {
  /** See {@link nodeId}. */
  id: string;
  type: NodeType;
  /** Namespace by the OpenLineage naming rules; of a column, that of its dataset. */
  namespace: string;
  /** Name in the namespace; of a column, `dataset.column`. */
  name: string;
  /** Of a column: the id of its dataset. */
  dataset?: string;
  /** Of a column: its name without the dataset. */
  column?: string;
  facts: NodeFacts;
}

const escape = (part: string) =>
  // Hardly any has one, and looking for two characters is faster than a pattern.
  !part.includes('#') && !part.includes('%')
    ? part
    : part.replace(/[%#]/g, mark => (mark === '%' ? '%25' : '%23'));

/**
 * The id of a node: `type:namespace#name`, for a column `column:namespace#dataset#column`. `%` and `#` inside the
 * namespace and the dataset's name are percent-encoded, so that no two nodes share an id.
 *
 * @param column - name of the column, for a node of type `column`
 * @public
 */
export function nodeId(
  type: NodeType,
  namespace: string,
  name: string,
  column?: string,
): string {
  return column === undefined
    ? `${type}:${escape(namespace)}#${escape(name)}`
    : `${type}:${escape(namespace)}#${escape(name)}#${escape(column)}`;
}

const unescape = (part: string) =>
  part.replace(/%2[53]/g, code => (code === '%25' ? '%' : '#'));

/**
 * The parts of an id that {@link nodeId} made.
 *
 * @returns undefined for a text that is no id of a node
 * @public
 */
export function parseNodeId(
  id: string,
):
  | { type: NodeType; namespace: string; name: string; column?: string }
  | undefined {
  const match = /^(product|job|dataset|column|exposure):(.*)$/s.exec(id);
  if (!match) return undefined;
  const type = match[1] as NodeType;
  const parts = match[2].split('#').map(unescape);
  if (parts.length !== (type === 'column' ? 3 : 2)) return undefined;
  const [namespace, name, column] = parts;
  return column === undefined
    ? { type, namespace, name }
    : { type, namespace, name, column };
}
