// SPDX-License-Identifier: Apache-2.0
import type { Identifier } from '../identity/normalise';
import type {
  EdgeKind,
  EdgeSource,
  LineageFinding,
  NodeFacts,
  NodeType,
  ObservedCheck,
} from '../model';
import { mergeFacts } from './facts';

/** A node as a source names it, before identities are joined. @internal */
export interface RawNode extends Identifier {
  type: NodeType;
  /** Name of the column, for a node of type `column`. */
  column?: string;
}

/** @internal */
export interface NodeEntry {
  raw: RawNode;
  facts: NodeFacts;
  /** True when a source spoke of it by this name, false while the name is only an alias of another. */
  primary: boolean;
}

/** @internal */
export interface EdgeEntry {
  from: string;
  to: string;
  kind: EdgeKind;
  source: EdgeSource;
  transformations: Set<string>;
  jobs: Set<string>;
  spans: Array<{ from: number; to?: number }>;
  lastSeen?: number;
  /** A source without times says that it exists. */
  always: boolean;
}

/** What is said of an edge beside its ends. @internal */
export interface EdgeDetails {
  kind: EdgeKind;
  source: EdgeSource;
  transformations?: Iterable<string>;
  /** The job that does it. */
  job?: RawNode;
  /** When it was there; always, where nothing is given. */
  span?: { from: number; to?: number };
  lastSeen?: number;
}

/** A check as a reader found it. @internal */
export type RawCheck = Omit<ObservedCheck, 'dataset'> & { dataset: RawNode };

/** The key of a raw node; not an id, which only the joined identity has. @internal */
export const rawKey = ({ type, namespace, name, column }: RawNode): string =>
  `${type}\u0000${namespace}\u0000${name}\u0000${column ?? ''}`;

/** The dataset with this identity. @internal */
export const dataset = ({ namespace, name }: Identifier): RawNode => ({
  type: 'dataset',
  namespace,
  name,
});

/** A column of a dataset. @internal */
export const columnOf = (
  { namespace, name }: Identifier,
  column: string,
): RawNode => ({ type: 'column', namespace, name, column });

/** A job. @internal */
export const job = ({ namespace, name }: Identifier): RawNode => ({
  type: 'job',
  namespace,
  name,
});

/** Takes what readers find, in any order; `joinIdentities` makes one lineage of it. @internal */
export class LineageBuilder {
  readonly nodes = new Map<string, NodeEntry>();
  readonly edges = new Map<string, EdgeEntry>();
  readonly symlinks: Array<[Identifier, Identifier]> = [];
  readonly renames: Array<{ from: Identifier; to: Identifier }> = [];
  readonly findings: LineageFinding[] = [];
  readonly checks: RawCheck[] = [];

  /** Adds a node, or what one more source knows of it; what was said before stays where both say something. */
  node(raw: RawNode, facts: NodeFacts = {}): RawNode {
    const key = rawKey(raw);
    const known = this.nodes.get(key);
    if (known) {
      known.primary = true;
      mergeFacts(known.facts, facts);
    } else {
      this.nodes.set(key, { raw, facts: { ...facts }, primary: true });
    }
    if (raw.type === 'column') {
      const owner = dataset(raw);
      if (!this.nodes.has(rawKey(owner))) this.node(owner);
    }
    return raw;
  }

  /** Adds an edge, and its ends where they are new. */
  edge(from: RawNode, to: RawNode, details: EdgeDetails): void {
    this.node(from);
    this.node(to);
    const { kind, source, span, lastSeen } = details;
    const [fromKey, toKey] = [rawKey(from), rawKey(to)];
    const key = `${fromKey}\u0001${toKey}\u0001${kind}\u0001${source}`;
    let entry = this.edges.get(key);
    if (!entry) {
      entry = {
        from: fromKey,
        to: toKey,
        kind,
        source,
        transformations: new Set(),
        jobs: new Set(),
        spans: [],
        always: false,
      };
      this.edges.set(key, entry);
    }
    for (const one of details.transformations ?? []) {
      entry.transformations.add(one);
    }
    if (details.job) {
      this.node(details.job);
      entry.jobs.add(rawKey(details.job));
    }
    if (span) entry.spans.push({ ...span });
    else entry.always = true;
    if (lastSeen !== undefined) {
      entry.lastSeen = Math.max(entry.lastSeen ?? -Infinity, lastSeen);
    }
  }

  /** Says that two names stand for the same dataset; `name` is the one the source itself uses. */
  symlink(name: Identifier, other: Identifier): void {
    this.symlinks.push([name, other]);
    const key = rawKey(dataset(other));
    if (!this.nodes.has(key)) {
      this.nodes.set(key, { raw: dataset(other), facts: {}, primary: false });
    }
  }

  /** Says that a dataset has another name from now on. */
  rename(from: Identifier, to: Identifier): void {
    this.renames.push({ from, to });
    const key = rawKey(dataset(from));
    if (!this.nodes.has(key)) {
      this.nodes.set(key, { raw: dataset(from), facts: {}, primary: false });
    }
  }

  finding(finding: LineageFinding): void {
    this.findings.push(finding);
  }
}
