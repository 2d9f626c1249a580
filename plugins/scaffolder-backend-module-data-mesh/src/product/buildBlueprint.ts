// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { readDescriptor } from '@meshwright/contracts';
import type {
  BlueprintInput,
  ResolvedPort,
  ResolvedServices,
} from '@meshwright/infrastructure';
import { stringify } from 'yaml';

/** An output port with its contract, as a form gives it. @internal */
export interface PortInput {
  name: string;
  /** Text of the contract. */
  contract: string;
}

/** What a form says of a product. @internal */
export interface ProductInput {
  name: string;
  title?: string;
  description?: string;
  purpose?: string;
  domain: string;
  owner: string;
  contact?: string;
  version?: string;
  classification?: string;
  costCenter?: string;
}

/** Everything that a blueprint is built of. @internal */
export interface BlueprintParts {
  product: ProductInput;
  host?: string;
  services?: Partial<ResolvedServices>;
  /** More of the blueprint, as its reference describes it. */
  settings?: Record<string, unknown>;
  outputs: PortInput[];
  inputs: PortInput[];
}

/** A blueprint as text, and the contracts by the paths that it names. @internal */
export interface BuiltBlueprint {
  text: string;
  contracts: Record<string, string>;
}

const MAX_CONTRACT = 2 * 1024 * 1024;

/** Builds a blueprint. Whether it is a right one is judged by whoever reads it. @internal */
export function buildBlueprint(parts: BlueprintParts): BuiltBlueprint {
  const contracts: Record<string, string> = {};
  const toPort =
    (folder: string) =>
    (port: PortInput): ResolvedPort => {
      if (port.contract.length > MAX_CONTRACT) {
        throw new InputError(
          `The contract of '${port.name}' has more than ${MAX_CONTRACT} characters`,
        );
      }
      const contract = `${folder}${port.name}.odcs.yaml`;
      if (Object.hasOwn(contracts, contract)) {
        throw new InputError(
          `Two ports are called '${port.name}'. Give each a name of its own.`,
        );
      }
      contracts[contract] = port.contract;
      return { name: port.name, contract };
    };
  const { domain, ...product } = parts.product;
  const blueprint = {
    ...parts.settings,
    apiVersion: 'meshwright.io/v1alpha1',
    kind: 'Blueprint',
    product: withoutEmpty({
      ...product,
      domain: domain.replace(/^(?:domain:)?(?:default\/)?/, ''),
    }),
    ...(parts.host && { host: parts.host }),
    ...(parts.services && { services: withoutEmpty({ ...parts.services }) }),
    outputs: parts.outputs.map(toPort('contracts/')),
    inputs: parts.inputs.map(toPort('contracts/inputs/')),
  } as BlueprintInput;
  return { text: stringify(withoutEmpty({ ...blueprint })), contracts };
}

/** A name for an input port, from the name of its contract. @internal */
export function portNameOf(contract: string, fallback: string): string {
  const name = readDescriptor(contract).contract?.name ?? fallback;
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '');
  return plain.length >= 2 ? plain : fallback;
}

/** A field that a person left empty is one that is not there. */
function withoutEmpty(record: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(record).filter(
      ([, value]) => value !== undefined && value !== null && value !== '',
    ),
  );
}
