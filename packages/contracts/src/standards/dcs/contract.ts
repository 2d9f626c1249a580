// SPDX-License-Identifier: Apache-2.0
import type { SourceDocument } from '../../document/types';
import type {
  AuthoritativeDefinition,
  Contract,
  Role,
  SchemaObject,
  Server,
  SupportChannel,
} from '../../model';
import { defined, isRecord, Value } from '../values';
import {
  type ColumnContext,
  readExtras,
  readLinks,
  readProperties,
} from './properties';
import { ExpansionBudget } from './expansion';
import { readOldQuality, readQuality } from './quality';
import { readServiceLevels } from './serviceLevels';

const commonServerFields = ['type', 'description', 'environment', 'roles'];

function readServer([name, server]: [string, Value]): Server {
  const details = server
    .members()
    .filter(
      ([field, { present }]) => present && !commonServerFields.includes(field),
    )
    .map(([field, value]) => [field, value.raw]);
  return defined<Server>({
    path: server.pointer,
    server: name,
    // Before 1.1 some types were written with capitals.
    type: server.at('type').text()?.toLowerCase() ?? '',
    environment: server.at('environment').text(),
    description: server.at('description').text(),
    details: Object.fromEntries(details),
    roles: server
      .at('roles')
      .records()
      .flatMap(role => role.at('name').text() ?? []),
  });
}

/** Roles of all servers, each once. */
function readRoles(servers: Value): Role[] {
  const roles = new Map<string, Role>();
  for (const [, server] of servers.members()) {
    for (const role of server.at('roles').records()) {
      const name = role.at('name').text();
      if (name === undefined || roles.has(name)) continue;
      roles.set(
        name,
        defined<Role>({
          path: role.pointer,
          role: name,
          description: role.at('description').text(),
        }),
      );
    }
  }
  return [...roles.values()];
}

function readModel(
  name: string,
  model: Value,
  context: ColumnContext,
): SchemaObject {
  const properties = readProperties(model.at('fields'), context);
  const byName = new Map(properties.map(property => [property.name, property]));
  model
    .at('primaryKey')
    .texts()
    .forEach((key, index) => {
      const property = byName.get(key);
      if (!property) return;
      property.primaryKey = true;
      property.primaryKeyPosition = index + 1;
    });
  return defined<SchemaObject>({
    path: model.pointer,
    name,
    businessName: model.at('title').text(),
    physicalType: model.at('type').text(),
    description: model.at('description').text(),
    tags: model.at('tags').texts(),
    properties,
    relationships: [],
    quality: readQuality(model.at('quality')),
    authoritativeDefinitions: readLinks(model.at('links')),
    customProperties: readExtras(model.at('config'), [
      ['additionalFields', model.at('additionalFields')],
    ]),
  });
}

function readModels(
  root: Value,
  serverTypes: readonly string[],
  budget: ExpansionBudget,
): SchemaObject[] {
  const context: ColumnContext = { root, serverTypes, budget };
  const models = root
    .at('models')
    .members()
    .filter(([, model]) => isRecord(model.raw))
    .map(([name, model]) => readModel(name, model, context));
  const old = readOldQuality(
    root.at('quality'),
    new Set(models.map(({ name }) => name)),
  );
  for (const model of models) {
    const rule = old.get(model.name);
    if (rule) model.quality.push(rule);
  }
  return models;
}

function readContact(contact: Value): SupportChannel[] {
  const email = contact.at('email').text();
  const url = contact.at('url').text() ?? (email && `mailto:${email}`);
  const channel = contact.at('name').text() ?? email ?? url;
  if (channel === undefined) return [];
  return [
    defined<SupportChannel>({
      channel,
      url,
      tool:
        email !== undefined && url?.startsWith('mailto:') ? 'email' : undefined,
    }),
  ];
}

function readPolicies(policies: Value): AuthoritativeDefinition[] {
  return policies.records().flatMap(policy => {
    const url = policy.at('url').text();
    if (url === undefined) return [];
    return defined<AuthoritativeDefinition>({
      url,
      type: policy.first('name', 'type').text(),
      description: policy.at('description').text(),
    });
  });
}

/** A contract, and whether definitions were left out of it for their size. */
interface Reading {
  contract: Contract;
  cut: boolean;
}

/** Rules and model both need the contract; putting definitions in is not to be done twice. */
const readings = new WeakMap<SourceDocument, Reading>();

function readingOf(document: SourceDocument): Reading {
  const known = readings.get(document);
  if (known) return known;
  const reading = read(document);
  readings.set(document, reading);
  return reading;
}

/** Whether a contract grows past its limit once its definitions are put in. @internal */
export function isCut(document: SourceDocument): boolean {
  return readingOf(document).cut;
}

/**
 * Reads a contract of the Data Contract Specification into the canonical model, with what its columns
 * inherit from definitions.
 *
 * @internal
 */
export function readContract(document: SourceDocument): Contract {
  return readingOf(document).contract;
}

function read(document: SourceDocument): Reading {
  const budget = new ExpansionBudget();
  const root = Value.of(document);
  const info = root.at('info');
  const terms = root.at('terms');
  const servers = root
    .at('servers')
    .members()
    .filter(([, server]) => isRecord(server.raw))
    .map(readServer);
  const owner = info.at('owner').text();
  const stated = defined({
    usage: terms.at('usage').text(),
    limitations: terms.at('limitations').text(),
    billing: terms.at('billing').text(),
    noticePeriod: terms.at('noticePeriod').text(),
  });
  const contract = defined<Contract>({
    id: root.at('id').text(),
    name: info.at('title').text(),
    version: info.at('version').text(),
    status: info.at('status').text(),
    domain: info.at('domain').text(),
    // A field of 0.9.0, and an extension since.
    dataProduct: info.at('dataProduct').text(),
    description: defined({
      text: info.at('description').text(),
      usage: stated.usage,
      limitations: stated.limitations,
    }),
    tags: root.at('tags').texts(),
    schema: readModels(
      root,
      [...new Set(servers.map(({ type }) => type))],
      budget,
    ),
    servers,
    serviceLevels: readServiceLevels(root.at('servicelevels')),
    team: owner === undefined ? undefined : { name: owner, members: [] },
    roles: readRoles(root.at('servers')),
    support: readContact(info.at('contact')),
    terms: Object.keys(stated).length > 0 ? stated : undefined,
    authoritativeDefinitions: [
      ...readLinks(root.at('links')),
      ...readLinks(info.at('links')),
      ...readPolicies(terms.at('policies')),
    ],
    customProperties: [],
  });
  return { contract, cut: budget.used };
}
