// SPDX-License-Identifier: Apache-2.0
import type { ContractVersion } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { ContractRow, EntityRow } from '../database';
import { CONTRACT_KIND, type QueryContext } from './context';
import { compareVersions } from './versions';

/** More versions than anyone keeps. */
const MAX_VERSIONS = 500;

type Row = Pick<EntityRow, 'ref' | 'title' | 'updated_at'> &
  Pick<ContractRow, 'contract_id' | 'version' | 'status'>;

/**
 * All versions of the contract of an entity that the caller may see, newest first; undefined where there is no such
 * contract, or none that the caller may see.
 *
 * @internal
 */
export async function getContractVersions(
  context: QueryContext,
  ref: string,
): Promise<ContractVersion[] | undefined> {
  const own: Row | undefined = await contracts(context)
    .where('entity.ref', ref)
    .first();
  if (!own) {
    return undefined;
  }
  // A contract without an id is on its own.
  const rows: Row[] =
    own.contract_id === null
      ? [own]
      : await contracts(context)
          .where('contract.contract_id', own.contract_id)
          .orderBy('entity.updated_at', 'desc')
          .limit(MAX_VERSIONS);
  return rows
    .map(({ title, version, status, ...row }) => ({
      entityRef: row.ref,
      title,
      version: version ?? undefined,
      status: status ?? undefined,
      updatedAt: new Date(Number(row.updated_at)).toISOString(),
    }))
    .sort(
      (a, b) =>
        compareVersions(b.version ?? '', a.version ?? '') ||
        b.updatedAt.localeCompare(a.updatedAt) ||
        a.entityRef.localeCompare(b.entityRef),
    );
}

function contracts({ knex, visibility }: QueryContext): Knex.QueryBuilder {
  const query = knex('marketplace_contract as contract')
    .join('marketplace_entity as entity', 'entity.id', 'contract.id')
    .select(
      'entity.ref',
      'entity.title',
      'entity.updated_at',
      'contract.contract_id',
      'contract.version',
      'contract.status',
    );
  return visibility.narrow(query, { id: 'contract.id', kind: CONTRACT_KIND });
}
