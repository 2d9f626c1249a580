// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { insertRows } from '../database';
import { spaced } from '../text';
import type { IndexEntry } from './types';

/** Writes contracts with their tables and columns. @internal */
export async function writeContracts(
  tx: Knex,
  entries: IndexEntry[],
): Promise<void> {
  const contracts = entries.flatMap(({ id, record }) =>
    record.text?.contract ? [{ id, contract: record.text.contract }] : [],
  );
  await insertRows(
    tx,
    'marketplace_contract',
    ['id', 'contract_id', 'version', 'status', 'definition_hash'],
    contracts.map(({ id, contract }) => [
      id,
      contract.contractId ?? null,
      contract.version ?? null,
      contract.status ?? null,
      contract.definitionHash,
    ]),
  );
  await insertRows(
    tx,
    'marketplace_column',
    ['contract_id', 'position', 'path', 'type', 'is_object', 'names', 'prose'],
    contracts.flatMap(({ id, contract }) =>
      contract.columns.map((column, position) => [
        id,
        position,
        column.path,
        column.type ?? null,
        column.isObject,
        spaced(column.names),
        spaced(column.prose),
      ]),
    ),
  );
}
