// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { TokenRow } from './rows';

const TABLE = 'quality_token';
/** Begins every token, so that scanners of secrets recognise one. */
const PREFIX = 'mwq_';
const DAY = 24 * 60 * 60 * 1000;

const hashOf = (token: string) =>
  createHash('sha256').update(token).digest('hex');

/** Whether a text may be one of our tokens. @internal */
export const isQualityToken = (text: string) => text.startsWith(PREFIX);

/** Tokens that report results of one product each. Only a hash of a token is kept. @internal */
export class TokenStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async list(productRef: string): Promise<TokenRow[]> {
    return this.#knex<TokenRow>(TABLE)
      .where({ product_ref: productRef })
      .orderBy('created_at', 'desc')
      .limit(100);
  }

  async create(
    productRef: string,
    request: { name: string; days: number; createdBy: string },
  ): Promise<{ row: TokenRow; token: string }> {
    const token = `${PREFIX}${randomBytes(32).toString('base64url')}`;
    const now = Date.now();
    const row: TokenRow = {
      id: randomUUID(),
      product_ref: productRef,
      hash: hashOf(token),
      name: request.name,
      created_by: request.createdBy,
      created_at: new Date(now).toISOString(),
      expires_at: new Date(now + request.days * DAY).toISOString(),
      last_used_at: null,
    };
    await this.#knex<TokenRow>(TABLE).insert(row);
    return { row, token };
  }

  async remove(productRef: string, id: string): Promise<boolean> {
    const removed = await this.#knex<TokenRow>(TABLE)
      .where({ product_ref: productRef, id })
      .delete();
    return removed > 0;
  }

  /** The product that a token is good for, where it is good. */
  async productOf(token: string): Promise<string | undefined> {
    const now = new Date().toISOString();
    const row = await this.#knex<TokenRow>(TABLE)
      .where({ hash: hashOf(token) })
      .first();
    if (!row || row.expires_at <= now) return undefined;
    await this.#knex<TokenRow>(TABLE)
      .where({ id: row.id })
      .update({ last_used_at: now });
    return row.product_ref;
  }
}
