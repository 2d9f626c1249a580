// SPDX-License-Identifier: Apache-2.0
import type {
  Contract,
  Property,
  QualityRule,
  SchemaObject,
  Server,
  SupportChannel,
  Team,
  TeamMember,
} from '../../model';
import {
  readCustomProperties,
  readDefinitions,
  readDescription,
} from '../bitol';
import { readSlaProperties } from '../serviceLevels';
import { defined, type Value } from '../values';
import { readPrice, readRoles } from './contract3';
import { readPosition, readType } from './readSchema';

/** Rules of ODCS 2 are run by a tool: in the words of today, custom rules. */
function readRule(rule: Value): QualityRule {
  const cron = rule.at('scheduleCronExpression').text();
  return defined<QualityRule>({
    path: rule.pointer,
    id: rule.at('code').text(),
    name: rule.first('toolRuleName', 'templateName').text(),
    description: rule.at('description').text(),
    type: 'custom',
    dimension: rule.at('dimension').text(),
    severity: rule.at('severity').text(),
    businessImpact: rule.at('businessImpact').text(),
    engine: rule.at('toolName').text(),
    implementation: rule.at('templateName').text(),
    thresholds: [],
    schedule: cron,
    scheduler: cron && 'cron',
    tags: [],
  });
}

/** `isNullable` is false by default, so that a column must have values unless it says otherwise. */
function readColumn(column: Value, rules: QualityRule[]): Property {
  const flag = (name: string) => column.at(name).flag() ?? false;
  return defined<Property>({
    path: column.pointer,
    name: column.first('column', 'name').text() ?? '',
    businessName: column.at('businessName').text(),
    ...readType(column.at('logicalType')),
    physicalType: column.at('physicalType').text(),
    typeOptions: {},
    description: column.at('description').text(),
    required: !flag('isNullable'),
    unique: flag('isUnique'),
    primaryKey: flag('isPrimaryKey'),
    primaryKeyPosition: readPosition(column.at('primaryKeyPosition')),
    partitioned: flag('partitionStatus'),
    partitionKeyPosition: readPosition(column.at('partitionKeyPosition')),
    classification: column.at('classification').text(),
    criticalDataElement: flag('criticalDataElementStatus'),
    encryptedName: column.at('encryptedColumnName').text(),
    examples: column
      .at('sampleValues')
      .items()
      .map(({ raw }) => raw),
    tags: column.at('tags').texts(),
    transformSourceObjects: column.at('transformSourceTables').texts(),
    transformLogic: column.at('transformLogic').text(),
    transformDescription: column.at('transformDescription').text(),
    relationships: [],
    quality: rules,
    authoritativeDefinitions: readDefinitions(
      column.at('authoritativeDefinitions'),
    ),
    customProperties: [],
    properties: [],
  });
}

/** A table. Its rules on one column become rules of that column. */
function readTable(table: Value): SchemaObject {
  const columns = table.at('columns').records();
  const names = new Set(
    columns.map(column => column.first('column', 'name').text()),
  );
  const byColumn = new Map<string | undefined, QualityRule[]>();
  for (const rule of table.at('quality').records()) {
    const column = rule.at('column').text();
    const place = names.has(column) ? column : undefined;
    byColumn.set(place, [...(byColumn.get(place) ?? []), readRule(rule)]);
  }
  return defined<SchemaObject>({
    path: table.pointer,
    name: table.first('table', 'name', 'physicalName').text() ?? '',
    physicalName: table.at('physicalName').text(),
    physicalType: 'table',
    description: table.at('description').text(),
    dataGranularityDescription: table.at('dataGranularity').text(),
    tags: table.at('tags').texts(),
    properties: columns.map(column => {
      const name = column.first('column', 'name').text();
      const rules = name === undefined ? [] : byColumn.get(name) ?? [];
      return readColumn(column, rules);
    }),
    relationships: [],
    quality: byColumn.get(undefined) ?? [],
    authoritativeDefinitions: readDefinitions(
      table.at('authoritativeDefinitions'),
    ),
    customProperties: [],
  });
}

const serverFields = [
  ['project', 'project'],
  ['database', 'database'],
  ['datasetName', 'dataset'],
  ['server', 'host'],
  ['driver', 'driver'],
  ['driverVersion', 'driverVersion'],
  ['sourcePlatform', 'sourcePlatform'],
] as const;

/** ODCS 2 had one server, spread over the top of the contract. Its credentials are not read. */
function readServers(root: Value): Server[] {
  const place = root.first('server', 'database', 'project', 'sourceSystem');
  if (!place.present) return [];
  const type = root.first('driver', 'sourceSystem').text() ?? 'custom';
  return [
    {
      path: place.pointer,
      server: root.at('server').text() ?? 'default',
      type: type.toLowerCase().replace(/[\s_-]/g, ''),
      details: defined(
        Object.fromEntries(
          serverFields.map(([field, name]) => [name, root.at(field).text()]),
        ),
      ),
      roles: [],
    },
  ];
}

function readSupport(root: Value): SupportChannel[] {
  const slack = root.at('productSlackChannel').text();
  const mail = root.at('productDl').text();
  const feedback = root.at('productFeedbackUrl').text();
  return [
    ...(slack === undefined ? [] : [{ channel: slack, tool: 'slack' }]),
    ...(mail === undefined ? [] : [{ channel: mail, tool: 'email' }]),
    ...(feedback === undefined ? [] : [{ channel: 'feedback', url: feedback }]),
  ];
}

function readTeam(stakeholders: Value): Team | undefined {
  if (!Array.isArray(stakeholders.raw)) return undefined;
  return {
    members: stakeholders.records().map(member =>
      defined<TeamMember>({
        username: member.at('username').text(),
        role: member.at('role').text(),
        description: member.first('comment', 'description').text(),
        dateIn: member.at('dateIn').text(),
        dateOut: member.at('dateOut').text(),
        replacedByUsername: member.at('replacedByUsername').text(),
      }),
    ),
  };
}

/** Reads a contract of ODCS 2.2 into the canonical model. @internal */
export function readContract2(root: Value): Contract {
  return defined<Contract>({
    id: root.first('uuid', 'id').text(),
    name: root.at('datasetName').text(),
    version: root.at('version').text(),
    status: root.at('status').text(),
    domain: root.at('datasetDomain').text(),
    dataProduct: root.at('quantumName').text(),
    tenant: root.at('tenant').text(),
    description: readDescription(root.at('description')),
    tags: root.at('tags').texts(),
    schema: root.at('dataset').records().map(readTable),
    servers: readServers(root),
    serviceLevels: readSlaProperties(root.at('slaProperties')),
    team: readTeam(root.at('stakeholders')),
    roles: readRoles(root.at('roles')),
    support: readSupport(root),
    price: readPrice(root.at('price')),
    authoritativeDefinitions: [],
    customProperties: readCustomProperties(root.at('customProperties')),
    createdAt: root.at('contractCreatedTs').text(),
  });
}
