// SPDX-License-Identifier: Apache-2.0
import {
  type Dependency,
  type LineageNode,
  declarationGap,
} from '@meshwright/lineage';
import type {
  LineageGapAnswer,
  LineageSearchAnswer,
} from '@meshwright/plugin-data-mesh-common';
import type { NodeAccess } from './access/NodeAccess';
import { foundOf } from './foundOf';
import type { LiveGraph, LiveLineage } from './live/LiveGraph';
import type { Caller } from './LineageService';
import { nodesCalled } from './nodesOfEntity';
import type { LineageQuestions } from './requests';

const STANDARD_FOUND = 20;
const STANDARD_GAP = 200;
/** Matches that are looked at for one answer: of a single letter there may be a million. */
const MOST_MATCHES = 2_000;

/** What people rather look for comes first among what answers as well. */
const WEIGHTS = {
  product: -0.6,
  dataset: 0.5,
  exposure: 0.6,
  column: 1,
  job: 1.1,
};

/** How well a node answers to a text: 0 is called so, 1 begins so or has a part that is called so, 2 contains it. */
function rankOf({ name, column, facts }: LineageNode, text: string): number {
  const own = (column ?? name).toLowerCase();
  const title = facts.title?.toLowerCase();
  if (own === text || title === text) return 0;
  const last = own.split(/[./]/).pop()!;
  return last.startsWith(text) || own.startsWith(text) ? 1 : 2;
}

/** Answers what concerns the lineage as a whole: what there is, and where declaration and observation part. @internal */
export class LineageSurvey {
  readonly #access: NodeAccess;
  readonly #live: LiveGraph;

  constructor(options: { access: NodeAccess; live: LiveGraph }) {
    this.#access = options.access;
    this.#live = options.live;
  }

  /** Things whose name, or title, has all words of a text. */
  async search(
    { text, type, limit = STANDARD_FOUND }: LineageQuestions['search'],
    { credentials }: Caller,
  ): Promise<LineageSearchAnswer> {
    const live = await this.#live.get();
    const whole = text.toLowerCase();
    const words = whole.split(/\s+/);
    const found = await live.find(words, { type, most: MOST_MATCHES });
    const matches = found.flatMap(id => live.about(id) ?? []);
    const ranks = new Map(
      matches.map(node => [node, rankOf(node, whole) + WEIGHTS[node.type]]),
    );
    matches.sort(
      (a, b) =>
        ranks.get(a)! - ranks.get(b)! ||
        a.name.length - b.name.length ||
        (a.id < b.id ? -1 : 1),
    );
    const visible = await this.#access.visible(
      matches.map(({ id }) => id),
      live,
      credentials,
    );
    const open = matches.filter(({ id }) => visible.has(id));
    return {
      items: open.slice(0, limit).map(foundOf),
      more: open.length > limit,
    };
  }

  /** What is only declared, and what is only observed. */
  async gap(
    question: LineageQuestions['gap'],
    { credentials }: Caller,
  ): Promise<LineageGapAnswer> {
    const {
      node,
      granularity = 'product',
      at,
      limit = STANDARD_GAP,
    } = question;
    const live = await this.#live.get();
    const found = declarationGap(live.graph, live.about, granularity, { at });
    const about = node === undefined ? undefined : ownIds(node, live);
    const ofNode = (list: Dependency[]) =>
      about
        ? list.filter(({ from, to }) => about.has(from) || about.has(to))
        : list;
    const declaredOnly = ofNode(found.declaredOnly);
    const observedOnly = ofNode(found.observedOnly);
    const ids = [...declaredOnly, ...observedOnly].flatMap(({ from, to }) => [
      from,
      to,
    ]);
    const visible = await this.#access.visible(ids, live, credentials);
    // Of a node that may not be seen nobody learns how much there is.
    if (about && ![...about].some(id => visible.has(id))) {
      return {
        declaredOnly: [],
        observedOnly: [],
        counts: { declaredOnly: 0, observedOnly: 0 },
      };
    }
    const open = (list: Dependency[]) =>
      list
        .filter(({ from, to }) => visible.has(from) && visible.has(to))
        .slice(0, limit)
        .flatMap(({ from, to }) => {
          const [source, target] = [live.about(from), live.about(to)];
          return source && target
            ? [{ from: foundOf(source), to: foundOf(target) }]
            : [];
        });
    return {
      declaredOnly: open(declaredOnly),
      observedOnly: open(observedOnly),
      counts: {
        declaredOnly: declaredOnly.length,
        observedOnly: observedOnly.length,
      },
    };
  }
}

/** A node with what it consists of and belongs to, so that a contract or a product has the gaps of its datasets. */
function ownIds(asked: string, live: LiveLineage): Set<string> {
  const ids = nodesCalled(asked, live);
  const found = new Set(ids);
  for (const id of ids) {
    const product = live.about(id)?.facts.product;
    if (product !== undefined) found.add(product);
    for (const child of live.graph.childrenOf(id)) found.add(child);
  }
  return found;
}
