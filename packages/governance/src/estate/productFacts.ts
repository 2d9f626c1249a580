// SPDX-License-Identifier: Apache-2.0
import type { Finding, Product } from '@meshwright/contracts';
import type { ContractFacts } from '../facts/contractFacts';
import type { ProductFacts } from '../facts/productFacts';
import { plainName } from './names';
import {
  channelsOf,
  customOf,
  linksOf,
  lower,
  membersOf,
  placeIn,
  serviceLevelsOf,
} from './parts';
import { strictest } from './personal';

/** A product and what is known of it besides its text. @internal */
export interface ProductSource {
  file: string;
  ref: string;
  standard: string;
  product: Product;
  findings: readonly Finding[];
  /** Team or person that the catalog knows as its owner. */
  owner?: string;
  revision?: string;
}

/** What is known of a contract that a port names, from everywhere else. @internal */
export interface KnownContract {
  facts: ContractFacts;
  /** Product that offers it. */
  offeredBy?: { name: string; domain: string; classification: string };
}

/** Looks up a contract by what a port says of it. @internal */
export type FindContract = (
  id: string | undefined,
  version: string | undefined,
) => KnownContract | undefined;

function additionalDomains(custom: Record<string, unknown>): string[] {
  const { additionalDomains: value } = custom;
  if (typeof value === 'string') {
    return value.split(',').map(part => plainName(part));
  }
  return Array.isArray(value)
    ? value
        .filter((item): item is string => typeof item === 'string')
        .map(plainName)
    : [];
}

function inputPortsOf(
  { product, file }: ProductSource,
  find: FindContract,
): ProductFacts['inputPorts'] {
  const place = placeIn(file);
  return product.inputPorts.map(port => {
    const { contractId, contractVersion, version } = port;
    const known = find(contractId, contractVersion ?? version);
    return {
      name: port.name,
      version: version ?? '',
      contract: contractId ?? '',
      known: known !== undefined,
      contractStatus: known?.facts.status ?? '',
      product: known?.offeredBy?.name ?? port.sourceProduct ?? '',
      domain: known?.offeredBy?.domain ?? '',
      classification: known?.offeredBy?.classification ?? '',
      description: port.description ?? '',
      path: place(port.path),
    };
  });
}

function outputPortsOf(
  { product, file }: ProductSource,
  find: FindContract,
): ProductFacts['outputPorts'] {
  const place = placeIn(file);
  return product.outputPorts.map(port => {
    const { contractId, contractVersion, version } = port;
    return {
      name: port.name,
      version: version ?? '',
      type: port.type ?? '',
      platform: port.platform ?? '',
      contract: contractId ?? '',
      hasContract:
        contractId !== undefined || port.inlineContract !== undefined,
      known: find(contractId, contractVersion ?? version) !== undefined,
      environments: port.locations
        .map(({ environment }) => environment ?? '')
        .filter(Boolean),
      inputContracts: port.inputContracts.map(({ id }) => id),
      description: port.description ?? '',
      path: place(port.path),
    };
  });
}

/**
 * What expressions may read of a product.
 *
 * @param contracts - those that its output ports offer
 * @internal
 */
export function productFactsOf(
  source: ProductSource,
  find: FindContract,
  contracts: ContractFacts[],
  consumers: string[],
): ProductFacts {
  const { product, file, findings } = source;
  const place = placeIn(file);
  const entity = source.standard === 'entity';
  const custom = customOf(product.customProperties);
  const domain = plainName(product.domain);
  const { description } = product;
  return {
    ref: source.ref,
    id: product.id ?? '',
    name: product.name ?? '',
    title: product.title ?? '',
    version: product.version ?? '',
    standard: source.standard,
    status: (product.status ?? '').trim().toLowerCase(),
    type: product.type ?? '',
    domain,
    domains: [domain, ...additionalDomains(custom)].filter(Boolean),
    owner: plainName(source.owner ?? product.owner),
    classification: (product.classification ?? '').trim().toLowerCase(),
    purpose: description.purpose ?? description.text ?? '',
    usage: description.usage ?? '',
    limitations: description.limitations ?? '',
    tags: lower(product.tags),
    platforms: product.platforms,
    inputPorts: inputPortsOf(source, find),
    outputPorts: outputPortsOf(source, find),
    managementPorts: product.managementPorts.map(port => ({
      name: port.name,
      content: port.content ?? '',
      url: port.url ?? '',
      path: place(port.path),
    })),
    serviceLevels: serviceLevelsOf(product.serviceLevels, place),
    support: channelsOf(
      product.support,
      place,
      entity ? '/spec/support' : '/support',
    ),
    members: membersOf(product.team),
    links: linksOf(product.authoritativeDefinitions),
    contracts,
    personal: contracts.some(({ personal }) => personal),
    strictest: strictest(contracts.map(contract => contract.strictest)),
    consumers,
    created: product.createdAt ?? '',
    errors: findings.filter(({ severity }) => severity === 'error').length,
    warnings: findings.filter(({ severity }) => severity === 'warning').length,
    custom,
    path: place(''),
  };
}
