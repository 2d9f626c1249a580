// SPDX-License-Identifier: Apache-2.0
import type { SourceDocument } from '../../document/types';
import type {
  InputPort,
  ManagementPort,
  OutputPort,
  Product,
  Team,
} from '../../model';
import {
  readCustomProperties,
  readDefinitions,
  readDescription,
  readSupport,
  readTeam,
} from '../bitol';
import { platformsOf, productType } from '../productType';
import { readSlaProperties } from '../serviceLevels';
import { defined, Value } from '../values';
import {
  customValues,
  inputPortProperties,
  outputPortProperties,
  productProperties,
  readLocations,
  readNames,
} from './properties';

function readInputPort(port: Value): InputPort {
  const custom = customValues(port.at('customProperties'));
  const named = inputPortProperties;
  return defined<InputPort>({
    path: port.pointer,
    name: port.at('name').text() ?? port.at('contractId').text() ?? '',
    version: port.at('version').text(),
    contractId: port.at('contractId').text(),
    contractVersion: custom(named.contractVersion)?.text(),
    sourceProduct: custom(named.sourceProduct)?.text(),
    description: custom(named.description)?.text(),
    tags: port.at('tags').texts(),
  });
}

function readOutputPort(port: Value): OutputPort {
  const custom = customValues(port.at('customProperties'));
  const named = outputPortProperties;
  const serviceLevels = custom(named.serviceLevels);
  return defined<OutputPort>({
    path: port.pointer,
    name: port.at('name').text() ?? port.at('contractId').text() ?? '',
    version: port.at('version').text(),
    description: port.at('description').text(),
    type: port.at('type').text(),
    contractId: port.at('contractId').text(),
    contractVersion: custom(named.contractVersion)?.text(),
    platform: custom(named.platform)?.text(),
    inputContracts: port
      .at('inputContracts')
      .records()
      .flatMap(input => {
        const id = input.at('id').text();
        if (id === undefined) return [];
        return defined<OutputPort['inputContracts'][number]>({
          id,
          version: input.at('version').text(),
        });
      }),
    locations: readLocations(custom(named.locations)),
    serviceLevels: serviceLevels ? readSlaProperties(serviceLevels) : [],
    tags: port.at('tags').texts(),
  });
}

function readManagementPort(port: Value): ManagementPort {
  return defined<ManagementPort>({
    path: port.pointer,
    name: port.at('name').text() ?? '',
    content: port.at('content').text(),
    type: port.at('type').text(),
    url: port.at('url').text(),
    channel: port.at('channel').text(),
    description: port.at('description').text(),
  });
}

const ownerRoles = /^(data\s*)?(product\s*)?owner$/i;

/** The team's name, else the member whose role is owner and who has not left. */
function ownerOf(team: Team | undefined): string | undefined {
  if (team?.name !== undefined) return team.name;
  const member = team?.members.find(
    ({ role, dateOut }) =>
      dateOut === undefined &&
      role !== undefined &&
      ownerRoles.test(role.trim()),
  );
  return member?.username ?? member?.name;
}

/**
 * Reads a data product of ODPS (Bitol) into the canonical model.
 *
 * The owner is the custom property `owner`, else the team's name, else the username of the member with
 * the role `owner` (or data owner, product owner) who has not left. Where no custom property names platforms,
 * they are those of the output ports. What else comes from custom
 * properties is listed in `properties.ts`.
 *
 * @internal
 */
export function readProduct(document: SourceDocument): Product {
  const root = Value.of(document);
  const custom = customValues(root.at('customProperties'));
  const named = productProperties;
  const team = readTeam(root.at('team'));
  const type = custom(named.type)?.text();
  const serviceLevels = custom(named.serviceLevels);
  const platforms = readNames(custom(named.platforms));
  const outputPorts = root.at('outputPorts').records().map(readOutputPort);
  return defined<Product>({
    id: root.at('id').text(),
    name: root.at('name').text(),
    title: custom(named.title)?.text(),
    version: root.at('version').text(),
    status: root.at('status').text(),
    domain: root.at('domain').text(),
    tenant: root.at('tenant').text(),
    type: type === undefined ? undefined : productType(type),
    classification: custom(named.classification)?.text(),
    owner: custom(named.owner)?.text() ?? ownerOf(team),
    description: readDescription(root.at('description')),
    tags: root.at('tags').texts(),
    platforms: platforms.length > 0 ? platforms : platformsOf(outputPorts),
    inputPorts: root.at('inputPorts').records().map(readInputPort),
    outputPorts,
    managementPorts: root
      .at('managementPorts')
      .records()
      .map(readManagementPort),
    serviceLevels: serviceLevels ? readSlaProperties(serviceLevels) : [],
    team,
    support: readSupport(root.at('support')),
    authoritativeDefinitions: [
      ...readDefinitions(root.at('authoritativeDefinitions')),
      ...readDefinitions(root.at('description').at('authoritativeDefinitions')),
    ],
    customProperties: readCustomProperties(root.at('customProperties')),
    createdAt: root.at('productCreatedTs').text(),
  });
}
