// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  type Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { Contract } from '@meshwright/contracts';
import type {
  Clearance,
  DataProductOutputPort,
} from '@meshwright/plugin-data-mesh-common';
import type { DataMeshAccessService } from '@meshwright/plugin-data-mesh-node';
import { Classifier } from './Classifier';
import type { ContractReader, ReadContract } from './ContractReader';

/**
 * Contracts of the output ports of a product, by port; a port without one is left out. Versions of a port that are offered
 * beside each other have one name: then the version is told with it.
 *
 * @internal
 */
export function portContracts(product: Entity): Map<string, string> {
  const stated = product.spec?.outputPorts;
  const ports = (Array.isArray(stated) ? stated : []).flatMap(port => {
    const { name, version, contract } = port as DataProductOutputPort;
    const ref = refOf(contract, product);
    return typeof name === 'string' && ref ? [{ name, version, ref }] : [];
  });
  const found = new Map<string, string>();
  for (const { name, version, ref } of ports) {
    const isAlone = ports.filter(one => one.name === name).length === 1;
    const told = isAlone || !version ? name : `${name} ${version}`;
    let unique = told;
    for (let count = 2; found.has(unique); count++)
      unique = `${told} (${count})`;
    found.set(unique, ref);
  }
  return found;
}

function refOf(contract: unknown, product: Entity): string | undefined {
  if (typeof contract !== 'string') return undefined;
  try {
    const ref = parseEntityRef(contract, {
      defaultKind: 'API',
      defaultNamespace: product.metadata.namespace,
    });
    return stringifyEntityRef(ref);
  } catch {
    // What is no ref is said where the descriptor is checked.
    return undefined;
  }
}

/** Decides what of a product's data a person may see. @internal */
export class Masking {
  readonly #access: DataMeshAccessService;
  readonly #contracts: ContractReader;

  constructor(options: {
    access: DataMeshAccessService;
    contracts: ContractReader;
  }) {
    this.#access = options.access;
    this.#contracts = options.contracts;
  }

  /**
   * What a person is cleared for, and how the values of the product are held.
   *
   * @param options - `classify` where the classifications themselves are wanted; else they are not looked up for somebody
   * who is cleared for everything
   */
  async of(
    product: Entity,
    credentials: BackstageCredentials,
    options: { classify?: boolean } = {},
  ): Promise<{ classifier: Classifier; clearance: Clearance }> {
    const ref = stringifyEntityRef(product);
    const clearances = await this.#access.clearanceFor([ref], { credentials });
    const clearance = clearances.get(ref) ?? 'none';
    const contracts =
      clearance === 'restricted' && !options.classify
        ? new Map<string, ReadContract>()
        : // Read for the portal: a contract that a person may not see hides no less.
          await this.#contracts.read(portContracts(product).values());
    const classification = product.spec?.classification;
    return {
      classifier: new Classifier(
        new Map(
          [...contracts].map(([key, { contract }]): [string, Contract] => [
            key,
            contract,
          ]),
        ),
        typeof classification === 'string' ? classification : undefined,
      ),
      clearance,
    };
  }
}
