// SPDX-License-Identifier: Apache-2.0
import type { InputContract } from '@meshwright/contracts';
import { changeInputs } from '@meshwright/contracts';

/** What the descriptor of a product says too little or too much. @internal */
export type Mend = 'declare' | 'withdraw';

/** A descriptor that says what is so. @internal */
export interface MendedDescriptor {
  text: string;
  /** What was changed, in words. */
  words: string;
}

const listed = (names: string[]) =>
  `input ${names.length === 1 ? 'port' : 'ports'} ${names.join(', ')}`;

/**
 * Adds input ports for contracts that a product reads and does not declare, or takes away those that it declares and
 * does not read.
 *
 * @param text - the descriptor of the product that reads
 * @param entity - name of the product in the catalog, for a file with several
 * @returns undefined where the descriptor says so already
 * @throws Error where the descriptor has no place for it or cannot be read
 * @internal
 */
export function planMend(
  text: string,
  mend: Mend,
  contracts: InputContract[],
  entity?: string,
): MendedDescriptor | undefined {
  const changed = changeInputs(text, { [mend]: contracts, entity });
  if (!changed) return undefined;
  return {
    text: changed.text,
    words:
      mend === 'declare'
        ? `Adds ${listed(changed.added)}`
        : `Takes away ${listed(changed.removed)}`,
  };
}
