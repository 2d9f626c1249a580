// SPDX-License-Identifier: Apache-2.0
import type { Delivery, Subscriber } from '../database';

/** A way to tell somebody of incidents. @internal */
export interface Channel extends Subscriber {
  /** Attempts in a minute, over all replicas. */
  perMinute: number;

  /**
   * @throws DeliveryError, or any other error, when it did not arrive: it is tried again later. Messages of errors are
   * logged, so they name neither addresses nor secrets.
   */
  send(delivery: Delivery, signal: AbortSignal): Promise<void>;
}

/** The receiver did not take a message, and says perhaps when it will. @internal */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';

  /** @param retryAfter - milliseconds that the receiver asks to wait */
  constructor(message: string, readonly retryAfter?: number) {
    super(message);
  }
}
