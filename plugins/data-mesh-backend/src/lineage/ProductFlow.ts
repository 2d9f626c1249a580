// SPDX-License-Identifier: Apache-2.0
import { DEFAULT_NAMESPACE, parseEntityRef } from '@backstage/catalog-model';
import { nodeId, parseNodeId, walk } from '@meshwright/lineage';
import type { LiveGraph, LiveLineage } from './live/LiveGraph';
import { type Feeds, feedsIn } from './troubleFlow';

/** Most products that are looked at around others. */
const MOST_PRODUCTS = 10_000;

/** Data of one product goes to another. @internal */
export interface ProductFlowEdge {
  /** Entity ref of the product. */
  from: string;
  to: string;
  /** Entity refs of the contracts whose data goes this way; absent where that is not known. */
  through?: string[];
}

function idOf(ref: string): string {
  const { namespace, name } = parseEntityRef(ref, {
    defaultKind: 'DataProduct',
    defaultNamespace: DEFAULT_NAMESPACE,
  });
  return nodeId('product', namespace.toLowerCase(), name.toLowerCase());
}

function refOf(id: string): string {
  const parts = parseNodeId(id);
  return `dataproduct:${parts?.namespace}/${parts?.name}`;
}

/** Contracts of datasets of one product that another one takes directly. */
function contractsBetween(
  from: string,
  to: string,
  { graph, about }: LiveLineage,
): string[] {
  const contracts = graph
    .neighboursOf(to)
    .map(about)
    .filter(node => node?.type === 'dataset' && node.facts.product === from)
    .flatMap(node => node?.facts.contracts ?? [])
    .flatMap(({ file }) => file ?? []);
  return [...new Set(contracts)].sort();
}

/**
 * Who feeds whom, for other features of the portal. It knows no caller: what of it a person may see is for who shows it to
 * decide.
 *
 * @internal
 */
export class ProductFlow {
  readonly #live: Pick<LiveGraph, 'get'>;

  constructor(live: Pick<LiveGraph, 'get'>) {
    this.#live = live;
  }

  /**
   * Flows above and below some products, however far.
   *
   * @param products - entity refs
   * @returns `unknown` are those that lineage has not heard of, or not yet: it may be a minute behind the catalog
   */
  async around(
    products: readonly string[],
  ): Promise<{ edges: ProductFlowEdge[]; unknown: string[] }> {
    const live = await this.#live.get();
    const isKnown = (ref: string) => live.about(idOf(ref)) !== undefined;
    const unknown = products.filter(ref => !isKnown(ref));
    const start = [...new Set(products.filter(isKnown).map(idOf))];
    if (start.length === 0) return { edges: [], unknown };
    const pairs = new Map<string, [from: string, to: string]>();
    for (const direction of ['up', 'down'] as const) {
      const found = walk(live.graph, {
        start,
        direction,
        granularity: 'product',
        limit: MOST_PRODUCTS,
      });
      for (const { from, to } of found.edges) {
        pairs.set(`${from}\n${to}`, [from, to]);
      }
    }
    const edges = [...pairs.values()].map(([from, to]) => {
      const through = contractsBetween(from, to, live);
      return {
        from: refOf(from),
        to: refOf(to),
        ...(through.length > 0 && { through }),
      };
    });
    return { edges, unknown };
  }

  /** Answers whether wrong data of one place gets to another one, by the lineage as it is now. */
  async feeds(): Promise<Feeds> {
    return feedsIn(await this.#live.get());
  }
}
