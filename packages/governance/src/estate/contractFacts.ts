// SPDX-License-Identifier: Apache-2.0
import type {
  Contract,
  Finding,
  Property,
  QualityRule,
  SchemaObject,
  Server,
} from '@meshwright/contracts';
import type { ColumnFacts, ContractFacts } from '../facts/contractFacts';
import { plainName } from './names';
import {
  type Place,
  channelsOf,
  customOf,
  linksOf,
  lower,
  membersOf,
  placeIn,
  serviceLevelsOf,
} from './parts';
import { isPersonal, isSpecial, maskingOf, strictest } from './personal';

/** A contract and what is known of it besides its text. @internal */
export interface ContractSource {
  file: string;
  ref: string;
  standard: string;
  contract: Contract;
  findings: readonly Finding[];
  /** Team or person that the catalog knows as its owner. */
  owner?: string;
}

function columnOf(
  property: Property,
  object: string,
  above: string,
  place: Place,
): ColumnFacts {
  const custom = customOf(property.customProperties);
  const stated = { ...property, custom };
  return {
    name: property.name,
    object,
    fullName: `${above}.${property.name}`,
    businessName: property.businessName ?? '',
    physicalName: property.physicalName ?? '',
    type: property.logicalType ?? property.statedType ?? '',
    physicalType: property.physicalType ?? '',
    description: property.description ?? '',
    required: property.required,
    unique: property.unique,
    primaryKey: property.primaryKey,
    partitioned: property.partitioned,
    critical: property.criticalDataElement,
    classification: (property.classification ?? '').trim().toLowerCase(),
    tags: lower(property.tags),
    personal: isPersonal(stated),
    special: isSpecial(stated),
    masking: maskingOf(stated),
    examples: property.examples.length,
    links: property.authoritativeDefinitions.length,
    checks: property.quality.length,
    custom,
    path: place(property.path),
  };
}

function ruleOf(
  rule: QualityRule,
  object: string,
  column: string,
  place: Place,
): ContractFacts['quality'][number] {
  return {
    name: rule.name ?? rule.id ?? rule.metric ?? '',
    object,
    column,
    type: rule.type,
    metric: rule.metric ?? '',
    dimension: (rule.dimension ?? '').toLowerCase(),
    severity: rule.severity ?? '',
    schedule: rule.schedule ?? '',
    executable: rule.type !== 'text',
    path: place(rule.path),
  };
}

/** Columns and rules of a table, those of nested columns included. */
function walk(object: SchemaObject, place: Place) {
  const columns: ColumnFacts[] = [];
  const rules = object.quality.map(rule =>
    ruleOf(rule, object.name, '', place),
  );
  const visit = (property: Property, above: string) => {
    const column = columnOf(property, object.name, above, place);
    columns.push(column);
    for (const rule of property.quality) {
      rules.push(ruleOf(rule, object.name, property.name, place));
    }
    property.properties.forEach(member => visit(member, column.fullName));
    property.items?.properties.forEach(member =>
      visit(member, column.fullName),
    );
  };
  object.properties.forEach(property => visit(property, object.name));
  return { columns, rules };
}

const text = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function serverOf(
  server: Server,
  place: Place,
): ContractFacts['servers'][number] {
  const { details } = server;
  const region =
    details.region ??
    details.regionName ??
    // What BigQuery calls location is a region; elsewhere it is an address.
    (server.type === 'bigquery' ? details.location : undefined);
  return {
    name: server.server,
    type: server.type,
    environment: server.environment ?? '',
    region: text(region),
    format: text(details.format),
    details,
    path: place(server.path),
  };
}

/** What expressions may read of a contract. @internal */
export function contractFactsOf(source: ContractSource): ContractFacts {
  const { contract, file, findings } = source;
  const place = placeIn(file);
  const walked = contract.schema.map(object => ({
    object,
    ...walk(object, place),
  }));
  const columns = walked.flatMap(part => part.columns);
  const { description, terms = {} } = contract;
  return {
    ref: source.ref,
    id: contract.id ?? '',
    name: contract.name ?? '',
    version: contract.version ?? '',
    standard: source.standard,
    status: (contract.status ?? '').trim().toLowerCase(),
    domain: plainName(contract.domain),
    product: contract.dataProduct ?? '',
    owner: plainName(source.owner ?? contract.team?.name),
    purpose: description.purpose ?? description.text ?? '',
    usage: description.usage ?? '',
    limitations: description.limitations ?? '',
    tags: lower(contract.tags),
    objects: walked.map(({ object, columns: own, rules }) => ({
      name: object.name,
      physicalName: object.physicalName ?? '',
      physicalType: object.physicalType ?? '',
      description: object.description ?? '',
      granularity: object.dataGranularityDescription ?? '',
      tags: lower(object.tags),
      keys: own.filter(column => column.primaryKey).map(({ name }) => name),
      columns: own.length,
      checks: rules.length,
      custom: customOf(object.customProperties),
      path: place(object.path),
    })),
    columns,
    quality: walked.flatMap(({ rules }) => rules),
    servers: contract.servers.map(server => serverOf(server, place)),
    serviceLevels: serviceLevelsOf(contract.serviceLevels, place),
    support: channelsOf(contract.support, place, '/support'),
    members: membersOf(contract.team),
    roles: contract.roles.map(role => ({
      role: role.role,
      access: role.access ?? '',
      approvers: [role.firstLevelApprovers, role.secondLevelApprovers]
        .filter(Boolean)
        .join(', '),
      path: place(role.path),
    })),
    links: linksOf(contract.authoritativeDefinitions),
    strictest: strictest(columns.map(({ classification }) => classification)),
    personal: columns.some(({ personal }) => personal),
    terms: [terms.usage, terms.limitations].filter(Boolean).join('\n'),
    noticePeriod: terms.noticePeriod ?? '',
    price: contract.price ?? null,
    created: contract.createdAt ?? '',
    errors: findings.filter(({ severity }) => severity === 'error').length,
    warnings: findings.filter(({ severity }) => severity === 'warning').length,
    custom: customOf(contract.customProperties),
    path: place(''),
  };
}
