// SPDX-License-Identifier: Apache-2.0
import type {
  AttentionItem,
  AttentionReason,
} from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { ReferenceRow } from '../database';
import { attentionQueries } from './attentionQueries';
import { attentionMessage } from './attentionMessages';
import type { QueryContext } from './context';
import { Links } from './links';
import { narrowToUnresolved } from './unresolved';

const MAX_ITEMS = 20;

interface Row {
  id: number;
  reason: AttentionReason;
  amount: number | string;
  ref: string;
  title: string;
  kind: string;
  mine: number;
  total: number | string;
}

/**
 * What needs attention among the things that the caller may see: the caller's own first, then by weight.
 *
 * @param owners - refs of the owners that the caller is or belongs to
 * @internal
 */
export async function loadAttention(
  context: QueryContext,
  owners: string[],
): Promise<{ items: AttentionItem[]; more: number }> {
  const { knex } = context;
  const [first, ...others] = attentionQueries(context);
  const rows: Row[] = await knex
    .from(first.unionAll(others).as('item'))
    .join('marketplace_entity as entity', 'entity.id', 'item.id')
    .select(
      'item.id',
      'item.reason',
      'item.amount',
      'entity.ref',
      'entity.title',
      'entity.kind',
      knex.raw('count(*) over () as total'),
    )
    .select(mine(knex, owners))
    .orderBy([
      { column: 'mine', order: 'desc' },
      { column: 'item.weight', order: 'desc' },
      { column: 'item.amount', order: 'desc' },
      { column: 'entity.sort_title' },
      { column: 'item.id' },
    ])
    .limit(MAX_ITEMS);
  return {
    items: await toItems(context, rows),
    more: Number(rows[0]?.total ?? 0) - rows.length,
  };
}

function mine(knex: Knex, owners: string[]): Knex.Raw {
  if (owners.length === 0) {
    return knex.raw('0 as mine');
  }
  const marks = owners.map(() => '?').join(', ');
  return knex.raw(
    `case when item.id in (
       select source_id from marketplace_reference where field = 'owner' and ref in (${marks})
     ) then 1 else 0 end as mine`,
    owners.map(owner => owner.toLocaleLowerCase('en-US')),
  );
}

async function toItems(
  context: QueryContext,
  rows: Row[],
): Promise<AttentionItem[]> {
  const { knex } = context;
  const ids = rows.map(row => row.id);
  const owners: ReferenceRow[] = await knex('marketplace_reference')
    .whereIn('source_id', ids)
    .where('field', 'owner');
  const links = await Links.load(
    context,
    owners.map(({ ref }) => ref),
  );
  const dangling: ReferenceRow[] = await narrowToUnresolved(
    context,
    knex('marketplace_reference as reference')
      .whereIn(
        'reference.source_id',
        rows.filter(r => r.reason === 'unresolved-reference').map(r => r.id),
      )
      .orderBy(['reference.source_id', 'reference.position']),
  );

  return rows.map(row => {
    const owner = owners.find(reference => reference.source_id === row.id);
    return {
      reason: row.reason,
      subject: { entityRef: row.ref, title: row.title, resolved: true },
      owner: owner && links.to(owner.ref, owner.written),
      message: attentionMessage(
        row.reason,
        row.kind,
        Number(row.amount),
        dangling.find(reference => reference.source_id === row.id),
      ),
      mine: row.mine === 1,
    };
  });
}
