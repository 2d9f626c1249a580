// SPDX-License-Identifier: Apache-2.0
import type { DescriptorEdit } from '@meshwright/contracts';
import { editDescriptor, readDescriptor } from '@meshwright/contracts';

/** A contract that data comes by. @internal */
export interface FlowingContract {
  id: string;
  version?: string;
  /** What its dataset is called. */
  name: string;
}

/** What the descriptor of a product says too little or too much. @internal */
export type Mend = 'declare' | 'withdraw';

/** A descriptor that says what is so. @internal */
export interface MendedDescriptor {
  text: string;
  /** What was changed, in words. */
  words: string;
}

/** An input port of ODPS (Bitol) for a contract. @internal */
export function inputPortOf({ id, version, name }: FlowingContract) {
  return {
    name: name.replace(/[^A-Za-z0-9_.-]+/g, '-'),
    ...(version !== undefined && { version }),
    contractId: id,
  };
}

const listed = (names: string[]) =>
  `input ${names.length === 1 ? 'port' : 'ports'} ${names.join(', ')}`;

/**
 * Adds input ports for contracts that a product reads and does not declare, or takes away those that it declares and
 * does not read.
 *
 * @param text - the descriptor of the product that reads, in ODPS (Bitol)
 * @returns undefined where the descriptor says so already
 * @throws Error where the descriptor is of another standard or cannot be read
 * @internal
 */
export function planMend(
  text: string,
  mend: Mend,
  contracts: FlowingContract[],
): MendedDescriptor | undefined {
  const { product, standard, data } = readDescriptor(text);
  if (!product || standard?.id !== 'odps-bitol') {
    throw new Error(
      'The descriptor is not an ODPS (Bitol) document, so that it is not known how to change it.',
    );
  }
  const ids = new Set(contracts.map(({ id }) => id));
  const has = product.inputPorts.filter(
    ({ contractId }) => contractId !== undefined && ids.has(contractId),
  );
  if (mend === 'withdraw') {
    if (has.length === 0) return undefined;
    // From the end, so that the paths of those before stay right.
    const edits = [...has]
      .reverse()
      .map(({ path }): DescriptorEdit => ({ path, remove: true }));
    return {
      text: editDescriptor(text, edits),
      words: `Takes away ${listed(has.map(({ name }) => name))}`,
    };
  }
  const declared = new Set(has.map(({ contractId }) => contractId));
  const missing = contracts.filter(({ id }) => !declared.has(id));
  if (missing.length === 0) return undefined;
  const ports = missing.map(inputPortOf);
  const isList = Array.isArray((data as { inputPorts?: unknown }).inputPorts);
  const edits: DescriptorEdit[] = isList
    ? ports.map(value => ({ path: '/inputPorts/-', value }))
    : [{ path: '/inputPorts', value: ports }];
  return {
    text: editDescriptor(text, edits),
    words: `Adds ${listed(ports.map(({ name }) => name))}`,
  };
}
