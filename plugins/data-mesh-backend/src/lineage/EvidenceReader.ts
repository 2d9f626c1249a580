// SPDX-License-Identifier: Apache-2.0
import { walk } from '@meshwright/lineage';
import type { HistoryStore } from './database/HistoryStore';
import type { LiveLineage } from './live/LiveGraph';
import {
  type Evidence,
  evidenceOf,
  observedChecks,
  productsOf,
  type TroubleReader,
  withoutRepetition,
} from './troubles';

/** Datasets above a value whose products are asked what is wrong with them. */
const MOST_ABOVE = 10_000;

/** Gathers what speaks against data, from events and from those who know of more. @internal */
export class EvidenceReader {
  readonly #history: Pick<HistoryStore, 'failedChecks'>;
  readonly #troubles: readonly TroubleReader[];

  constructor(options: {
    history: Pick<HistoryStore, 'failedChecks'>;
    /** Those who know what is wrong with data. */
    troubles?: readonly TroubleReader[];
  }) {
    this.#history = options.history;
    this.#troubles = options.troubles ?? [];
  }

  /** What checks and incidents say of what a node is made from. */
  async above(id: string, live: LiveLineage): Promise<Evidence> {
    const { nodes } = walk(live.graph, {
      start: [live.about(id)?.dataset ?? id],
      granularity: 'dataset',
      direction: 'up',
      limit: MOST_ABOVE,
    });
    const products = productsOf(
      nodes.map(node => node.id),
      live,
    );
    const [failed, ...known] = await Promise.all([
      this.#history.failedChecks(),
      ...this.#troubles.map(reader => reader.troubles(products)),
    ]);
    const { checks, incidents } = evidenceOf(known.flat(), live);
    const told = observedChecks(failed, live);
    return { checks: withoutRepetition(told, checks), incidents };
  }
}
