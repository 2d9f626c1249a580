// SPDX-License-Identifier: Apache-2.0
import { type Observation, observationOfCheck } from '@meshwright/quality';
import type { Knex } from 'knex';
import {
  type AnomalyListener,
  checkKey,
  describeSeries,
  type NewRun,
  type RunListener,
  tellsValues,
} from '../quality';
import { Inbox } from './database';

/** Lineage knows contracts by their refs in the catalog; tools may call them by other names. */
const contractOf = (name: string | null) =>
  name !== null && /^api:[^/]+\/[^/]+$/.test(name) ? name : null;

/**
 * Hears of results in the transaction that keeps them, and puts them where incidents are made from them: with a run that
 * is kept, what follows from it cannot be lost.
 *
 * @internal
 */
export class ResultListener implements RunListener, AnomalyListener {
  async recorded(tx: Knex.Transaction, run: NewRun): Promise<void> {
    const observations = run.checks.flatMap(check => {
      const found = observationOfCheck(check, checkKey(check), run.endedAt);
      return found ? [{ ...found, contract: contractOf(found.contract) }] : [];
    });
    await this.#observed(tx, run.productRef, observations);
  }

  async forgotten(
    tx: Knex.Transaction,
    productRef: string,
    keys: readonly string[],
  ): Promise<void> {
    await new Inbox(tx).add(productRef, {
      kind: 'forgotten',
      keys: [...keys],
      at: new Date().toISOString(),
    });
  }

  async judged(
    tx: Knex.Transaction,
    values: Parameters<AnomalyListener['judged']>[1],
  ): Promise<void> {
    const byProduct = new Map<string, Observation[]>();
    for (const { series, measuredAt, anomaly } of values) {
      const { id, product_ref, contract_ref, dataset, column } = series;
      const own = byProduct.get(product_ref) ?? [];
      byProduct.set(product_ref, own);
      own.push({
        key: `series:${id}`,
        kind: 'anomaly',
        name: `${describeSeries(series)} is unusual`,
        verdict: anomaly ? 'bad' : 'good',
        severity: 'medium',
        at: measuredAt,
        contract: contractOf(contract_ref),
        dataset,
        column,
        message: anomaly && !tellsValues(series) ? anomaly.sentence : null,
      });
    }
    for (const [product, observations] of byProduct) {
      await this.#observed(tx, product, observations);
    }
  }

  async #observed(
    tx: Knex.Transaction,
    productRef: string,
    observations: readonly Observation[],
  ): Promise<void> {
    if (observations.length === 0) return;
    await new Inbox(tx).add(productRef, {
      kind: 'observed',
      observations: [...observations],
    });
  }
}
