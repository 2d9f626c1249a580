// SPDX-License-Identifier: Apache-2.0
import type { Message } from '../database';

/** A message as a receiver is told it: without a product, where it has no clearance for that. @internal */
export interface ToldMessage extends Omit<Message, 'incident'> {
  incident: Omit<Message['incident'], 'product_ref'> & {
    product_ref: string | null;
  };
}

/**
 * A message that names neither the product nor what is wrong with it, nor anybody. Who follows its link sees in the portal
 * what they may see.
 *
 * @internal
 */
export function withoutNames({ happening, incident }: Message): ToldMessage {
  const { kind, at } = happening;
  return {
    happening: { kind, at },
    incident: {
      ...incident,
      product_ref: null,
      contract_ref: null,
      domain_ref: null,
      title: 'A product that is not named here',
      assignee: null,
      opened_by: null,
    },
  };
}
