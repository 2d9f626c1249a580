// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { readDescriptor } from '@meshwright/contracts';
import type {
  ContractLink,
  ProductDetail,
} from '@meshwright/plugin-data-mesh-common';
import { useAsyncData } from '@meshwright/plugin-data-mesh-react';
import type {
  AsyncData,
  StatedServiceLevel,
} from '@meshwright/plugin-data-mesh-react';
import { definitionOf } from '../../contract/definitionOf';

/** Most contracts that are read for an overview; the rest are said to be there. */
const MAX_CONTRACTS = 5;

/** What one contract promises. @internal */
export interface ContractPromises {
  contract: ContractLink;
  levels: StatedServiceLevel[];
}

/** What the contracts of a product's output ports promise. @internal */
export interface PortPromises {
  /** Contracts with at least one promise, in the order of the ports. */
  promises: ContractPromises[];
  /** Contracts that were not looked at. */
  more: number;
}

/** Reads what the contracts of a product's output ports promise: product descriptors seldom say it themselves. @internal */
export function useContractServiceLevels(
  product: ProductDetail,
): AsyncData<PortPromises> {
  const catalogApi = useApi(catalogApiRef);
  const contracts = new Map<string, ContractLink>();
  for (const { contract } of product.outputPorts) {
    if (contract?.resolved) {
      contracts.set(contract.entityRef, contract);
    }
  }
  const chosen = [...contracts.values()].slice(0, MAX_CONTRACTS);
  const refs = chosen.map(contract => contract.entityRef);
  return useAsyncData(
    async () => {
      const { items } = await catalogApi.getEntitiesByRefs({
        entityRefs: refs,
        fields: ['kind', 'metadata.name', 'metadata.namespace', 'spec'],
      });
      const promises = chosen.map((contract, index) => {
        const entity = items[index];
        const result = entity && readDescriptor(definitionOf(entity));
        return { contract, levels: result?.contract?.serviceLevels ?? [] };
      });
      return {
        promises: promises.filter(({ levels }) => levels.length > 0),
        more: contracts.size - chosen.length,
      };
    },
    [catalogApi, refs.join()],
    { subject: product.entityRef, enabled: refs.length > 0 },
  );
}
