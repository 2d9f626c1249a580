// SPDX-License-Identifier: Apache-2.0
import { anything, flag, free, record, text, texts } from './field';

const path = text(
  'Where it is stated: the file, and behind # the JSON Pointer in it.',
);

/** A promise: how fresh, how available, how long it is kept. @public */
export const serviceLevelFacts = record('serviceLevel', {
  property: text('latency, retention, availability, frequency, …'),
  value: anything('As stated: a number or a text.'),
  unit: text('d, h, y, percent, …'),
  days: anything('The value in days, for a span of time; else null.'),
  description: text('What is said about it.'),
  path,
});

/** A way to reach the people behind something. @public */
export const channelFacts = record('channel', {
  channel: text('Name of the channel.'),
  tool: text('email, slack, teams, …'),
  url: text('Address.'),
  scope: text('interactive, announcements, issues, …'),
  path,
});

/** A person of a team. @public */
export const memberFacts = record('member', {
  name: text('Name or user name.'),
  role: text('Role in the team.'),
  left: flag('Whether the person has left the team.'),
});

/** A document that says more. @public */
export const linkFacts = record('link', {
  type: text('businessDefinition, privacy-statement, implementation, …'),
  url: text('Address.'),
});

/** Something that a product reads. @public */
export const inputPortFacts = record('inputPort', {
  name: text('Name of the port.'),
  version: text('Version that is read.'),
  contract: text('Id of the contract that is read; empty when none is named.'),
  known: flag('Whether that contract is among those that are known.'),
  contractStatus: text('Status of that contract, where it is known.'),
  product: text('Product it comes from, where it is known or named.'),
  domain: text('Domain of that product, where it is known.'),
  classification: text('Classification of that product, where it is known.'),
  description: text('What is said about it.'),
  path,
});

/** Something that a product offers. @public */
export const outputPortFacts = record('outputPort', {
  name: text('Name of the port.'),
  version: text('Version of the port.'),
  type: text('tables, files, events, api, …'),
  platform: text('Platform, as written.'),
  contract: text('Id of the contract; empty when none is named.'),
  hasContract: flag(
    'Whether a contract is named or stated inside the document.',
  ),
  known: flag('Whether that contract is among those that are known.'),
  environments: texts('Environments that it has an address in.'),
  inputContracts: texts('Ids of the contracts that it is made from.'),
  description: text('What is said about it.'),
  path,
});

/** A port for operating a product. @public */
export const managementPortFacts = record('managementPort', {
  name: text('Name of the port.'),
  content: text('discoverability, observability, control, dictionary'),
  url: text('Address.'),
  path,
});

/** A check that a contract asks for. @public */
export const ruleFacts = record('qualityRule', {
  name: text('Name or id of the rule.'),
  object: text('Table it is about; empty for the whole contract.'),
  column: text('Column it is about; empty for the whole table.'),
  type: text('text, library, sql, custom'),
  metric: text('nullValues, duplicateValues, rowCount, …'),
  dimension: text('completeness, uniqueness, timeliness, …'),
  severity: text('As stated.'),
  schedule: text('When it runs, as stated.'),
  executable: flag('Whether a machine can run it: anything but a text.'),
  path,
});

/** Where data is. @public */
export const serverFacts = record('server', {
  name: text('Name of the server in the contract.'),
  type: text('glue, bigquery, postgres, …'),
  environment: text('prod, test, …'),
  region: text('Region or location, where it is stated.'),
  format: text('Format of files, where it is stated.'),
  details: free('Everything else that the contract says of the server.'),
  path,
});

/** A role that may use data. @public */
export const roleFacts = record('role', {
  role: text('Name of the role.'),
  access: text('read, write, …'),
  approvers: text('Who approves, as stated.'),
  path,
});
