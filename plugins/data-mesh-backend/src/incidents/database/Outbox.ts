// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { chunks } from './chunks';
import type { Happening } from './happening';
import type { DeliveryRow, IncidentRow } from './rows';

const TABLE = 'incident_delivery';
const ERROR = 300;

/** What of an incident is told, as it was when it happened. @internal */
export interface Message {
  happening: Happening;
  incident: Pick<
    IncidentRow,
    | 'number'
    | 'product_ref'
    | 'contract_ref'
    | 'domain_ref'
    | 'title'
    | 'severity'
    | 'state'
    | 'origin'
    | 'resolution'
    | 'merged_into'
    | 'assignee'
    | 'opened_at'
    | 'opened_by'
    | 'resolved_at'
  >;
}

/** Somebody that is told of incidents. @internal */
export interface Subscriber {
  /** Its name, which stays the same when its address changes. */
  channel: string;
  wants(message: Message): boolean;
}

/** A message on its way. @internal */
export interface Delivery {
  id: number;
  channel: string;
  messageId: string;
  incident: number;
  attempts: number;
  createdAt: string;
  message: Message;
}

/**
 * What is to be told to whom: written in the transaction that changes an incident, and kept until it is told. A restart
 * loses nothing, and of several replicas one takes a message at a time.
 *
 * @internal
 */
export class Outbox {
  readonly #subscribers: readonly Subscriber[];

  constructor(subscribers: readonly Subscriber[]) {
    this.#subscribers = subscribers;
  }

  async add(
    tx: Knex.Transaction,
    row: IncidentRow,
    happening: Happening,
  ): Promise<void> {
    const message: Message = {
      happening,
      incident: {
        number: row.number,
        product_ref: row.product_ref,
        contract_ref: row.contract_ref,
        domain_ref: row.domain_ref,
        title: row.title,
        severity: row.severity,
        state: row.state,
        origin: row.origin,
        resolution: row.resolution,
        merged_into: row.merged_into,
        assignee: row.assignee,
        opened_at: row.opened_at,
        opened_by: row.opened_by,
        resolved_at: row.resolved_at,
      },
    };
    const messageId = randomUUID();
    const now = new Date().toISOString();
    const body = JSON.stringify(message);
    const rows = this.#subscribers
      .filter(subscriber => subscriber.wants(message))
      .map(({ channel }) => ({
        channel,
        message_id: messageId,
        incident_number: row.number,
        kind: happening.kind,
        body,
        state: 'waiting' as const,
        attempts: 0,
        created_at: now,
        next_at: now,
      }));
    for (const part of chunks(rows)) {
      await tx<DeliveryRow>(TABLE).insert(part);
    }
  }

  /**
   * Messages of a channel that are due, oldest first. Of one incident only the oldest is given: its end is not told before
   * its beginning.
   */
  async due(
    knex: Knex,
    channel: string,
    now: string,
    limit: number,
  ): Promise<Delivery[]> {
    const rows = await knex(`${TABLE} as own`)
      .where({ 'own.channel': channel, 'own.state': 'waiting' })
      .andWhere('own.next_at', '<=', now)
      .whereNotExists(
        knex(`${TABLE} as before`)
          .select(knex.raw('1'))
          .where({ 'before.channel': channel, 'before.state': 'waiting' })
          .whereRaw('?? = ??', [
            'before.incident_number',
            'own.incident_number',
          ])
          .whereRaw('?? < ??', ['before.id', 'own.id']),
      )
      .orderBy('own.id')
      .limit(limit)
      .select('own.*');
    return (rows as DeliveryRow[]).map(row => ({
      id: row.id,
      channel: row.channel,
      messageId: row.message_id,
      incident: row.incident_number,
      attempts: row.attempts,
      createdAt: row.created_at,
      message: JSON.parse(row.body),
    }));
  }

  /**
   * Takes a message for one attempt.
   *
   * @param until - when another replica may take it, should this one end before it says how it went
   * @returns false where another one was faster
   */
  async claim(
    knex: Knex,
    { id, attempts }: Delivery,
    now: string,
    until: string,
  ): Promise<boolean> {
    const taken = await knex<DeliveryRow>(TABLE)
      .where({ id, attempts, state: 'waiting' })
      .update({ attempts: attempts + 1, tried_at: now, next_at: until });
    return taken === 1;
  }

  /** Attempts on a channel since a time. */
  async triedSince(
    knex: Knex,
    channel: string,
    since: string,
  ): Promise<number> {
    const [{ count }] = await knex<DeliveryRow>(TABLE)
      .where({ channel })
      .andWhere('tried_at', '>', since)
      .count({ count: '*' });
    return Number(count);
  }

  async sent(knex: Knex, { id }: Delivery): Promise<void> {
    await knex<DeliveryRow>(TABLE)
      .where({ id })
      .update({ state: 'sent', error: null });
  }

  /** @param next - when it is tried again; `null` gives it up */
  async failed(
    knex: Knex,
    { id }: Delivery,
    error: string,
    next: string | null,
  ): Promise<void> {
    await knex<DeliveryRow>(TABLE)
      .where({ id })
      .update({
        error: error.slice(0, ERROR),
        ...(next === null ? { state: 'failed' } : { next_at: next }),
      });
  }

  /** Forgets what was told, or given up, before a time. */
  async removeBefore(knex: Knex, time: string): Promise<void> {
    await knex<DeliveryRow>(TABLE)
      .whereNot({ state: 'waiting' })
      .andWhere('created_at', '<', time)
      .delete();
  }
}
