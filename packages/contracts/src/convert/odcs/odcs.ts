// SPDX-License-Identifier: Apache-2.0
import type { Contract, Description, SchemaObject } from '../../model';
import type { Losses } from '../findings';
import { fileName, titleOf } from '../naming';
import type { ConvertedFile } from '../types';
import { yamlText } from '../yamlText';
import {
  type Entry,
  compact,
  compactOrNothing,
  customEntries,
  definitionEntries,
  markEntries,
  stableId,
} from './entry';
import { propertyEntry, relationshipEntry } from './properties';
import { qualityEntries } from './quality';
import {
  contractCustomEntries,
  priceEntry,
  serverEntry,
  serviceLevelEntry,
  teamEntry,
} from './surroundings';

function objectEntry(object: SchemaObject, losses: Losses): Entry {
  return compact({
    id: stableId(object.id, object.path, losses),
    name: object.name,
    physicalName: object.physicalName,
    logicalType: 'object',
    physicalType: object.physicalType,
    businessName: object.businessName,
    description: object.description,
    dataGranularityDescription: object.dataGranularityDescription,
    tags: object.tags,
    authoritativeDefinitions: definitionEntries(
      object.authoritativeDefinitions,
      object.path,
      losses,
    ),
    relationships: object.relationships.flatMap(item =>
      relationshipEntry(item, losses),
    ),
    properties: object.properties.map(property =>
      propertyEntry(property, losses),
    ),
    quality: object.quality.flatMap(rule => qualityEntries(rule, losses)),
    customProperties: customEntries(object.customProperties),
  });
}

/** A field that ODCS demands: as stated, or as assumed. */
function demanded(
  field: string,
  stated: string | undefined,
  assumed: string,
  losses: Losses,
): string {
  if (stated) return stated;
  losses.add(
    'assumed',
    '',
    `The contract states no ${field}, which ODCS demands; '${assumed}' is assumed.`,
  );
  return assumed;
}

/** A text beside the purpose has no field of its own. */
function descriptionCustomEntries({
  purpose,
  text,
  customProperties,
}: Description): Entry[] {
  return [
    ...customEntries(customProperties ?? []),
    ...(purpose && text && text !== purpose
      ? [{ property: 'text', value: text }]
      : []),
  ];
}

function documentOf(
  contract: Contract,
  objects: SchemaObject[],
  losses: Losses,
): Entry {
  const { description, terms } = contract;
  return compact({
    apiVersion: 'v3.1.0',
    kind: 'DataContract',
    id: demanded('id', contract.id, fileName(titleOf(contract)), losses),
    name: contract.name,
    version: demanded('version', contract.version, '0.0.1', losses),
    status: demanded('status', contract.status, 'draft', losses),
    domain: contract.domain,
    dataProduct: contract.dataProduct,
    tenant: contract.tenant,
    description: compactOrNothing({
      purpose: description.purpose ?? description.text,
      usage: description.usage ?? terms?.usage,
      limitations: description.limitations ?? terms?.limitations,
      customProperties: descriptionCustomEntries(description),
    }),
    tags: contract.tags,
    schema: objects.map(object => objectEntry(object, losses)),
    servers: contract.servers.map(server => serverEntry(server, losses)),
    slaProperties: contract.serviceLevels.map(level =>
      serviceLevelEntry(level, losses),
    ),
    team: teamEntry(contract.team, losses),
    roles: contract.roles.map(
      ({
        role,
        description: words,
        access,
        firstLevelApprovers,
        secondLevelApprovers,
        path,
        ...marked
      }) =>
        compact({
          ...markEntries(marked, path, losses),
          role,
          description: words,
          access,
          firstLevelApprovers,
          secondLevelApprovers,
        }),
    ),
    support: contract.support.map(
      ({
        channel,
        url,
        tool,
        scope,
        description: words,
        invitationUrl,
        ...marked
      }) =>
        compact({
          ...markEntries(marked, '/support', losses),
          channel,
          url,
          tool,
          scope,
          description: words,
          invitationUrl,
        }),
    ),
    price: priceEntry(contract, losses),
    authoritativeDefinitions: definitionEntries(
      contract.authoritativeDefinitions,
      '',
      losses,
    ),
    customProperties: contractCustomEntries(contract, losses),
    contractCreatedTs: contract.createdAt,
  });
}

/**
 * Writes a contract of any standard as ODCS 3.1.0.
 *
 * @internal
 */
export function toOdcs(
  contract: Contract,
  objects: SchemaObject[],
  losses: Losses,
): ConvertedFile[] {
  return [
    {
      path: `${fileName(titleOf(contract))}.odcs.yaml`,
      content: yamlText(documentOf(contract, objects, losses)),
    },
  ];
}
