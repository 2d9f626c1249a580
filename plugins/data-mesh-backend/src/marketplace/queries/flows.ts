// SPDX-License-Identifier: Apache-2.0
import type {
  DomainFlow,
  EntityLink,
} from '@meshwright/plugin-data-mesh-common';
import { chunksOf } from '../database';
import type { Connection } from './connections';
import type { QueryContext } from './context';
import type { DomainTree } from './DomainTree';
import { Links } from './links';

const MAX_FLOWS = 100;

/** How a picture of flows is drawn. @internal */
export interface FlowPicture {
  /** Ref of the domain that stands for the given one. */
  groupOf(ref: string): string;
  /** Whether flows from a domain to itself are shown. */
  inside: boolean;
  /** Connections that are listed with each flow. */
  examples: number;
}

interface Flow {
  from: string;
  to: string;
  byContract: Map<string, Connection[]>;
  connections: number;
}

/**
 * Data going from domain to domain, most contracts first. Products without a domain take no part.
 *
 * @param connections - of products that the caller may see
 * @internal
 */
export async function flowsOf(
  context: QueryContext,
  connections: Connection[],
  tree: DomainTree,
  picture: FlowPicture,
): Promise<{ flows: DomainFlow[]; more: number }> {
  const all = groupFlows(connections, picture).sort(
    (a, b) =>
      b.byContract.size - a.byContract.size ||
      b.connections - a.connections ||
      compare(a.from, b.from) ||
      compare(a.to, b.to),
  );
  const listed = all.slice(0, MAX_FLOWS).map(flow => ({
    flow,
    examples: mostUsed(flow, picture.examples),
  }));
  const examples = listed.flatMap(each => each.examples);
  const products = await loadProductLinks(context, examples);
  const contracts = await Links.load(
    context,
    examples.map(example => example.contractRef),
  );
  return {
    flows: listed.map(({ flow, examples: own }) => ({
      from: tree.link(flow.from),
      to: tree.link(flow.to),
      contractCount: flow.byContract.size,
      products: own.flatMap(({ providerId, consumerId, contractRef }) => {
        const from = products.get(providerId);
        const to = products.get(consumerId);
        return from && to
          ? [{ from, to, contract: contracts.to(contractRef) }]
          : [];
      }),
      more: flow.connections - own.length,
    })),
    more: all.length - listed.length,
  };
}

function groupFlows(connections: Connection[], picture: FlowPicture): Flow[] {
  const flows = new Map<string, Map<string, Flow>>();
  for (const connection of connections) {
    const { providerDomain, consumerDomain, contractRef } = connection;
    if (providerDomain === null || consumerDomain === null) {
      continue;
    }
    const from = picture.groupOf(providerDomain);
    const to = picture.groupOf(consumerDomain);
    if (from === to && !picture.inside) {
      continue;
    }
    const outgoing = flows.get(from) ?? new Map<string, Flow>();
    flows.set(from, outgoing);
    const flow = outgoing.get(to) ?? {
      from,
      to,
      byContract: new Map(),
      connections: 0,
    };
    outgoing.set(to, flow);
    flow.connections += 1;
    const readers = flow.byContract.get(contractRef);
    if (readers) {
      readers.push(connection);
    } else {
      flow.byContract.set(contractRef, [connection]);
    }
  }
  return [...flows.values()].flatMap(outgoing => [...outgoing.values()]);
}

/** The connections of a flow whose contracts are read most. */
function mostUsed(flow: Flow, limit: number): Connection[] {
  return [...flow.byContract]
    .sort(([refA, a], [refB, b]) => b.length - a.length || compare(refA, refB))
    .slice(0, limit)
    .flatMap(([, readers]) => readers)
    .slice(0, limit);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

async function loadProductLinks(
  { knex }: QueryContext,
  connections: Connection[],
): Promise<Map<number, EntityLink>> {
  const ids = new Set(
    connections.flatMap(({ providerId, consumerId }) => [
      providerId,
      consumerId,
    ]),
  );
  const links = new Map<number, EntityLink>();
  for (const chunk of chunksOf([...ids])) {
    const rows = await knex('marketplace_entity')
      .select('id', 'ref', 'title')
      .whereIn('id', chunk);
    for (const { id, ref, title } of rows) {
      links.set(id, { entityRef: ref, title, resolved: true });
    }
  }
  return links;
}
