// SPDX-License-Identifier: Apache-2.0
import { contractFacts } from './contractFacts';
import {
  type FactsOf,
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
  inputPortFacts,
  linkFacts,
  managementPortFacts,
  memberFacts,
  outputPortFacts,
  serviceLevelFacts,
} from './parts';

/** A data product. @public */
export const productFacts = record('product', {
  ref: text('Entity ref: dataproduct:namespace/name.'),
  id: text('Id that the descriptor states.'),
  name: text('Name that it states.'),
  title: text('Name for people.'),
  version: text('Version that it states.'),
  standard: text(
    'odps-bitol, odps-opendataproducts, dpds, or entity for a catalog-info.yaml.',
  ),
  status: text('proposed, draft, active, deprecated, retired, in lower case.'),
  type: text('source-aligned, aggregate, consumer-aligned, or as written.'),
  domain: text('Domain, without kind and namespace.'),
  domains: texts('The domain and the others that it is part of.'),
  owner: text('Team or person that answers for it.'),
  classification: text('public, internal, confidential, restricted, …'),
  purpose: text('What it is for.'),
  usage: text('How to use it.'),
  limitations: text('What it is not for.'),
  tags: texts('Tags in lower case.'),
  platforms: texts('aws, azure, gcp, …'),
  inputPorts: list(inputPortFacts, 'What it reads.'),
  outputPorts: list(outputPortFacts, 'What it offers.'),
  managementPorts: list(managementPortFacts, 'What it is operated by.'),
  serviceLevels: list(serviceLevelFacts, 'Promises.'),
  support: list(channelFacts, 'How to reach the people behind it.'),
  members: list(memberFacts, 'Who is in its team.'),
  links: list(linkFacts, 'Documents that say more.'),
  contracts: list(contractFacts, 'The contracts of its output ports.'),
  personal: flag('Whether one of its contracts holds personal data.'),
  strictest: text('Strictest classification of the columns of its contracts.'),
  consumers: texts('Products that read it.'),
  created: text('When it was made, as stated.'),
  errors: count('Errors that reading the descriptor found.'),
  warnings: count('Warnings that reading the descriptor found.'),
  custom: free('Custom properties by name.'),
  path: text('The file, and behind # the JSON Pointer in it.'),
});

/** @public */
export type ProductFacts = FactsOf<ReturnType<typeof productFacts.fields>>;
