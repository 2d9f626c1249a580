// SPDX-License-Identifier: Apache-2.0
import {
  type CloudId,
  clouds,
  contractPath,
  type CostEstimate,
  createContext,
  dataProductFile,
  estimateCost,
  readBlueprint,
  type ResolvedServices,
} from '@meshwright/infrastructure';
import type { GovernanceFile } from '@meshwright/plugin-data-mesh-common';
import { stringify } from 'yaml';

/** What a form says so far. @internal */
export interface PlanInput {
  cloud: CloudId;
  services: Partial<ResolvedServices>;
  name?: string;
  title?: string;
  purpose?: string;
  domain?: string;
  owner?: string;
  contact?: string;
  classification?: string;
  /** Name of the output port. */
  portName?: string;
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
  /** Descriptor and contract as they will be published; absent until name, domain, owner and contract are there. */
  files?: GovernanceFile[];
  problem?: string;
}

const stated = (fields: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value));

/** Says what a form would create and what that costs, as the server will. @internal */
export function planProduct(input: PlanInput): ProductPlan {
  const { name, domain, owner, contract } = input;
  const port = input.portName || 'data';
  const path = contractPath({
    port: { name: port, contract: '' },
    direction: 'output',
  });
  const text = stringify({
    apiVersion: 'meshwright.io/v1alpha1',
    kind: 'Blueprint',
    product: {
      name: name || 'product',
      domain: domain?.replace(/^(?:domain:)?(?:default\/)?/, '') || 'domain',
      owner: owner || 'group:default/owner',
      ...stated({
        title: input.title,
        purpose: input.purpose,
        contact: input.contact,
        classification: input.classification,
      }),
    },
    services: input.services,
    outputs: contract ? [{ name: port, contract: path }] : [],
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
    contracts: { [path]: contract ?? '' },
    cloud: input.cloud,
  });
  if (!context) return { services };
  const descriptor = dataProductFile(context);
  return {
    services,
    cost: estimateCost(context),
    ...(name &&
      domain &&
      owner &&
      contract && {
        files: [
          { path: descriptor.path, text: descriptor.content },
          { path, text: contract },
        ],
      }),
  };
}
