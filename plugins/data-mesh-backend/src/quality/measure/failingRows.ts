// SPDX-License-Identifier: Apache-2.0
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { checksOf } from '@meshwright/quality';
import { failingRowsOfFile } from '@meshwright/quality/duckdb';
import { failingRowsOnServer } from '@meshwright/quality/engines';
import type { InputContracts } from './InputContracts';
import { type Measurable, type Target, targetOf } from './targets';

/** Milliseconds that reading a file may take. */
const FILE_TIMEOUT = 20_000;

/** Rows of a table that fail a check, as the contract names their columns. @internal */
export type FailingRows = (options: {
  contract: Entity;
  product: Entity;
  /** Name of the table in the contract. */
  dataset: string;
  /** Id of the check, which is its name. */
  check: string;
  limit: number;
  signal?: AbortSignal;
}) => Promise<Array<Record<string, unknown>> | undefined>;

/**
 * Reads rows that fail from where a contract's data is. Undefined where the portal reads none of it, or the check is not
 * about single rows. Values are as they are: mask them before they are shown.
 *
 * @internal
 */
export function failingRows(
  measurable: Measurable,
  inputs: InputContracts,
): FailingRows {
  return async ({ contract, product, ...wanted }) => {
    const target = await targetOf(
      contract,
      product,
      measurable,
      await inputs.ofProduct(stringifyEntityRef(product)),
    );
    return target?.kind === 'files'
      ? ofFile(target, wanted)
      : target && ofServer(target, wanted);
  };
}

type Wanted = Omit<Parameters<FailingRows>[0], 'contract' | 'product'>;

function ofFile(
  { contract, files, others }: Extract<Target, { kind: 'files' }>,
  { dataset, check: id, limit, signal }: Wanted,
) {
  const table = files.tables.find(({ object }) => object.name === dataset);
  const check =
    table &&
    checksOf(contract, table.object, { references: true }).checks.find(
      one => one.id === id,
    );
  if (!table || !check) return undefined;
  return failingRowsOfFile(
    {
      contract,
      ...table,
      others: [...files.tables.filter(one => one !== table), ...others],
      limits: { timeout: FILE_TIMEOUT, threads: 1 },
      signal,
    },
    check,
    limit,
  );
}

function ofServer(
  { contract, server, engine, others }: Extract<Target, { kind: 'server' }>,
  { dataset, check, limit, signal }: Wanted,
) {
  const object = contract.schema.find(({ name }) => name === dataset);
  if (!object) return undefined;
  const { settings, timeout } = engine;
  return failingRowsOnServer(
    { contract, server, settings, timeout, signal, others },
    object,
    { id: check },
    limit,
  );
}
