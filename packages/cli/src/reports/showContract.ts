// SPDX-License-Identifier: Apache-2.0
import type { Contract, Property, SchemaObject } from '@meshwright/contracts';
import type { Sheet } from './sheet';
import { count } from './words';

/** Rows of one table that are shown; wide tables are counted from there on. */
const MOST_ROWS = 200;

function marks(property: Property): string {
  const words: string[] = [];
  if (property.primaryKey) words.push('key');
  if (property.required) words.push('required');
  if (property.unique) words.push('unique');
  if (property.partitioned) words.push('partition');
  if (property.classification) words.push(property.classification);
  if (property.enum) words.push(count(property.enum.length, 'value'));
  if (property.quality.length > 0) {
    words.push(count(property.quality.length, 'rule'));
  }
  return words.join(', ');
}

function typeOf({ logicalType, statedType, physicalType }: Property): string {
  const logical = logicalType ?? statedType ?? '';
  if (!physicalType || physicalType === logical) return logical;
  return logical ? `${logical} (${physicalType})` : physicalType;
}

function rows(properties: Property[], depth: number): string[][] {
  return properties.flatMap(property => [
    [
      `${'  '.repeat(depth)}${property.name || 'element'}`,
      typeOf(property),
      marks(property),
      property.description ?? property.businessName ?? '',
    ],
    ...rows(property.properties, depth + 1),
    ...(property.items ? rows([property.items], depth + 1) : []),
  ]);
}

function showObject(object: SchemaObject, sheet: Sheet): void {
  sheet.section(
    object.name,
    [
      object.physicalType,
      count(object.properties.length, 'property').replace(
        /propertys$/,
        'properties',
      ),
    ]
      .filter(Boolean)
      .join(', '),
  );
  sheet.paragraph(object.description);
  const all = rows(object.properties, 0);
  sheet.table(all.slice(0, MOST_ROWS));
  sheet.more(all.length - MOST_ROWS, 'properties');
  if (object.quality.length > 0) {
    sheet.fact('Quality', count(object.quality.length, 'rule'));
  }
}

/** Shows a contract. */
export function showContract(contract: Contract, sheet: Sheet): void {
  sheet.title(
    contract.name ?? contract.dataProduct ?? contract.id ?? 'A contract',
    [contract.version, contract.status].filter(Boolean).join(', '),
  );
  sheet.fact('Id', contract.id);
  sheet.fact('Domain', contract.domain);
  sheet.fact('Data product', contract.dataProduct);
  sheet.fact('Team', contract.team?.name);
  sheet.fact('Tags', contract.tags.join(', '));
  sheet.fact(
    'Purpose',
    contract.description.purpose ?? contract.description.text,
  );
  sheet.fact('Usage', contract.description.usage ?? contract.terms?.usage);
  sheet.fact(
    'Limitations',
    contract.description.limitations ?? contract.terms?.limitations,
  );
  contract.schema.forEach(object => showObject(object, sheet));
  if (contract.serviceLevels.length > 0) {
    sheet.section('Service levels');
    sheet.table(
      contract.serviceLevels.map(level => [
        level.property,
        [level.value, level.unit].filter(part => part !== undefined).join(' '),
        level.elements.join(', '),
      ]),
    );
  }
  if (contract.servers.length > 0) {
    sheet.section('Servers');
    sheet.table(
      contract.servers.map(({ server, type, environment, details }) => [
        server,
        type,
        environment ?? '',
        Object.entries(details)
          .map(([name, value]) => `${name} ${String(value)}`)
          .join(', '),
      ]),
    );
  }
  if (contract.support.length > 0) {
    sheet.section('Support');
    sheet.table(
      contract.support.map(({ channel, url }) => [channel, url ?? '']),
    );
  }
}
