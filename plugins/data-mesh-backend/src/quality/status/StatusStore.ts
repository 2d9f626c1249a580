// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { groupBy } from './groupBy';
import { type ChangeRow, type StatusRow, WHOLE } from './rows';

const PORTION = 200;
/** Ports of one product, it as a whole among them. */
const MOST_PORTS = 1_000;
/** Changes of one product and its ports that a history looks at. */
const MOST_CHANGES = 20_000;

/** A state that is to be kept. @internal */
export type NewState = Pick<
  StatusRow,
  'product_ref' | 'port' | 'state' | 'reasons'
>;

/** Keeps the state of products and ports, and when it changed. @internal */
export class StatusStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** States of some products as a whole, by product. */
  async wholes(
    productRefs: readonly string[],
  ): Promise<Map<string, StatusRow>> {
    const found = new Map<string, StatusRow>();
    for (let from = 0; from < productRefs.length; from += PORTION) {
      const rows = await this.#knex<StatusRow>('quality_status')
        .where({ port: WHOLE })
        .whereIn('product_ref', productRefs.slice(from, from + PORTION));
      rows.forEach(row => found.set(row.product_ref, row));
    }
    return found;
  }

  /** States of the ports of some products, by product. */
  async ports(
    productRefs: readonly string[],
  ): Promise<Map<string, StatusRow[]>> {
    const found: StatusRow[] = [];
    for (let from = 0; from < productRefs.length; from += PORTION) {
      const portion = productRefs.slice(from, from + PORTION);
      const rows = await this.#knex<StatusRow>('quality_status')
        .whereIn('product_ref', portion)
        .whereNot({ port: WHOLE })
        .limit(portion.length * MOST_PORTS);
      found.push(...rows);
    }
    return groupBy(found, row => row.product_ref);
  }

  /** States of a product and of its ports. */
  async ofProduct(productRef: string): Promise<StatusRow[]> {
    return this.#knex<StatusRow>('quality_status')
      .where({ product_ref: productRef })
      .orderBy('port')
      .limit(MOST_PORTS);
  }

  /** Changes since a time, with the last one before it for each port; oldest first. */
  async changes(productRef: string, since: string): Promise<ChangeRow[]> {
    const before = this.#knex<ChangeRow>('quality_status_change')
      .where({ product_ref: productRef })
      .where('from', '<', since)
      .groupBy('port')
      .select('port')
      .max({ from: 'from' });
    const [first, later] = await Promise.all([
      this.#knex('quality_status_change as c')
        .join(before.as('b'), function sameRow() {
          this.on('b.port', 'c.port').andOn('b.from', 'c.from');
        })
        .where('c.product_ref', productRef)
        .select('c.*'),
      this.#knex<ChangeRow>('quality_status_change')
        .where({ product_ref: productRef })
        .where('from', '>=', since)
        .orderBy('from', 'desc')
        .limit(MOST_CHANGES),
    ]);
    return [...first, ...later.reverse()];
  }

  /**
   * Keeps states; a change is noted once, whichever replica sees it first.
   *
   * @returns those that changed, with the state before; absent where there was none
   */
  async keep(
    states: readonly NewState[],
    at: string,
  ): Promise<Array<NewState & { before?: StatusRow['state'] }>> {
    const changed: Array<NewState & { before?: StatusRow['state'] }> = [];
    const byProduct = groupBy(states, one => one.product_ref);
    for (const [productRef, own] of byProduct) {
      const done = await this.#knex.transaction(tx =>
        this.#keepProduct(tx, productRef, own, at),
      );
      changed.push(...done);
    }
    return changed;
  }

  async #keepProduct(
    tx: Knex.Transaction,
    productRef: string,
    states: readonly NewState[],
    at: string,
  ) {
    const changed: Array<NewState & { before?: StatusRow['state'] }> = [];
    const known = new Map(
      (
        await tx<StatusRow>('quality_status').where({ product_ref: productRef })
      ).map(row => [row.port, row]),
    );
    for (const state of states) {
      const { port } = state;
      const before = known.get(port);
      known.delete(port);
      if (before?.state === state.state) {
        if (
          before.reasons !== state.reasons ||
          Date.parse(at) - Date.parse(before.evaluated_at) > 3_600_000
        ) {
          await tx<StatusRow>('quality_status')
            .where({ product_ref: productRef, port, state: state.state })
            .update({ reasons: state.reasons, evaluated_at: at });
        }
        continue;
      }
      const row: StatusRow = { ...state, since: at, evaluated_at: at };
      // Only who finds the state that it read may change it.
      const taken = before
        ? await tx<StatusRow>('quality_status')
            .where({
              product_ref: productRef,
              port,
              state: before.state,
              since: before.since,
            })
            .update(row)
        : await insertNew(tx, row);
      if (taken === 0) continue;
      await tx<ChangeRow>('quality_status_change')
        .insert({ product_ref: productRef, port, from: at, state: state.state })
        .onConflict(['product_ref', 'port', 'from'])
        .merge();
      changed.push({ ...state, ...(before && { before: before.state }) });
    }
    // Ports that the product does not have any more.
    for (const port of known.keys()) {
      await tx<StatusRow>('quality_status')
        .where({ product_ref: productRef, port })
        .delete();
    }
    return changed;
  }

  /** Forgets changes before a time, but the last one of each port, and products that are not evaluated any more. */
  async removeBefore(time: string): Promise<void> {
    await this.#knex<ChangeRow>('quality_status_change')
      .where('from', '<', time)
      .whereExists(
        this.#knex('quality_status_change as later')
          .select(this.#knex.raw('1'))
          .whereRaw(
            'later.product_ref = quality_status_change.product_ref and later.port = quality_status_change.port',
          )
          .whereRaw('later.?? > quality_status_change.??', ['from', 'from'])
          .where('later.from', '<=', time),
      )
      .delete();
    await this.#knex<StatusRow>('quality_status')
      .where('evaluated_at', '<', time)
      .delete();
  }
}

/** @returns 1 where the row is new, 0 where another replica was faster */
async function insertNew(tx: Knex.Transaction, row: StatusRow) {
  await tx<StatusRow>('quality_status')
    .insert(row)
    .onConflict(['product_ref', 'port'])
    .ignore();
  const kept = await tx<StatusRow>('quality_status')
    .where({ product_ref: row.product_ref, port: row.port, since: row.since })
    .first('state');
  return kept?.state === row.state ? 1 : 0;
}
