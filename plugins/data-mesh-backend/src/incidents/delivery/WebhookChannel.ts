// SPDX-License-Identifier: Apache-2.0
import { coversClassification } from '@meshwright/plugin-data-mesh-common';
import type { Delivery, Message } from '../database';
import type { ProductFacts } from '../ProductFacts';
import type { WebhookSettings } from '../settings';
import { type Channel, DeliveryError } from './Channel';
import { formatMessage, isTold } from './formats';
import { signatureHeaders } from './signature';
import { type ToldMessage, withoutNames } from './withoutNames';

const SECOND = 1_000;

/** What `Retry-After` asks for, in milliseconds. */
function waitOf(response: Response): number | undefined {
  const header = response.headers.get('retry-after');
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header)
    ? Number(header) * SECOND
    : Date.parse(header) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}

/** Word for why nothing was heard, without the address that was asked. */
function reasonOf(error: unknown): string {
  const { name, cause } = error as Error & { cause?: { code?: unknown } };
  if (name === 'TimeoutError') return 'no answer in time';
  return typeof cause?.code === 'string' ? cause.code : 'no connection';
}

/** Tells a receiver of incidents by signed HTTP requests to an address of the configuration. @internal */
export class WebhookChannel implements Channel {
  readonly channel: string;
  readonly perMinute: number;
  readonly #facts: Pick<ProductFacts, 'of'>;
  readonly #portal: string;
  readonly #settings: WebhookSettings;

  /** @param portal - address of the portal, for links */
  constructor(
    settings: WebhookSettings,
    portal: string,
    facts: Pick<ProductFacts, 'of'>,
  ) {
    this.#facts = facts;
    this.channel = `webhook:${settings.id}`;
    this.perMinute = settings.perMinute;
    this.#portal = portal;
    this.#settings = settings;
  }

  wants(message: Message): boolean {
    const { domains, severities, format } = this.#settings;
    const { domain_ref: domain, severity } = message.incident;
    return (
      isTold(format, message) &&
      (domains.length === 0 || (domain !== null && domains.includes(domain))) &&
      (severities.length === 0 || severities.includes(severity))
    );
  }

  async send(delivery: Delivery, signal: AbortSignal): Promise<void> {
    const { url, secrets, format, timeout } = this.#settings;
    const told = { ...delivery, message: await this.#asMayBeTold(delivery) };
    const { contentType, body } = formatMessage(format, told, this.#portal);
    const time = Math.floor(Date.now() / SECOND);
    let response: Response;
    try {
      response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': contentType,
          'user-agent': 'meshwright',
          ...signatureHeaders(secrets, delivery.messageId, time, body),
        },
        body,
        // Where an answer points to was not allowed by anybody.
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
      });
    } catch (error) {
      throw new DeliveryError(reasonOf(error));
    }
    // What it says beside its status is of no use, and may be long.
    await response.body?.cancel().catch(() => {});
    if (response.ok) return;
    throw new DeliveryError(
      response.status >= 300 && response.status < 400
        ? `it answered ${response.status}, and redirects are not followed`
        : `it answered ${response.status}`,
      waitOf(response),
    );
  }

  /** What a product is held under may change until a message is sent; of one that is gone nobody knows. */
  async #asMayBeTold({ message }: Delivery): Promise<ToldMessage> {
    const { product_ref: ref } = message.incident;
    const product = (await this.#facts.of([ref])).get(ref);
    return coversClassification(
      this.#settings.clearance,
      product?.classification ?? 'restricted',
    )
      ? message
      : withoutNames(message);
  }
}
