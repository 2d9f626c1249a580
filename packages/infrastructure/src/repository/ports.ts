// SPDX-License-Identifier: Apache-2.0
import type { PortContract } from '../generate/types';

/**
 * Where the contract of a port is kept in a repository. What a product consumes is a copy of what its producer
 * promised, under a name that no catalog takes for a contract of this repository.
 *
 * @public
 */
export function contractPath({
  port,
  direction,
}: Pick<PortContract, 'port' | 'direction'>): string {
  return direction === 'output'
    ? `contracts/${port.name}.odcs.yaml`
    : `contracts/inputs/${port.name}.yaml`;
}

/** What a contract is known by; the port's name where it states nothing. @internal */
export function contractId({ contract, port }: PortContract): string {
  return contract.id ?? contract.name ?? port.name;
}
