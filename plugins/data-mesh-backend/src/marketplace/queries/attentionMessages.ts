// SPDX-License-Identifier: Apache-2.0
import type { AttentionReason } from '@meshwright/plugin-data-mesh-common';
import type { ReferenceRow } from '../database';
import { CONTRACT_KIND } from './context';
import { unresolvedMessage } from './unresolved';

/**
 * What is the matter and what to do next.
 *
 * @param amount - of what the reason is about: errors, references, ports, products that read
 * @param dangling - first of the references that lead nowhere
 * @internal
 */
export function attentionMessage(
  reason: AttentionReason,
  kind: string,
  amount: number,
  dangling: Pick<ReferenceRow, 'field' | 'written'> | undefined,
): string {
  const noun = kind === CONTRACT_KIND ? 'contract' : 'product';
  switch (reason) {
    case 'descriptor-error':
      return `The descriptor has ${count(
        amount,
        'error',
      )}. Open the findings and correct them where they stand`;
    case 'unresolved-reference': {
      const message = dangling
        ? unresolvedMessage(dangling.field, dangling.written)
        : 'A reference leads nowhere. Correct it in the descriptor';
      return amount > 1
        ? `${message}. ${count(amount - 1, 'more reference')} like this`
        : message;
    }
    case 'no-owner':
      return 'Nobody owns this product, so nobody can answer for it. Name a team as owner in the descriptor';
    case 'no-domain':
      return 'The product belongs to no domain. Name its domain in the descriptor';
    case 'no-contract':
      return `${count(
        amount,
        'output port',
      )} without a contract, so nobody knows what to expect. Write a contract and name it at the port`;
    case 'retired-in-use':
      return `The ${noun} is retired, and ${readers(
        amount,
      )} it. Help the readers to move, or bring it back`;
    default:
      return `The ${noun} is deprecated, and ${readers(
        amount,
      )} it. Tell the readers what to use instead, and until when it is there`;
  }
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

function readers(amount: number): string {
  return amount === 1
    ? '1 product still reads'
    : `${amount} products still read`;
}
