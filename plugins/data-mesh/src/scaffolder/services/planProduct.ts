// SPDX-License-Identifier: Apache-2.0
import {
  type CloudId,
  clouds,
  type CostEstimate,
  createContext,
  estimateCost,
  readBlueprint,
  type ResolvedServices,
} from '@meshwright/infrastructure';
import { stringify } from 'yaml';

/** What a form says so far. @internal */
export interface PlanInput {
  cloud: CloudId;
  services: Partial<ResolvedServices>;
  name?: string;
  domain?: string;
  classification?: string;
  /** Text of the contract. */
  contract?: string;
  /** How many ports of others are read. */
  inputs: number;
}

/** A service that will be created. @internal */
export interface PlannedService {
  id: string;
  title: string;
  kind: string;
}

/** What will be created, or what keeps it from being told yet. @internal */
export interface ProductPlan {
  services: PlannedService[];
  /** Absent until the contract can be read. */
  cost?: CostEstimate;
  problem?: string;
}

const CONTRACT = 'contracts/contract.odcs.yaml';

/** Says what a form would create and what that costs, as the server will. @internal */
export function planProduct(input: PlanInput): ProductPlan {
  const text = stringify({
    apiVersion: 'meshwright.io/v1alpha1',
    kind: 'Blueprint',
    product: {
      name: input.name || 'product',
      domain: input.domain || 'domain',
      owner: 'group:default/owner',
      ...(input.classification && { classification: input.classification }),
    },
    services: input.services,
    outputs: input.contract ? [{ name: 'data', contract: CONTRACT }] : [],
  });
  const { blueprints, findings } = readBlueprint(text, {
    clouds: [input.cloud],
  });
  const blueprint = blueprints[input.cloud];
  if (!blueprint) {
    return { services: [], problem: findings[0]?.message };
  }
  const services = clouds[input.cloud].services
    .filter(service => service.wanted(blueprint))
    .map(({ id, title, kind }) => ({ id, title, kind }));
  const { context } = createContext({
    blueprint,
    contracts: { [CONTRACT]: input.contract ?? '' },
    cloud: input.cloud,
  });
  return { services, ...(context && { cost: estimateCost(context) }) };
}
