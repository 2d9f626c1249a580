// SPDX-License-Identifier: Apache-2.0
import type { LineageGraph } from '../graph/LineageGraph';
import { walk } from '../graph/walk';
import type { ObservedCheck } from '../model';
import type { AboutNode } from './about';

/** Trouble with data that people or machines know of. @public */
export interface OpenIncident {
  /** What people call it by. */
  id: string;
  title: string;
  /** Id of the dataset it is about. */
  dataset: string;
  column?: string;
  /** ISO 8601 in UTC. */
  at?: string;
}

/** What speaks against a suspect. @public */
export interface SuspectEvidence {
  kind: 'check' | 'incident' | 'run';
  /** Name of the check, title of the incident, state of the run. */
  name: string;
  /** Id of the incident. */
  incident?: string;
  /** How a check ended. */
  status?: ObservedCheck['status'];
  /** Name of the column that it is about. */
  column?: string;
  /** ISO 8601 in UTC. */
  at?: string;
  /** What told of it: `dbt`, `soda`, … */
  tool?: string;
}

/** Something on the way to a value that may have made it wrong. @public */
export interface Suspect {
  /** Id of a column, a dataset or a job. */
  id: string;
  /** Steps up from the value. */
  steps: number;
  /** Why it is suspect, in plain words. */
  reason: string;
  evidence: SuspectEvidence[];
}

/** What is asked, and what is known to be wrong. @internal */
export interface Suspicion {
  /** Of a column or a dataset. */
  id: string;
  checks: readonly ObservedCheck[];
  incidents: readonly OpenIncident[];
  at?: number;
}

/** How much speaks against something: that the value is made from it, that it decides on its rows, that it ran badly. */
type Weight = 0 | 1 | 2;

const bad: ReadonlySet<ObservedCheck['status']> = new Set(['fail', 'error']);

/**
 * Jobs and datasets above a dataset. Some events name what columns are made from and not what their job reads, so that
 * only the way from dataset to dataset leads on.
 */
function aboveOf(graph: LineageGraph, start: string, at: number | undefined) {
  const found = new Map<string, number>();
  for (const granularity of ['job', 'dataset'] as const) {
    const { nodes } = walk(graph, {
      start: [start],
      granularity,
      direction: 'up',
      at,
    });
    for (const { id, up = 0 } of nodes) {
      if (!found.has(id)) found.set(id, up);
    }
  }
  return found;
}

/** Columns above a column: those that its values are made from, and those that decide on rows, groups or order too. */
function columnsAbove(
  graph: LineageGraph,
  id: string,
  at: number | undefined,
): Map<string, Weight> {
  const weights = new Map<string, Weight>();
  for (const [kinds, weight] of [
    [['direct'], 0],
    [undefined, 1],
  ] as const) {
    const { nodes } = walk(graph, {
      start: [id],
      granularity: 'column',
      direction: 'up',
      kinds,
      at,
    });
    for (const node of nodes) {
      if (!weights.has(node.id)) weights.set(node.id, weight);
    }
  }
  return weights;
}

const wordsOf = (evidence: readonly SuspectEvidence[]): string => {
  const of = (kind: SuspectEvidence['kind']) =>
    evidence.filter(each => each.kind === kind);
  const names = (list: SuspectEvidence[]) =>
    [...new Set(list.map(({ name }) => name))].sort().join(', ');
  const sentences = [
    ...of('incident').map(
      ({ incident, name }) => `Incident ${incident} is open: ${name}.`,
    ),
    ...(of('check').length > 0
      ? [`Checks failed: ${names(of('check'))}.`]
      : []),
    ...of('run').map(
      ({ name, at }) =>
        `Its last run ${name === 'failed' ? 'failed' : 'was aborted'}${
          at ? ` on ${at}` : ''
        }.`,
    ),
  ];
  return sentences.join(' ');
};

/** Evidence by what it is against. */
class Suspects {
  readonly #found = new Map<
    string,
    { steps: number; weight: Weight; evidence: SuspectEvidence[] }
  >();

  add(id: string, steps: number, weight: Weight, evidence: SuspectEvidence) {
    const known = this.#found.get(id);
    if (!known) this.#found.set(id, { steps, weight, evidence: [evidence] });
    else {
      known.evidence.push(evidence);
      if (weight < known.weight) known.weight = weight;
    }
  }

  list(): Suspect[] {
    return [...this.#found]
      .sort(
        ([a, one], [b, other]) =>
          one.weight - other.weight ||
          one.steps - other.steps ||
          (a < b ? -1 : 1),
      )
      .map(([id, { steps, evidence }]) => ({
        id,
        steps,
        reason: wordsOf(evidence),
        evidence,
      }));
  }
}

/**
 * What on the way to a value may have made it wrong. First what is known to be wrong: for a column, columns that it is made
 * from, then what decides on its rows, and datasets of which no check says which column; last jobs whose run went wrong.
 *
 * @internal
 */
export function suspectsOf(
  graph: LineageGraph,
  about: AboutNode,
  { id, checks, incidents, at }: Suspicion,
): Suspect[] {
  const isColumn = about(id)?.type === 'column';
  const above = aboveOf(graph, about(id)?.dataset ?? id, at);
  const columns = isColumn
    ? columnsAbove(graph, id, at)
    : new Map<string, Weight>();
  const followed = new Set(
    [...columns.keys()].flatMap(column => about(column)?.dataset ?? []),
  );
  const found = new Suspects();
  const columnsOf = new Map<string, Map<string, string>>();
  const columnOf = (dataset: string, name: string) => {
    let own = columnsOf.get(dataset);
    if (!own) {
      own = new Map();
      columnsOf.set(dataset, own);
      for (const child of graph.childrenOf(dataset)) {
        const column = about(child)?.column;
        if (column !== undefined) own.set(column.toLowerCase(), child);
      }
    }
    return own.get(name.toLowerCase());
  };
  const accuse = (dataset: string, evidence: SuspectEvidence) => {
    const steps = above.get(dataset);
    if (steps === undefined) return;
    const own = evidence.column && columnOf(dataset, evidence.column);
    if (!isColumn || !own) {
      found.add(own ?? dataset, steps, isColumn ? 1 : 0, evidence);
      return;
    }
    const weight = columns.get(own);
    // Of a dataset whose columns are followed, the others have nothing to do with the value.
    if (weight !== undefined) found.add(own, steps, weight, evidence);
    else if (!followed.has(dataset)) found.add(own, steps, 1, evidence);
  };
  for (const { dataset, name, status, column, at: day, tool } of checks) {
    if (!bad.has(status)) continue;
    accuse(dataset, {
      kind: 'check',
      name,
      status,
      ...(column !== undefined && { column }),
      ...(day !== undefined && { at: day }),
      ...(tool && { tool }),
    });
  }
  for (const { id: incident, title, dataset, column, at: day } of incidents) {
    accuse(dataset, {
      kind: 'incident',
      name: title,
      incident,
      ...(column !== undefined && { column }),
      ...(day !== undefined && { at: day }),
    });
  }
  for (const [each, steps] of above) {
    const { lastState, lastRun } = about(each)?.facts ?? {};
    if (lastState === 'failed' || lastState === 'aborted') {
      found.add(each, steps, 2, {
        kind: 'run',
        name: lastState,
        ...(lastRun !== undefined && { at: lastRun }),
      });
    }
  }
  return found.list();
}
