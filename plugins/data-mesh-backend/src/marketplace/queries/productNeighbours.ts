// SPDX-License-Identifier: Apache-2.0
import type { EntityLink } from '@meshwright/plugin-data-mesh-common';
import { PRODUCT_KIND, type QueryContext } from './context';

/** Products that are listed at a port, and as consumers or providers in all. */
const MAX_LISTED = 100;

/** Products on the other side of a contract. @internal */
export interface Neighbours {
  links: EntityLink[];
  /** Those that are not listed. */
  more: number;
}

/** @internal */
export interface ProductNeighbours {
  all: Neighbours;
  byContract: ReadonlyMap<string, Neighbours>;
}

interface NeighbourRow {
  contract_ref: string;
  ref: string;
  title: string;
  total: number | string;
}

/**
 * Products that read from a product, or that it reads from, as far as the caller may see them; by title.
 *
 * @internal
 */
export async function loadNeighbours(
  context: QueryContext,
  productId: number,
  side: 'consumer' | 'provider',
): Promise<ProductNeighbours> {
  const { knex, visibility } = context;
  const own = side === 'consumer' ? 'provider_id' : 'consumer_id';
  const connections = () => {
    const query = knex('marketplace_connection as connection')
      .join('marketplace_entity as other', 'other.id', `connection.${side}_id`)
      .where(`connection.${own}`, productId);
    return visibility.narrow(query, { id: 'other.id', kind: PRODUCT_KIND });
  };

  const ranked = connections().select(
    'connection.contract_ref',
    'other.ref',
    'other.title',
    knex.raw(
      'row_number() over (partition by connection.contract_ref order by other.sort_title, other.id) as place',
    ),
    knex.raw('count(*) over (partition by connection.contract_ref) as total'),
  );
  const rows: NeighbourRow[] = await knex
    .from(ranked.as('ranked'))
    .where('place', '<=', MAX_LISTED)
    .orderBy(['contract_ref', 'place']);
  const distinct: Array<Omit<NeighbourRow, 'contract_ref'>> = await knex
    .from(
      connections()
        .distinct('other.id', 'other.ref', 'other.title', 'other.sort_title')
        .as('distinct_other'),
    )
    .select('ref', 'title', knex.raw('count(*) over () as total'))
    .orderBy(['sort_title', 'id'])
    .limit(MAX_LISTED);

  const refs = new Set(rows.map(row => row.contract_ref));
  return {
    all: neighboursOf(distinct),
    byContract: new Map(
      [...refs].map(ref => [
        ref,
        neighboursOf(rows.filter(row => row.contract_ref === ref)),
      ]),
    ),
  };
}

function neighboursOf(rows: Array<Omit<NeighbourRow, 'contract_ref'>>) {
  return {
    links: rows.map(({ ref, title }) => ({
      entityRef: ref,
      title,
      resolved: true,
    })),
    more: Number(rows[0]?.total ?? 0) - rows.length,
  };
}
