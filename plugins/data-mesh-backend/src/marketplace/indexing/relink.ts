// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { chunksOf } from '../database';

/** Refs of the contracts that products offer or read. @internal */
export async function contractRefsOf(
  tx: Knex,
  productIds: number[],
): Promise<string[]> {
  const rows: Array<{ ref: string }> = await tx('marketplace_reference')
    .distinct('ref')
    .whereIn('source_id', productIds)
    .whereIn('field', ['input', 'output']);
  return rows.map(row => row.ref);
}

/** Points the references to entities that just came at them. @internal */
export async function resolveReferencesTo(
  tx: Knex,
  entities: Array<{ id: number; ref: string }>,
): Promise<void> {
  for (const { id, ref } of entities) {
    await tx('marketplace_reference')
      .where('ref', ref)
      .update({ target_id: id });
  }
}

/** Marks the references to entities that are gone as pointing at nothing. @internal */
export async function forgetReferencesTo(
  tx: Knex,
  entityIds: number[],
): Promise<void> {
  await tx('marketplace_reference')
    .whereIn('target_id', entityIds)
    .update({ target_id: null });
}

/**
 * Works out anew which products read what others offer, through the given contracts. A contract need not exist for
 * that: both products name it.
 *
 * @internal
 */
export async function reconnect(
  tx: Knex,
  contractRefs: string[],
): Promise<void> {
  for (const refs of chunksOf(contractRefs)) {
    await tx('marketplace_connection').whereIn('contract_ref', refs).delete();
    await tx
      .from(
        tx.raw(
          'marketplace_connection (provider_id, consumer_id, contract_ref)',
        ),
      )
      .insert(
        tx('marketplace_reference as output')
          .distinct('output.source_id', 'input.source_id', 'output.ref')
          .join('marketplace_reference as input', 'input.ref', 'output.ref')
          .where('output.field', 'output')
          .where('input.field', 'input')
          .whereIn('output.ref', refs)
          .whereRaw('input.source_id <> output.source_id'),
      );
  }
}
