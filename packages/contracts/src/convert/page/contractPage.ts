// SPDX-License-Identifier: Apache-2.0
import { thresholdWords } from '../../compare/thresholds';
import type {
  AuthoritativeDefinition,
  Contract,
  Property,
  QualityRule,
  SchemaObject,
} from '../../model';
import { titleOf } from '../naming';
import {
  type Block,
  type Inline,
  type Page,
  facts,
  link,
  table,
  valueText,
} from './blocks';
import { allProperties, code, ruleWords, typeWords } from './propertyWords';

function objectBlocks(object: SchemaObject): Block[] {
  const properties = allProperties(object.properties);
  return [
    { kind: 'heading', level: 3, text: object.businessName ?? object.name },
    ...paragraphs(undefined, object.description),
    ...facts([
      ['Name', code(object.name)],
      ['Physical name', code(object.physicalName)],
      ['Kind', object.physicalType],
      ['One row is', object.dataGranularityDescription],
      ['Tags', object.tags.join(', ')],
    ]),
    ...table(
      `Properties of ${object.name}`,
      [
        'Property',
        'Type',
        'Rules',
        'Classification',
        'Description',
        'Physical name',
        'Examples',
        'Tags',
      ],
      properties.map(({ name, property }) => [
        code(name),
        typeWords(property),
        [ruleWords(property)],
        [property.classification ?? ''],
        [property.description ?? property.businessName ?? ''],
        code(property.physicalName),
        [property.examples.map(valueText).join(', ')],
        [property.tags.join(', ')],
      ]),
    ),
    ...table(
      `References of ${object.name}`,
      ['From', 'To', 'Description'],
      object.relationships.map(({ from, to, description }) => [
        code(from.join(', ')),
        code(to.join(', ')),
        [description ?? ''],
      ]),
    ),
    ...qualityTable(object, properties),
  ];
}

function qualityTable(
  object: SchemaObject,
  properties: Array<{ name: string; property: Property }>,
): Block[] {
  const row = (subject: string, rule: QualityRule): Inline[][] => [
    code(subject),
    [rule.name ?? rule.metric ?? rule.type],
    [
      rule.thresholds.length > 0
        ? thresholdWords(rule.thresholds, rule.unit)
        : '',
    ],
    [rule.dimension ?? ''],
    [rule.severity ?? ''],
    [rule.description ?? ''],
    code(rule.query ?? valueText(rule.implementation)),
  ];
  return table(
    `Quality rules of ${object.name}`,
    ['On', 'Rule', 'Limit', 'Dimension', 'Severity', 'Description', 'Check'],
    [
      ...object.quality.map(rule => row(object.name, rule)),
      ...properties.flatMap(({ name, property }) =>
        property.quality.map(rule => row(name, rule)),
      ),
    ],
  );
}

function paragraphs(
  label: string | undefined,
  text: string | undefined,
): Block[] {
  return text?.trim() ? [{ kind: 'text', label, text: text.trim() }] : [];
}

function section(title: string, blocks: Block[]): Block[] {
  return blocks.length > 0
    ? [{ kind: 'heading', level: 2, text: title }, ...blocks]
    : [];
}

function linkRows(definitions: AuthoritativeDefinition[]): Inline[][][] {
  return definitions.map(({ url, type, description }) => [
    link(url),
    [type ?? ''],
    [description ?? ''],
  ]);
}

function serviceBlocks(contract: Contract): Block[] {
  return [
    ...section(
      'Service levels',
      table(
        'Service levels',
        ['Promise', 'Value', 'On', 'Driver', 'Description'],
        contract.serviceLevels.map(level => [
          [level.property],
          [
            [valueText(level.value), valueText(level.valueExt)]
              .filter(Boolean)
              .join(' to ') + (level.unit ? ` ${level.unit}` : ''),
          ],
          code(level.elements.join(', ')),
          [level.driver ?? ''],
          [level.description ?? ''],
        ]),
      ),
    ),
    ...section(
      'Servers',
      table(
        'Servers',
        ['Server', 'Type', 'Environment', 'Where', 'Description'],
        contract.servers.map(server => [
          code(server.server),
          [server.type],
          [server.environment ?? ''],
          [
            Object.entries(server.details)
              .map(([name, value]) => `${name}: ${valueText(value)}`)
              .join('; '),
          ],
          [server.description ?? ''],
        ]),
      ),
    ),
  ];
}

function peopleBlocks(contract: Contract): Block[] {
  const { team, roles, support } = contract;
  const present = team?.members.filter(({ dateOut }) => !dateOut) ?? [];
  return [
    ...section('Team', [
      ...facts([['Team', team?.name]]),
      ...paragraphs(undefined, team?.description),
      ...table(
        'Members of the team',
        ['Name', 'Role', 'User', 'E-mail'],
        present.map(member => [
          [member.name ?? ''],
          [member.role ?? ''],
          [member.username ?? ''],
          [member.email ?? ''],
        ]),
      ),
    ]),
    ...section(
      'Support',
      table(
        'Support channels',
        ['Channel', 'Where', 'Tool', 'For', 'Description'],
        support.map(channel => [
          [channel.channel],
          link(channel.url),
          [channel.tool ?? ''],
          [channel.scope ?? ''],
          [channel.description ?? ''],
        ]),
      ),
    ),
    ...section(
      'Roles',
      table(
        'Roles that give access',
        ['Role', 'Access', 'Approved by', 'Description'],
        roles.map(role => [
          code(role.role),
          [role.access ?? ''],
          [
            [role.firstLevelApprovers, role.secondLevelApprovers]
              .filter(Boolean)
              .join(', then '),
          ],
          [role.description ?? ''],
        ]),
      ),
    ),
  ];
}

function termBlocks(contract: Contract): Block[] {
  const { price, terms } = contract;
  return [
    ...section('Price and terms', [
      ...facts([
        [
          'Price',
          price && price.amount !== undefined
            ? [price.amount, price.currency, price.unit && `per ${price.unit}`]
                .filter(part => part !== undefined && part !== '')
                .join(' ')
            : undefined,
        ],
        ['Notice period', terms?.noticePeriod],
      ]),
      ...paragraphs('Billing', terms?.billing),
    ]),
    ...section(
      'Links',
      table(
        'Links',
        ['Address', 'Type', 'Description'],
        linkRows(contract.authoritativeDefinitions),
      ),
    ),
    ...section(
      'Custom properties',
      table(
        'Custom properties',
        ['Name', 'Value', 'Description'],
        contract.customProperties.map(({ property, value, description }) => [
          code(property),
          [valueText(value)],
          [description ?? ''],
        ]),
      ),
    ),
  ];
}

/** What people want to read of a contract, in the order they want it. @internal */
export function contractPage(
  contract: Contract,
  objects: SchemaObject[],
): Page {
  const { description, terms } = contract;
  return {
    title: titleOf(contract),
    blocks: [
      ...facts([
        ['Version', contract.version],
        ['Status', contract.status],
        ['Domain', contract.domain],
        ['Data product', contract.dataProduct],
        ['Tenant', contract.tenant],
        ['Id', code(contract.id)],
        ['Tags', contract.tags.join(', ')],
      ]),
      ...paragraphs('Purpose', description.purpose ?? description.text),
      ...paragraphs('Usage', description.usage ?? terms?.usage),
      ...paragraphs(
        'Limitations',
        description.limitations ?? terms?.limitations,
      ),
      ...section('Schema', objects.flatMap(objectBlocks)),
      ...serviceBlocks(contract),
      ...peopleBlocks(contract),
      ...termBlocks(contract),
    ],
  };
}
