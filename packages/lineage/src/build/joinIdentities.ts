// SPDX-License-Identifier: Apache-2.0
import {
  type Identifier,
  datasetKey,
  normaliseNamespace,
} from '../identity/normalise';
import { isLoose, looseMatches } from '../identity/loose';
import { UnionFind } from '../identity/unionFind';
import {
  type Lineage,
  type LineageEdge,
  type LineageNode,
  nodeId,
} from '../model';
import {
  type LineageBuilder,
  type NodeEntry,
  type RawNode,
  dataset,
  rawKey,
} from './LineageBuilder';
import { mergeFacts } from './facts';
import { mergeSpans } from './spans';
import { type Work, atOnce, portions } from './turns';

const byText = (a: string, b: string) => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/** Which of the names of a dataset people should read: one that is used, and not one that was renamed away. */
function chooseNames(
  builder: LineageBuilder,
  groups: UnionFind,
): Map<string, Identifier> {
  const renamed = new Set(builder.renames.map(({ from }) => datasetKey(from)));
  for (const { to } of builder.renames) renamed.delete(datasetKey(to));
  // Who has a symlink facet is the dataset; what the facet names is the alias.
  const aliases = new Set(
    builder.symlinks.map(([, other]) => datasetKey(other)),
  );
  const rank = ({ raw, primary }: NodeEntry) => {
    const key = datasetKey(raw);
    if (renamed.has(key)) return 4;
    if (!primary) return 3;
    if (isLoose(raw.namespace)) return 2;
    return aliases.has(key) ? 1 : 0;
  };
  /** The usual spelling comes first. */
  const spelled = ({ raw }: NodeEntry) =>
    datasetKey(raw) === `${raw.namespace}\n${raw.name}` ? 0 : 1;
  const best = new Map<string, NodeEntry>();
  for (const entry of builder.nodes.values()) {
    if (entry.raw.type !== 'dataset') continue;
    const root = groups.find(datasetKey(entry.raw));
    const known = best.get(root);
    const order = known
      ? rank(entry) - rank(known) ||
        spelled(entry) - spelled(known) ||
        byText(entry.raw.namespace, known.raw.namespace) ||
        byText(entry.raw.name, known.raw.name)
      : -1;
    if (order < 0) best.set(root, entry);
  }
  return new Map(
    [...best].map(([root, { raw }]) => [
      root,
      { namespace: normaliseNamespace(raw.namespace), name: raw.name },
    ]),
  );
}

function joinDatasets(builder: LineageBuilder): UnionFind {
  const groups = new UnionFind();
  for (const [a, b] of builder.symlinks) {
    groups.union(datasetKey(a), datasetKey(b));
  }
  for (const { from, to } of builder.renames) {
    groups.union(datasetKey(from), datasetKey(to));
  }
  const datasets = [...builder.nodes.values()]
    .filter(({ raw }) => raw.type === 'dataset')
    .map(({ raw }) => raw);
  for (const [loose, placed] of looseMatches(datasets)) {
    groups.union(datasetKey(loose), datasetKey(placed));
  }
  return groups;
}

/**
 * Makes one lineage of what readers found: one node for one thing, whatever it was called, in an order that does not
 * depend on the order of the sources.
 *
 * @internal
 */
export const joinIdentities = (builder: LineageBuilder): Lineage =>
  atOnce(joining(builder));

/** The same work, which may be interrupted. @internal */
export function* joining(builder: LineageBuilder): Work<Lineage> {
  const pause = portions();
  const groups = joinDatasets(builder);
  yield;
  const names = chooseNames(builder, groups);
  yield;
  /** Spelling of each column, by dataset and lower case: engines disagree on the case of what they did not quote. */
  const spellings = new Map<string, string>();
  const canonical = (raw: RawNode): RawNode => {
    if (raw.type !== 'dataset' && raw.type !== 'column') return raw;
    const root = groups.find(datasetKey(raw));
    const chosen = { ...raw, ...names.get(root) };
    if (raw.column === undefined) return chosen;
    const key = `${root}\u0000${raw.column.toLowerCase()}`;
    return { ...chosen, column: spellings.get(key) ?? raw.column };
  };
  for (const { raw } of builder.nodes.values()) {
    if (pause()) yield;
    if (raw.column === undefined) continue;
    const key = `${groups.find(
      datasetKey(raw),
    )}\u0000${raw.column.toLowerCase()}`;
    const known = spellings.get(key);
    // Lower case sorts last; it is what most people write.
    if (known === undefined || raw.column > known) {
      spellings.set(key, raw.column);
    }
  }

  const ids = new Map<string, string>();
  const nodes = new Map<string, LineageNode>();
  const aliases = new Map<string, string>();
  for (const [key, { raw, facts }] of builder.nodes) {
    if (pause()) yield;
    const { type, namespace, name, column } = canonical(raw);
    const id = nodeId(type, namespace, name, column);
    ids.set(key, id);
    const own = nodeId(raw.type, raw.namespace, raw.name, raw.column);
    if (own !== id) aliases.set(own, id);
    const known = nodes.get(id);
    if (known) mergeFacts(known.facts, facts);
    else {
      nodes.set(id, {
        id,
        type,
        namespace,
        name: column === undefined ? name : `${name}.${column}`,
        ...(column !== undefined && {
          dataset: nodeId('dataset', namespace, name),
          column,
        }),
        facts: { ...facts },
      });
    }
  }

  const edges = new Map<string, LineageEdge & { always: boolean }>();
  for (const entry of builder.edges.values()) {
    if (pause()) yield;
    const from = ids.get(entry.from)!;
    const to = ids.get(entry.to)!;
    const key = `${from}\u0000${to}\u0000${entry.kind}\u0000${entry.source}`;
    const known = edges.get(key);
    const jobs = [...entry.jobs].map(each => ids.get(each)!);
    const edge = known ?? {
      from,
      to,
      kind: entry.kind,
      source: entry.source,
      always: false,
    };
    const words = new Set([
      ...(edge.transformations ?? []),
      ...entry.transformations,
    ]);
    if (words.size > 0) edge.transformations = [...words].sort();
    if (jobs.length > 0) {
      edge.jobs = [...new Set([...(edge.jobs ?? []), ...jobs])].sort();
    }
    edge.always ||= entry.always;
    if (entry.spans.length > 0) {
      edge.spans = mergeSpans([...(edge.spans ?? []), ...entry.spans]);
    }
    if (entry.lastSeen !== undefined) {
      edge.lastSeen = Math.max(edge.lastSeen ?? -Infinity, entry.lastSeen);
    }
    edges.set(key, edge);
  }

  yield;
  const datasetId = (raw: RawNode) => ids.get(rawKey(dataset(raw)));
  return {
    nodes: [...nodes.values()].sort(
      (a, b) => byText(a.type, b.type) || byText(a.id, b.id),
    ),
    edges: [...edges.values()]
      .map(({ always, ...edge }) => {
        if (always) delete edge.spans;
        return edge;
      })
      .sort(
        (a, b) =>
          byText(a.from, b.from) ||
          byText(a.to, b.to) ||
          byText(a.kind, b.kind) ||
          byText(a.source, b.source),
      ),
    findings: builder.findings,
    checks: builder.checks.flatMap(({ dataset: raw, ...check }) => {
      const id = datasetId(raw);
      return id ? [{ ...check, dataset: id }] : [];
    }),
    aliases,
  };
}
