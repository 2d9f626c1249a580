// SPDX-License-Identifier: Apache-2.0
import type {
  Contract,
  Product,
  Property,
  QualityRule,
  SchemaObject,
  Server,
  ServiceLevel,
} from '../model';

/** A property with the defaults of ODCS. */
export function property(
  name: string,
  given: Partial<Property> = {},
): Property {
  return {
    path: '',
    name,
    typeOptions: {},
    required: false,
    unique: false,
    primaryKey: false,
    partitioned: false,
    criticalDataElement: false,
    examples: [],
    tags: [],
    transformSourceObjects: [],
    relationships: [],
    quality: [],
    authoritativeDefinitions: [],
    customProperties: [],
    properties: [],
    ...given,
  };
}

/** A table with these properties. */
export function object(
  name: string,
  properties: Property[],
  given: Partial<SchemaObject> = {},
): SchemaObject {
  return {
    path: '',
    name,
    tags: [],
    properties,
    relationships: [],
    quality: [],
    authoritativeDefinitions: [],
    customProperties: [],
    ...given,
  };
}

export function qualityRule(given: Partial<QualityRule> = {}): QualityRule {
  return { path: '', type: 'library', thresholds: [], tags: [], ...given };
}

export function serviceLevel(
  name: string,
  value: unknown,
  unit?: string,
  given: Partial<ServiceLevel> = {},
): ServiceLevel {
  return { path: '', property: name, value, unit, elements: [], ...given };
}

export function server(
  name: string,
  type: string,
  details: Record<string, unknown> = {},
  given: Partial<Server> = {},
): Server {
  return { path: '', server: name, type, details, roles: [], ...given };
}

function placeProperty(given: Property, path: string): Property {
  const placed: Property = {
    ...given,
    path,
    relationships: given.relationships.map((item, index) => ({
      ...item,
      path: `${path}/relationships/${index}`,
    })),
    quality: given.quality.map((rule, index) => ({
      ...rule,
      path: `${path}/quality/${index}`,
    })),
    properties: given.properties.map((member, index) =>
      placeProperty(member, `${path}/properties/${index}`),
    ),
  };
  return given.items
    ? { ...placed, items: placeProperty(given.items, `${path}/items`) }
    : placed;
}

/** A contract whose parts have the paths that ODCS 3.1 gives them. */
export function contract(
  schema: SchemaObject[] = [],
  given: Omit<Partial<Contract>, 'schema'> = {},
): Contract {
  const merged: Contract = {
    id: 'orders',
    version: '1.0.0',
    status: 'active',
    description: {},
    tags: [],
    servers: [],
    serviceLevels: [],
    roles: [],
    support: [],
    authoritativeDefinitions: [],
    customProperties: [],
    ...given,
    schema,
  };
  const numbered = <T extends { path: string }>(items: T[], at: string) =>
    items.map((item, index) => ({ ...item, path: `${at}/${index}` }));
  return {
    ...merged,
    servers: numbered(merged.servers, '/servers'),
    serviceLevels: numbered(merged.serviceLevels, '/slaProperties'),
    roles: numbered(merged.roles, '/roles'),
    schema: merged.schema.map((item, index) => ({
      ...item,
      path: `/schema/${index}`,
      quality: numbered(item.quality, `/schema/${index}/quality`),
      relationships: numbered(
        item.relationships,
        `/schema/${index}/relationships`,
      ),
      properties: item.properties.map((member, position) =>
        placeProperty(member, `/schema/${index}/properties/${position}`),
      ),
    })),
  };
}

/** A contract with one table `orders`. */
export function orders(
  properties: Property[],
  given: Partial<Contract> = {},
): Contract {
  return contract([object('orders', properties)], given);
}

/** A data product whose ports have the paths that ODPS (Bitol) gives them. */
export function product(given: Partial<Product> = {}): Product {
  const merged: Product = {
    id: 'customer-360',
    version: '1.0.0',
    status: 'active',
    description: {},
    tags: [],
    platforms: [],
    inputPorts: [],
    outputPorts: [],
    managementPorts: [],
    serviceLevels: [],
    support: [],
    authoritativeDefinitions: [],
    customProperties: [],
    ...given,
  };
  const numbered = <T extends { path: string }>(items: T[], at: string) =>
    items.map((item, index) => ({ ...item, path: `${at}/${index}` }));
  return {
    ...merged,
    inputPorts: numbered(merged.inputPorts, '/inputPorts'),
    outputPorts: numbered(merged.outputPorts, '/outputPorts'),
    managementPorts: numbered(merged.managementPorts, '/managementPorts'),
  };
}
