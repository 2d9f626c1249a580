// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  differenceBetween,
  impactOf,
  originOf,
  parseNodeId,
  walk,
} from '@meshwright/lineage';
import type {
  LineageDifferencesAnswer,
  LineageGraphAnswer,
  LineageGraphEdge,
  LineageHistoryAnswer,
  LineageImpactAnswer,
  LineageImpactsAnswer,
  LineageSourcesAnswer,
} from '@meshwright/plugin-data-mesh-common';
import type { NodeAccess } from './access/NodeAccess';
import { ClosedBoxes } from './ClosedBoxes';
import type { HistoryStore } from './database/HistoryStore';
import { edgeHistory } from './edgeHistory';
import { EvidenceReader } from './EvidenceReader';
import { affectedIn, answerImpact } from './impactAnswer';
import type { LiveGraph, LiveLineage } from './live/LiveGraph';
import { nodesCalled } from './nodesOfEntity';
import type { ImpactsQuestion, LineageQuestions } from './requests';
import type { TroubleReader } from './troubles';

/** @internal */
export interface Caller {
  credentials: BackstageCredentials;
}

const STANDARD_DEPTH = 3;
const STANDARD_LIMIT = 500;
const STANDARD_PAGE = 50;

/** Says of a question about a time of which not all is kept since when it is. */
const kept = ({ keptSince }: LiveLineage, at: number | undefined) =>
  keptSince !== undefined && at !== undefined && at < keptSince
    ? { keptSince: new Date(keptSince).toISOString() }
    : {};

/** What else sources call a dataset that is looked at by itself. */
const otherNamesOf = ([id, ...others]: string[], live: LiveLineage) =>
  others.length > 0
    ? []
    : live.namesOf(id).flatMap(name => {
        const parts = parseNodeId(name);
        return parts ? [{ namespace: parts.namespace, name: parts.name }] : [];
      });

const byEnds = (a: LineageGraphEdge, b: LineageGraphEdge) => {
  const [first, second] = [`${a.from}\n${a.to}`, `${b.from}\n${b.to}`];
  if (first === second) return 0;
  return first < second ? -1 : 1;
};

/** Answers questions to the lineage, each with what its caller may see. @internal */
export class LineageService {
  readonly #access: NodeAccess;
  readonly #evidence: EvidenceReader;
  readonly #history: HistoryStore;
  readonly #live: LiveGraph;

  constructor(options: {
    access: NodeAccess;
    history: HistoryStore;
    live: LiveGraph;
    /** Those who know what is wrong with data. */
    troubles?: readonly TroubleReader[];
  }) {
    this.#access = options.access;
    this.#evidence = new EvidenceReader(options);
    this.#history = options.history;
    this.#live = options.live;
  }

  /** @throws NotFoundError */
  async graph(
    question: LineageQuestions['graph'],
    { credentials }: Caller,
  ): Promise<LineageGraphAnswer> {
    const live = await this.#live.get();
    const {
      node,
      direction,
      granularity,
      depth = STANDARD_DEPTH,
      limit = STANDARD_LIMIT,
      kind,
      at,
      expand = [],
    } = question;
    const start = await this.#start(node, live, credentials);
    // What may not be seen may not be asked for by a guessed id either.
    const own = expand.map(each => ({
      ...each,
      node: live.resolve(each.node),
    }));
    const mayOpen = await this.#access.visible(
      own.map(each => each.node),
      live,
      credentials,
    );
    const found = walk(live.graph, {
      start,
      direction,
      granularity,
      depth,
      limit,
      kinds: kind && [kind],
      at,
      expand: own.filter(each => mayOpen.has(each.node)),
    });
    const ids = found.nodes.map(({ id }) => id);
    const boxes = new ClosedBoxes(
      await this.#access.visible(ids, live, credentials),
    );
    return {
      start: found.start.map(id => boxes.idOf(id)),
      nodes: found.nodes.flatMap(each => {
        const known = live.about(each.id);
        return known ? [boxes.node(each, known)] : [];
      }),
      // The order by their true ids would tell something of closed ones.
      edges: found.edges.map(each => boxes.edge(each)).sort(byEnds),
      beyond: found.beyond,
      ...(depth === 0 && { otherNames: otherNamesOf(start, live) }),
      ...kept(live, at),
    };
  }

  /** @throws NotFoundError */
  async impact(
    { node, change, at }: LineageQuestions['impact'],
    { credentials }: Caller,
  ): Promise<LineageImpactAnswer> {
    const live = await this.#live.get();
    const start = await this.#start(node, live, credentials);
    return this.#impactOf(start, { change, at }, live, credentials);
  }

  /** What happens if all of several things change. Those that are not there, or may not be seen, are named as unknown. */
  async impacts(
    { nodes, change, at }: ImpactsQuestion,
    { credentials }: Caller,
  ): Promise<LineageImpactsAnswer> {
    const live = await this.#live.get();
    const asked = nodes.map(node => ({ node, ids: nodesCalled(node, live) }));
    const visible = await this.#access.visible(
      asked.flatMap(({ ids }) => ids),
      live,
      credentials,
    );
    const seen = (ids: string[]) => ids.filter(id => visible.has(id));
    const start = [...new Set(asked.flatMap(({ ids }) => seen(ids)))];
    return {
      ...(await this.#impactOf(start, { change, at }, live, credentials)),
      start,
      unknown: asked
        .filter(({ ids }) => seen(ids).length === 0)
        .map(({ node }) => node),
    };
  }

  async #impactOf(
    start: string[],
    { change, at }: Pick<LineageQuestions['impact'], 'change' | 'at'>,
    live: LiveLineage,
    credentials: BackstageCredentials,
  ): Promise<LineageImpactAnswer> {
    const found = impactOf(live.graph, live.about, start, { change, at });
    const visible = await this.#access.visible(
      affectedIn(found),
      live,
      credentials,
    );
    return { ...answerImpact(found, visible, live), ...kept(live, at) };
  }

  /** @throws NotFoundError */
  async sources(
    { node, at }: LineageQuestions['sources'],
    { credentials }: Caller,
  ): Promise<LineageSourcesAnswer> {
    const live = await this.#live.get();
    const [id] = await this.#start(node, live, credentials);
    const evidence = await this.#evidence.above(id, live);
    const { sources, suspects } = originOf(live.graph, live.about, id, {
      at,
      ...evidence,
    });
    const ids = [...sources, ...suspects].map(each => each.id);
    const visible = await this.#access.visible(ids, live, credentials);
    const open = <T extends { id: string }>(list: T[]) =>
      list
        .filter(each => visible.has(each.id))
        .map(each => ({ ...each, name: live.about(each.id)?.name ?? each.id }));
    return {
      sources: open(sources),
      suspects: open(suspects),
      closed: new Set(ids.filter(each => !visible.has(each))).size,
      ...kept(live, at),
    };
  }

  async differences(
    {
      before,
      after,
      granularity,
      limit = STANDARD_LIMIT,
    }: LineageQuestions['differences'],
    { credentials }: Caller,
  ): Promise<LineageDifferencesAnswer> {
    const live = await this.#live.get();
    const found = differenceBetween(live.graph, before, after, {
      granularity,
      limit,
    });
    const ids = [...found.added, ...found.removed].flatMap(({ from, to }) => [
      from,
      to,
    ]);
    const visible = await this.#access.visible(ids, live, credentials);
    const boxes = new ClosedBoxes(visible);
    const open = (list: typeof found.added) =>
      list
        .filter(({ from, to }) => visible.has(from) && visible.has(to))
        .map(each => boxes.edge(each));
    return {
      added: open(found.added),
      removed: open(found.removed),
      counts: found.counts,
      ...kept(live, Math.min(before, after)),
    };
  }

  /** @throws NotFoundError */
  async history(
    { node, offset = 0, limit = STANDARD_PAGE }: LineageQuestions['history'],
    { credentials }: Caller,
  ): Promise<LineageHistoryAnswer> {
    const live = await this.#live.get();
    const [id] = await this.#start(node, live, credentials);
    if (live.about(id)?.type === 'job') {
      return this.#history.runs(id, { offset, limit });
    }
    const edges = live.graph.edgesOf(id);
    const ids = edges.flatMap(({ from, to }) => [from, to]);
    const visible = await this.#access.visible(ids, live, credentials);
    return edgeHistory(edges, new ClosedBoxes(visible), { offset, limit });
  }

  /** What a question starts from; something that may not be seen is like something that is not there. */
  async #start(
    asked: string,
    live: LiveLineage,
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    const ids = nodesCalled(asked, live);
    const visible = await this.#access.visible(ids, live, credentials);
    const found = ids.filter(id => visible.has(id));
    if (found.length === 0) {
      throw new NotFoundError(
        `There is no lineage of '${asked}', or you may not see it.`,
      );
    }
    return found;
  }
}
