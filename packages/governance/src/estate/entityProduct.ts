// SPDX-License-Identifier: Apache-2.0
import type { Product } from '@meshwright/contracts';

type Data = Record<string, unknown>;

const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const dataOf = (value: unknown): Data => (isData(value) ? value : {});
const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : undefined;
const texts = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.map(text).filter((item): item is string => item !== undefined)
    : [];
const records = (value: unknown): Array<[Data, number]> =>
  Array.isArray(value)
    ? value
        .map((item, index): [unknown, number] => [item, index])
        .filter((pair): pair is [Data, number] => isData(pair[0]))
    : [];

/** A contract's ref without what is the rule: `api:default/orders` is `orders`. */
function contractName(ref: unknown, namespace: string): string | undefined {
  const name = text(ref)?.replace(/^api:/i, '');
  if (name === undefined || name.includes('/') || namespace === 'default') {
    return name?.replace(/^default\//, '');
  }
  return `${namespace}/${name}`;
}

function outputPortOf(
  port: Data,
  index: number,
  namespace: string,
): Product['outputPorts'][number] {
  return {
    path: `/spec/outputPorts/${index}`,
    name: text(port.name) ?? '',
    version: text(port.version),
    description: text(port.description),
    type: text(port.type),
    platform: text(port.platform),
    contractId: contractName(port.contract, namespace),
    inputContracts: [],
    locations: records(port.environments).map(([item]) => ({
      environment: text(item.environment),
      url: text(item.url) ?? '',
    })),
    serviceLevels: [],
    tags: [],
  };
}

/**
 * A `DataProduct` entity of the catalog as the canonical product, with paths into the entity.
 *
 * @internal
 */
export function productOfEntity(entity: Data): Product {
  const metadata = dataOf(entity.metadata);
  const spec = dataOf(entity.spec);
  const annotations = dataOf(metadata.annotations);
  const namespace = text(metadata.namespace) ?? 'default';
  return {
    id: text(annotations['meshwright.io/product-id']),
    name: text(metadata.name),
    title: text(metadata.title),
    version: text(spec.version),
    status: text(spec.lifecycle),
    domain: text(spec.domain),
    type: text(spec.type),
    classification: text(spec.classification),
    owner: text(spec.owner),
    description: {
      purpose: text(spec.purpose) ?? text(metadata.description),
      usage: text(spec.usage),
      limitations: text(spec.limitations),
    },
    tags: texts(metadata.tags),
    platforms: texts(spec.platforms),
    inputPorts: records(spec.inputPorts).map(([port, index]) => ({
      path: `/spec/inputPorts/${index}`,
      name: text(port.name) ?? '',
      version: text(port.version),
      contractId: contractName(port.contract, namespace),
      description: text(port.description),
      tags: [],
    })),
    outputPorts: records(spec.outputPorts).map(([port, index]) =>
      outputPortOf(port, index, namespace),
    ),
    managementPorts: [],
    serviceLevels: records(spec.serviceLevels).map(([level, index]) => ({
      path: `/spec/serviceLevels/${index}`,
      property: text(level.property) ?? '',
      value: level.value,
      unit: text(level.unit),
      elements: [],
      description: text(level.description),
    })),
    support: records(spec.support).map(([channel]) => ({
      channel: text(channel.channel) ?? '',
      url: text(channel.url),
      tool: text(channel.tool),
      scope: text(channel.scope),
    })),
    authoritativeDefinitions: records(metadata.links).map(([link]) => ({
      type: text(link.type),
      url: text(link.url) ?? '',
    })),
    customProperties: [
      { property: 'additionalDomains', value: spec.additionalDomains },
      ...Object.entries(dataOf(metadata.labels)).map(([property, value]) => ({
        property,
        value,
      })),
    ],
  };
}
