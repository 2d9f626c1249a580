// SPDX-License-Identifier: Apache-2.0
import {
  type FactsOf,
  anything,
  count,
  flag,
  free,
  inner,
  list,
  record,
  text,
  texts,
} from './field';

const path = text('Where it is stated, if in a file.');

/** Something that a plan for a cloud makes. @public */
export const resourceFacts = record('resource', {
  type: text('Type in the words of the cloud: aws_s3_bucket, …'),
  name: text('Name.'),
  category: text('storage, database, compute, network, key, or empty.'),
  region: text('Region.'),
  encrypted: flag('Whether data is encrypted at rest.'),
  key: text('Key of the organisation that it is encrypted with, if any.'),
  public: flag('Whether it can be reached from the internet.'),
  privateNetwork: flag('Whether it is bound to a private network.'),
  tls: flag('Whether connections must be encrypted.'),
  backup: flag('Whether it is backed up.'),
  backupDays: count('Days that backups are kept.'),
  versioned: flag('Whether older states of objects are kept.'),
  protected: flag('Whether it is protected against deletion.'),
  multiZone: flag('Whether it lives on when one zone fails.'),
  logging: flag('Whether access to it is logged.'),
  tags: free('Tags or labels.'),
  path,
});

/** A plan for a cloud. @public */
export const infrastructureFacts = record('infrastructure', {
  environment: text('Environment that the plan is for.'),
  cloud: text('aws, azure, gcp.'),
  resources: list(resourceFacts, 'What the plan makes.'),
  monthlyCost: anything('Cost of a month as estimated, or null.'),
  budget: anything('Budget of a month, or null.'),
  currency: text('Currency of both.'),
  path,
});

/** A check and how it last went. @public */
export const checkFacts = record('check', {
  id: text('Id or name of the check.'),
  contract: text('Contract it belongs to.'),
  object: text('Table it is about.'),
  column: text('Column it is about.'),
  dimension: text('completeness, timeliness, …'),
  severity: text('error, warning, …'),
  status: text('passed, failed, warned, error, unknown.'),
  at: text('When it ran, as RFC 3339.'),
});

/** What is known of the quality of data. @public */
export const qualityFacts = record('quality', {
  checks: list(checkFacts, 'Checks with their last result.'),
  lastRun: text('When a check last ran, as RFC 3339; empty when none has.'),
  passRate: anything('Part of the checks that passed, in percent, or null.'),
});

const edgeFacts = record('edge', {
  from: text('Where data comes from.'),
  to: text('Where it goes.'),
});

/** A reading of data that was seen. @public */
export const readingFacts = record('reading', {
  dataset: text('What was read.'),
  product: text('Product it belongs to.'),
  domain: text('Domain of that product.'),
  declared: flag('Whether an input port declares it.'),
  viaContract: flag('Whether it was read through a contract.'),
});

/** What is known of where data comes from and goes to. @public */
export const lineageFacts = record('lineage', {
  node: text('Name of this product in the graph.'),
  edges: list(edgeFacts, 'Edges of the graph around it.'),
  readings: list(readingFacts, 'What jobs of the product were seen reading.'),
  columns: flag('Whether lineage of columns is known.'),
  lastSeen: text('When a run was last seen, as RFC 3339.'),
});

const changeFacts = record('change', {
  id: text('Kind of change.'),
  impact: text('breaking, risky, compatible.'),
  message: text('Why, in words.'),
  location: text('Place for people: orders.customer_id.'),
  path,
});

/** What differs from the version before. @public */
export const changesFacts = record('changes', {
  previousVersion: text('Version before.'),
  version: text('Version now.'),
  breaking: count('Changes that break readers or writers.'),
  risky: count('Changes that may.'),
  step: text('What to count up: major, minor, patch, none.'),
  nextVersion: text('Smallest version that tells the changes.'),
  sufficient: flag('Whether the stated version tells the changes.'),
  list: list(changeFacts, 'The changes, worst first.'),
});

const userFacts = record('user', {
  ref: text('Entity ref of the person.'),
  groups: texts('Groups of the person, by name.'),
  roles: texts(
    'Roles: consumer, product-developer, product-owner, domain-owner, steward, platform-engineer, auditor.',
  ),
  domains: texts('Domains that the person belongs to.'),
  clearance: text('Strictest classification that the person may see.'),
});

/** A wish to do something. @public */
export const requestFacts = record('request', {
  action: text('Name of the permission.'),
  purpose: text('What the data is wanted for.'),
  user: inner(userFacts, 'Who asks.'),
  parameters: free('What the action is given.'),
});

/** @public */
export type InfrastructureFacts = FactsOf<
  ReturnType<typeof infrastructureFacts.fields>
>;
/** @public */
export type QualityFacts = FactsOf<ReturnType<typeof qualityFacts.fields>>;
/** @public */
export type LineageFacts = FactsOf<ReturnType<typeof lineageFacts.fields>>;
/** @public */
export type ChangesFacts = FactsOf<ReturnType<typeof changesFacts.fields>>;
/** @public */
export type RequestFacts = FactsOf<ReturnType<typeof requestFacts.fields>>;
