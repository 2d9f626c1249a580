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

/** Contracts of the output ports of a product, by port; a port without one is left out. @internal */
export function portContracts(product: Entity): Map<string, string> {
  const ports = product.spec?.outputPorts;
  const found = new Map<string, string>();
  for (const port of Array.isArray(ports) ? ports : []) {
    const { name, contract } = port as DataProductOutputPort;
    if (typeof name !== 'string' || typeof contract !== 'string') continue;
    try {
      const ref = parseEntityRef(contract, {
        defaultKind: 'API',
        defaultNamespace: product.metadata.namespace,
      });
      found.set(name, stringifyEntityRef(ref));
    } catch {
      // What is no ref is said where the descriptor is checked.
    }
  }
  return found;
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
