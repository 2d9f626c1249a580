// SPDX-License-Identifier: Apache-2.0
import { PRODUCT_KIND, type QueryContext } from './context';

/** More connections than any mesh has; the rest are left out of figures and flows. */
const MAX_CONNECTIONS = 250_000;

/** A product reads a contract of another. Domains are the primary ones. @internal */
export interface Connection {
  providerId: number;
  consumerId: number;
  contractRef: string;
  providerDomain: string | null;
  consumerDomain: string | null;
}

interface Row {
  provider_id: number;
  consumer_id: number;
  contract_ref: string;
  provider_domain: string | null;
  consumer_domain: string | null;
}

/**
 * Loads the connections between products of which the caller may see both.
 *
 * They are worked on in memory: what is asked of them (flows between domains at any level, who is connected most)
 * would have the database sort all of them again and again.
 *
 * @param domains - only connections with an end in one of these domains
 * @internal
 */
export async function loadConnections(
  { knex, visibility }: QueryContext,
  domains?: string[],
): Promise<Connection[]> {
  const query = knex('marketplace_connection as connection')
    .join(
      'marketplace_product as provider',
      'provider.id',
      'connection.provider_id',
    )
    .join(
      'marketplace_product as consumer',
      'consumer.id',
      'connection.consumer_id',
    )
    .select(
      'connection.provider_id',
      'connection.consumer_id',
      'connection.contract_ref',
      { provider_domain: 'provider.domain_ref' },
      { consumer_domain: 'consumer.domain_ref' },
    )
    .orderBy(['connection.provider_id', 'connection.consumer_id'])
    .limit(MAX_CONNECTIONS);
  if (domains) {
    query.where(ends =>
      ends
        .whereIn('provider.domain_ref', domains)
        .orWhereIn('consumer.domain_ref', domains),
    );
  }
  visibility.narrow(query, { id: 'provider.id', kind: PRODUCT_KIND });
  visibility.narrow(query, { id: 'consumer.id', kind: PRODUCT_KIND });
  const rows: Row[] = await query;
  return rows.map(row => ({
    providerId: row.provider_id,
    consumerId: row.consumer_id,
    contractRef: row.contract_ref,
    providerDomain: row.provider_domain,
    consumerDomain: row.consumer_domain,
  }));
}

/** Connections without those that only differ in the contract. @internal */
export function distinctPairs(connections: Connection[]): Connection[] {
  // They come ordered, so the same pair stands side by side.
  return connections.filter(
    ({ providerId, consumerId }, i) =>
      connections[i - 1]?.providerId !== providerId ||
      connections[i - 1]?.consumerId !== consumerId,
  );
}
