// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { failingRowsOnServer } from '@meshwright/quality/engines';
import type { MeasuredEngine } from './readEngines';
import { targetOf } from './targets';

/** Rows of a table that fail a check, as the contract names their columns. @internal */
export type EngineRows = (options: {
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
 * Reads rows that fail from the engine where a contract's data is. Undefined where no engine is configured for it, or the
 * check is not about single rows. Values are as they are: mask them before they are shown.
 *
 * @internal
 */
export function engineRows(engines: readonly MeasuredEngine[]): EngineRows {
  return async ({ contract, product, dataset, check, limit, signal }) => {
    const target = await targetOf(contract, product, { engines, sources: [] });
    if (target?.kind !== 'server') return undefined;
    const object = target.contract.schema.find(({ name }) => name === dataset);
    if (!object) return undefined;
    const { settings, timeout } = target.engine;
    return failingRowsOnServer(
      {
        contract: target.contract,
        server: target.server,
        settings,
        timeout,
        signal,
      },
      object,
      { id: check },
      limit,
    );
  };
}
