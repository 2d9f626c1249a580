// SPDX-License-Identifier: Apache-2.0
import {
  type LineageNode,
  personalDataFlow,
  productsWithoutConsumers,
} from '@meshwright/lineage';
import type {
  LineageFound,
  LineagePersonalDataAnswer,
  LineageUnusedAnswer,
} from '@meshwright/plugin-data-mesh-common';
import type { NodeAccess } from './access/NodeAccess';
import { foundOf } from './foundOf';
import type { Caller } from './LineageService';
import type { LiveGraph, LiveLineage } from './live/LiveGraph';
import type { LineageQuestions } from './requests';

const STANDARD_PAGE = 50;
const STANDARD_LIST = 200;

function* columnsOf(live: LiveLineage): Generator<LineageNode> {
  for (const id of live.ids()) {
    const node = id.startsWith('column:') ? live.about(id) : undefined;
    if (node) yield node;
  }
}

/** Answers questions of those who govern the mesh: what nobody uses, and where personal data goes. @internal */
export class LineageReports {
  readonly #access: NodeAccess;
  readonly #live: LiveGraph;

  constructor(options: { access: NodeAccess; live: LiveGraph }) {
    this.#access = options.access;
    this.#live = options.live;
  }

  /** Products that feed no other product and no dashboard, as far as anybody declares or sees it. */
  async unused(
    { at, offset = 0, limit = STANDARD_PAGE }: LineageQuestions['unused'],
    { credentials }: Caller,
  ): Promise<LineageUnusedAnswer> {
    const live = await this.#live.get();
    const ids = productsWithoutConsumers(live.graph, { at });
    const visible = await this.#access.visible(ids, live, credentials);
    const items = ids.filter(id => visible.has(id));
    return {
      items: items
        .slice(offset, offset + limit)
        .flatMap(id => this.#found(id, live)),
      total: items.length,
    };
  }

  /** Where personal data flows, and where it crosses a classification, or a domain without a contract. */
  async personalData(
    { at, limit = STANDARD_LIST }: LineageQuestions['personal-data'],
    { credentials }: Caller,
  ): Promise<LineagePersonalDataAnswer> {
    const live = await this.#live.get();
    const flow = personalDataFlow(live.graph, live.about, columnsOf(live), {
      at,
    });
    const visible = await this.#access.visible(
      [
        ...flow.marked,
        ...flow.unmarked,
        ...flow.crossings.flatMap(({ from, to }) => [from, to]),
      ],
      live,
      credentials,
    );
    const open = (ids: readonly string[]): LineageFound[] =>
      ids
        .filter(id => visible.has(id))
        .slice(0, limit)
        .flatMap(id => this.#found(id, live));
    return {
      marked: open(flow.marked),
      unmarked: open(flow.unmarked),
      crossings: flow.crossings
        .filter(({ from, to }) => visible.has(from) && visible.has(to))
        .slice(0, limit)
        .flatMap(({ from, to, crosses, reason }) => {
          const [source] = this.#found(from, live);
          const [target] = this.#found(to, live);
          return source && target
            ? [{ from: source, to: target, crosses, reason }]
            : [];
        }),
      counts: {
        marked: flow.marked.length,
        unmarked: flow.unmarked.length,
        crossings: flow.crossings.length,
      },
      beyond: flow.beyond,
    };
  }

  #found(id: string, live: LiveLineage): LineageFound[] {
    const node = live.about(id);
    return node ? [foundOf(node)] : [];
  }
}
