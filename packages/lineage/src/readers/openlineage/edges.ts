// SPDX-License-Identifier: Apache-2.0
import {
  type RawNode,
  columnOf,
  dataset,
  job as jobNode,
  rawKey,
} from '../../build/LineageBuilder';
import type { EdgeKind } from '../../model';
import { type Values, record, records, text } from '../values';
import { strongestBetweenDatasets } from '../wholes';
import type { MergedRun, RunDataset } from './runs';

/** An edge that one run shows. @internal */
export interface RunEdge {
  from: RawNode;
  to: RawNode;
  kind: EdgeKind;
  transformations: string[];
}

/** Edges of one run: each once, with all that happens on it. */
class EdgeSet {
  private readonly edges = new Map<string, RunEdge>();

  add(
    from: RawNode,
    to: RawNode,
    kind: EdgeKind,
    transformations: string[] = [],
  ): void {
    const key = `${rawKey(from)}\u0001${rawKey(to)}\u0001${kind}`;
    const known = this.edges.get(key);
    if (!known) this.edges.set(key, { from, to, kind, transformations });
    else {
      known.transformations = [
        ...new Set([...known.transformations, ...transformations]),
      ];
    }
  }

  /** Adds an edge for each way in which transformations say that the source matters; without any it is direct. */
  addAll(from: RawNode, to: RawNode, transformations: Values[]): void {
    if (transformations.length === 0) this.add(from, to, 'direct');
    for (const each of transformations) {
      const indirect = text(each.type)?.toUpperCase() === 'INDIRECT';
      const subtype = text(each.subtype)?.toUpperCase();
      this.add(from, to, indirect ? 'indirect' : 'direct', [
        ...(subtype ? [subtype] : []),
        ...(each.masking === true ? ['MASKING'] : []),
      ]);
    }
  }

  list(): RunEdge[] {
    return [...this.edges.values()];
  }
}

/** What an entry of a `lineage` facet names as a source; a job without a name is the event's own. */
function lineageSource(
  input: Values,
  own: RawNode | undefined,
): RawNode | undefined {
  const namespace = text(input.namespace);
  const name = text(input.name);
  if (text(input.type)?.toUpperCase() === 'JOB') {
    return namespace && name ? jobNode({ namespace, name }) : own;
  }
  if (!namespace || !name) return undefined;
  const field = text(input.field);
  return field === undefined
    ? dataset({ namespace, name })
    : columnOf({ namespace, name }, field);
}

const ownerOf = (node: RawNode) =>
  node.type === 'column' ? dataset(node) : node;

/** The edges of one target of a `lineage` facet: to the whole, and to its fields. */
function addEntry(
  edges: EdgeSet,
  target: RawNode,
  entry: Values,
  own: RawNode | undefined,
): void {
  const connect = (input: Values, to: RawNode) => {
    const from = lineageSource(input, own);
    if (!from) return;
    const transformations = records(input.transformations);
    edges.addAll(from, to, transformations);
    // A dependency of a part is one of the whole as well.
    const [wholeFrom, wholeTo] = [ownerOf(from), ownerOf(to)];
    if (
      (wholeFrom !== from || wholeTo !== to) &&
      rawKey(wholeFrom) !== rawKey(wholeTo)
    ) {
      edges.addAll(wholeFrom, wholeTo, transformations);
    }
  };
  for (const input of records(entry.inputs)) connect(input, target);
  if (target.type !== 'dataset') return;
  for (const [field, { inputs }] of Object.entries(record(entry.fields)).map(
    ([name, value]) => [name, record(value)] as const,
  )) {
    for (const input of records(inputs))
      connect(input, columnOf(target, field));
  }
}

/** The edges of a `columnLineage` facet, in its present and its earlier form; false where it says nothing. */
function addColumnLineage(
  edges: EdgeSet,
  target: RawNode,
  facet: Values | undefined,
): boolean {
  let any = false;
  const connect = (input: Values, to: RawNode, earlier: Values = {}) => {
    const namespace = text(input.namespace);
    const name = text(input.name);
    const field = text(input.field);
    if (!namespace || !name || !field) return;
    any = true;
    const from = columnOf({ namespace, name }, field);
    // Version 1.0 of the facet has one word for the whole field: IDENTITY or MASKED.
    const word = text(earlier.transformationType);
    const transformations = records(input.transformations);
    const said =
      transformations.length === 0 && word
        ? [
            {
              type: 'DIRECT',
              subtype: word === 'MASKED' ? 'TRANSFORMATION' : word,
              masking: word === 'MASKED',
            },
          ]
        : transformations;
    edges.addAll(from, to, said);
    const whole = dataset(from);
    if (rawKey(whole) !== rawKey(dataset(target))) {
      edges.addAll(whole, dataset(target), said);
    }
  };
  for (const [name, value] of Object.entries(record(facet?.fields))) {
    const entry = record(value);
    for (const input of records(entry.inputFields)) {
      connect(input, columnOf(target, name), entry);
    }
  }
  for (const input of records(facet?.dataset)) connect(input, target);
  return any;
}

/** Targets that the job's `lineage` facet speaks of; undefined where there is no such facet. */
function addJobLineage(
  edges: EdgeSet,
  run: MergedRun,
  own: RawNode | undefined,
): Set<string> | undefined {
  const facet = run.jobFacets.get('lineage');
  if (!facet) return undefined;
  const targets = new Set<string>();
  for (const entry of records(facet.entries)) {
    const namespace = text(entry.namespace);
    const name = text(entry.name);
    const named = namespace && name ? { namespace, name } : undefined;
    if (text(entry.type)?.toUpperCase() === 'JOB') {
      const target = named ? jobNode(named) : own;
      if (target) addEntry(edges, target, entry, own);
    } else if (named) {
      const target = dataset(named);
      targets.add(rawKey(target));
      addEntry(edges, target, entry, own);
    }
  }
  return targets;
}

/**
 * The edges that a run shows: between its job and its datasets, and between datasets and columns. What is said most
 * exactly counts: the `lineage` facet before `columnLineage`, and that before every input for every output.
 *
 * @returns also the outputs of which only the inputs are known
 * @internal
 */
export function edgesOfRun(run: MergedRun): {
  edges: RunEdge[];
  open: RunDataset[];
} {
  const edges = new EdgeSet();
  const own = run.job && jobNode(run.job);
  const inputs = [...run.inputs.values()];
  if (own) {
    for (const input of inputs) edges.add(dataset(input), own, 'direct');
    for (const output of run.outputs.values()) {
      edges.add(own, dataset(output), 'direct');
    }
    for (const [member, downstream] of [
      ['upstream', false],
      ['downstream', true],
    ] as const) {
      for (const each of records(
        run.runFacets.get('jobDependencies')?.[member],
      )) {
        const other = record(each.job);
        const namespace = text(other.namespace);
        const name = text(other.name);
        if (!namespace || !name) continue;
        const node = jobNode({ namespace, name });
        edges.add(downstream ? own : node, downstream ? node : own, 'indirect');
      }
    }
  }
  const spoken = addJobLineage(edges, run, own);
  const open: RunDataset[] = [];
  for (const each of [...run.outputs.values(), ...run.datasets.values()]) {
    const target = dataset(each);
    const facet = each.facets.get('lineage');
    if (facet) addEntry(edges, target, facet, own);
    if (facet || spoken?.has(rawKey(target))) continue;
    if (addColumnLineage(edges, target, each.facets.get('columnLineage'))) {
      continue;
    }
    if (spoken || run.datasets.has(`${each.namespace}\u0000${each.name}`)) {
      continue;
    }
    open.push(each);
    for (const input of inputs) {
      const from = dataset(input);
      if (rawKey(from) !== rawKey(target)) edges.add(from, target, 'direct');
    }
  }
  // An input may carry what is known of its own origin.
  for (const input of inputs) {
    const facet = input.facets.get('lineage');
    if (facet) addEntry(edges, dataset(input), facet, own);
  }
  return { edges: strongestBetweenDatasets(edges.list()), open };
}
