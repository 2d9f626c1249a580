// SPDX-License-Identifier: Apache-2.0
import {
  type FactsOf,
  anything,
  count,
  flag,
  free,
  list,
  record,
  text,
  texts,
} from './field';
import {
  channelFacts,
  linkFacts,
  memberFacts,
  roleFacts,
  ruleFacts,
  serverFacts,
  serviceLevelFacts,
} from './parts';

const path = text(
  'Where it is stated: the file, and behind # the JSON Pointer in it.',
);

/** A column, field or nested member. @public */
export const columnFacts = record('column', {
  name: text('Name of the column.'),
  object: text('Table or topic it belongs to.'),
  fullName: text('table.column, with the names between for a nested one.'),
  businessName: text('Name for people.'),
  physicalName: text('Name in the store, where it differs.'),
  type: text('Logical type: string, integer, date, …'),
  physicalType: text('Type in the store.'),
  description: text('What it means.'),
  required: flag('Whether it must have a value.'),
  unique: flag('Whether its values are unique.'),
  primaryKey: flag('Whether it is part of the primary key.'),
  partitioned: flag('Whether the data is partitioned by it.'),
  critical: flag('Whether it is a critical data element.'),
  classification: text('Classification in lower case.'),
  tags: texts('Tags in lower case.'),
  personal: flag(
    'Whether it holds personal data: by a tag, a custom property or its classification.',
  ),
  special: flag(
    'Whether it holds special categories of personal data, such as health.',
  ),
  masking: text(
    'How it is masked: a custom property masking, maskingPolicy or masked, a tag such as hashed, or encrypted for one with an encrypted name.',
  ),
  examples: count('Number of example values.'),
  links: count('Number of definitions elsewhere.'),
  checks: count('Number of quality rules on it.'),
  custom: free('Custom properties by name.'),
  path,
});

/** A table, topic, file or view. @public */
export const objectFacts = record('object', {
  name: text('Name.'),
  physicalName: text('Name in the store.'),
  physicalType: text('table, view, topic, …'),
  description: text('What it holds.'),
  granularity: text('What one row is.'),
  tags: texts('Tags in lower case.'),
  keys: texts('Names of the columns of the primary key.'),
  columns: count('Number of columns, nested ones included.'),
  checks: count('Number of quality rules on it and its columns.'),
  custom: free('Custom properties by name.'),
  path,
});

/** A contract. @public */
export const contractFacts = record('contract', {
  ref: text('Entity ref: api:namespace/name.'),
  id: text('Id that the contract states.'),
  name: text('Name that it states.'),
  version: text('Version that it states.'),
  standard: text('odcs, dcs, …; empty for one that is only an entity.'),
  status: text('proposed, draft, active, deprecated, retired, in lower case.'),
  domain: text('Domain, without kind and namespace.'),
  product: text('Name of the product that offers it.'),
  owner: text('Team or person that answers for it.'),
  purpose: text('What it is for.'),
  usage: text('How to use it.'),
  limitations: text('What it is not for.'),
  tags: texts('Tags in lower case.'),
  objects: list(objectFacts, 'Tables, topics, files and views.'),
  columns: list(columnFacts, 'Columns of all tables, nested ones included.'),
  quality: list(ruleFacts, 'Quality rules, of tables and of columns.'),
  servers: list(serverFacts, 'Where the data is.'),
  serviceLevels: list(serviceLevelFacts, 'Promises.'),
  support: list(channelFacts, 'How to reach the people behind it.'),
  members: list(memberFacts, 'Who is in its team.'),
  roles: list(roleFacts, 'Roles that may use the data.'),
  links: list(linkFacts, 'Documents that say more.'),
  strictest: text(
    'Strictest classification of its columns; empty without any.',
  ),
  personal: flag('Whether a column holds personal data.'),
  terms: text('Terms of use and limits of use, as stated.'),
  noticePeriod: text('Notice before it ends, as stated.'),
  price: anything('Price as stated, or null.'),
  created: text('When it was made, as stated.'),
  errors: count('Errors that reading it found.'),
  warnings: count('Warnings that reading it found.'),
  custom: free('Custom properties by name.'),
  path,
});

/** @public */
export type ContractFacts = FactsOf<ReturnType<typeof contractFacts.fields>>;
/** @public */
export type ColumnFacts = FactsOf<ReturnType<typeof columnFacts.fields>>;
