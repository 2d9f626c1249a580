// SPDX-License-Identifier: Apache-2.0
import type { Contract, Price, Role, Server } from '../../model';
import {
  readCustomProperties,
  readDefinitions,
  readDescription,
  readMarks,
  readSupport,
  readTeam,
} from '../bitol';
import { readSlaProperties } from '../serviceLevels';
import { defined, isRecord, type Value } from '../values';
import { readSchema } from './readSchema';

/** What every server has; the rest is of its type. */
const commonFields = new Set([
  'id',
  'server',
  'type',
  'description',
  'environment',
  'roles',
  'customProperties',
]);

function readServer(server: Value): Server {
  return defined<Server>({
    ...readMarks(server),
    path: server.pointer,
    server: server.at('server').text() ?? '',
    type: server.at('type').text() ?? 'custom',
    environment: server.at('environment').text(),
    description: server.at('description').text(),
    details: Object.fromEntries(
      server
        .members()
        .filter(([name, value]) => !commonFields.has(name) && value.present)
        .map(([name, { raw }]) => [name, raw]),
    ),
    roles: server
      .at('roles')
      .items()
      .flatMap(role => role.at('role').text() ?? role.text() ?? []),
  });
}

/** Reads `roles`; those without a name are left out. @internal */
export function readRoles(list: Value): Role[] {
  return list.records().flatMap(item => {
    const role = item.at('role').text();
    if (role === undefined) return [];
    return defined<Role>({
      ...readMarks(item),
      path: item.pointer,
      role,
      description: item.at('description').text(),
      access: item.at('access').text(),
      firstLevelApprovers: item.at('firstLevelApprovers').text(),
      secondLevelApprovers: item.at('secondLevelApprovers').text(),
    });
  });
}

/** Reads `price`. @internal */
export function readPrice(price: Value): Price | undefined {
  if (!isRecord(price.raw)) return undefined;
  const amount = price.at('priceAmount');
  return defined<Price>({
    id: price.at('id').text(),
    amount: amount.number() ?? amount.text(),
    currency: price.at('priceCurrency').text(),
    unit: price.at('priceUnit').text(),
  });
}

/** Service levels; those without elements are about the contract's default element, if it names one. */
function readServiceLevels(root: Value) {
  const byDefault = (root.at('slaDefaultElement').text() ?? '')
    .split(',')
    .map(element => element.trim())
    .filter(element => element !== '');
  return readSlaProperties(root.at('slaProperties')).map(level =>
    level.elements.length === 0 ? { ...level, elements: byDefault } : level,
  );
}

/** Reads a contract of ODCS 3 into the canonical model. @internal */
export function readContract3(root: Value): Contract {
  return defined<Contract>({
    id: root.at('id').text(),
    name: root.at('name').text(),
    version: root.at('version').text(),
    status: root.at('status').text(),
    domain: root.at('domain').text(),
    dataProduct: root.at('dataProduct').text(),
    tenant: root.at('tenant').text(),
    description: readDescription(root.at('description')),
    tags: root.at('tags').texts(),
    schema: readSchema(root.at('schema')),
    servers: root.at('servers').records().map(readServer),
    serviceLevels: readServiceLevels(root),
    team: readTeam(root.at('team')),
    roles: readRoles(root.at('roles')),
    support: readSupport(root.at('support')),
    price: readPrice(root.at('price')),
    authoritativeDefinitions: [
      ...readDefinitions(root.at('authoritativeDefinitions')),
      ...readDefinitions(root.at('description').at('authoritativeDefinitions')),
    ],
    customProperties: readCustomProperties(root.at('customProperties')),
    createdAt: root.at('contractCreatedTs').text(),
  });
}
