// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import {
  DESCRIPTOR_LOCATION_ANNOTATION,
  SOURCE_ANNOTATION,
  type DataProductServiceLevel,
  type DataProductSupportChannel,
  type PortLocation,
} from '@meshwright/plugin-data-mesh-common';
import { referenceOf } from './references';
import type {
  InputPortContent,
  OutputPortContent,
  PortContract,
  ProductContent,
} from './types';
import { objectsOf, textOf, textsOf } from './values';

/** Reads what pages show of a data product out of its entity. @internal */
export function productContentOf(entity: Entity): ProductContent {
  const spec = entity.spec ?? {};
  return {
    name: entity.metadata.name,
    purpose: textOf(spec.purpose),
    description: textOf(entity.metadata.description),
    limitations: textOf(spec.limitations),
    usage: textOf(spec.usage),
    type: textOf(spec.type),
    lifecycle: textOf(spec.lifecycle),
    classification: textOf(spec.classification),
    version: textOf(spec.version),
    platforms: textsOf(spec.platforms),
    tags: textsOf(entity.metadata.tags),
    inputPorts: objectsOf(spec.inputPorts).map(port =>
      inputPortOf(entity, port),
    ),
    outputPorts: objectsOf(spec.outputPorts).map(port =>
      outputPortOf(entity, port),
    ),
    serviceLevels: objectsOf(spec.serviceLevels).flatMap(serviceLevelOf),
    support: objectsOf(spec.support).flatMap(supportChannelOf),
    source: entity.metadata.annotations?.[SOURCE_ANNOTATION],
    descriptorLocation:
      entity.metadata.annotations?.[DESCRIPTOR_LOCATION_ANNOTATION],
  };
}

function inputPortOf(
  entity: Entity,
  port: Record<string, unknown>,
): InputPortContent {
  return {
    name: textOf(port.name) ?? 'unnamed',
    version: textOf(port.version),
    description: textOf(port.description),
    contract: contractOf(entity, 'input', port),
  };
}

function outputPortOf(
  entity: Entity,
  port: Record<string, unknown>,
): OutputPortContent {
  return {
    ...inputPortOf(entity, port),
    contract: contractOf(entity, 'output', port),
    type: textOf(port.type),
    platform: textOf(port.platform),
    environments: objectsOf(port.environments).flatMap(environmentOf),
  };
}

function contractOf(
  entity: Entity,
  field: 'input' | 'output',
  port: Record<string, unknown>,
): PortContract | undefined {
  const written = textOf(port.contract);
  if (!written) {
    return undefined;
  }
  const reference = referenceOf(entity, field, written);
  return { ref: reference.ref, written: reference.written };
}

function environmentOf(value: Record<string, unknown>): PortLocation[] {
  const url = textOf(value.url);
  return url ? [{ environment: textOf(value.environment), url }] : [];
}

function serviceLevelOf(
  level: Record<string, unknown>,
): DataProductServiceLevel[] {
  const property = textOf(level.property);
  const { value } = level;
  if (
    !property ||
    (typeof value !== 'string' &&
      typeof value !== 'number' &&
      typeof value !== 'boolean')
  ) {
    return [];
  }
  return [
    {
      property,
      value,
      unit: textOf(level.unit),
      description: textOf(level.description),
    },
  ];
}

function supportChannelOf(
  channel: Record<string, unknown>,
): DataProductSupportChannel[] {
  const name = textOf(channel.channel);
  return name
    ? [
        {
          channel: name,
          url: textOf(channel.url),
          tool: textOf(channel.tool),
          scope: textOf(channel.scope),
          description: textOf(channel.description),
        },
      ]
    : [];
}
