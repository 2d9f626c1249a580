// SPDX-License-Identifier: Apache-2.0
import { compareTexts } from '../descriptors/versions';
import type { Candidate, Offer } from './EstateIndex';
import { type ContractFinder, resolveContract } from './resolveContract';

/** Who offers which contract. @internal */
export class Offerings {
  readonly #byVersion = new Map<string, Candidate[]>();
  readonly #byContract = new Map<string, Candidate[]>();

  constructor(offers: Offer[], contracts: ContractFinder, namespace: string) {
    const sorted = [...offers].sort((a, b) =>
      compareTexts(a.product.id, b.product.id),
    );
    for (const offer of sorted) {
      const { contract } = resolveContract(offer, contracts, namespace);
      if (contract) {
        add(this.#byVersion, contract.id, offer.product);
        add(this.#byContract, contractOf(contract), offer.product);
      }
    }
  }

  /**
   * Products that offer a version of a contract, else those that offer other versions of it: an old version that is
   * still read comes from the product that has moved on to a newer one.
   */
  productsOf(
    contract: Pick<Candidate, 'id' | 'externalId' | 'baseName'>,
  ): Candidate[] {
    return (
      this.#byVersion.get(contract.id) ??
      this.#byContract.get(contractOf(contract)) ??
      []
    );
  }
}

/** What all versions of a contract share. */
function contractOf({
  externalId,
  baseName,
}: Pick<Candidate, 'externalId' | 'baseName'>): string {
  return externalId ? `id:${externalId}` : `name:${baseName}`;
}

function add(map: Map<string, Candidate[]>, key: string, product: Candidate) {
  const products = map.get(key) ?? [];
  if (products.every(({ id }) => id !== product.id)) {
    products.push(product);
  }
  map.set(key, products);
}
