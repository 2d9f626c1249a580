// SPDX-License-Identifier: Apache-2.0
import type { Property } from '@meshwright/contracts';
import { digestOf } from '../../build/digest';
import {
  type LineageBuilder,
  type RawNode,
  columnOf,
  dataset,
} from '../../build/LineageBuilder';
import type { ContractRef, NodeFacts } from '../../model';
import type { SqlLineage } from '../sql/types';
import { stated } from '../values';
import {
  type ContractColumn,
  type ContractDataset,
  type SourcedContract,
  datasetsOf,
  locationOf,
} from './datasets';
import { type SourcedProduct, addProducts, consumedBy } from './products';
import { type Preferred, type Reference, References } from './references';
import { addTransformLogic } from './transformLogic';

const refOf = ({ contract, file }: SourcedContract): ContractRef =>
  stated({
    id: contract.id ?? contract.name ?? file,
    version: contract.version,
    name: contract.name,
    file,
  });

/** Who answers for a contract: the team, else its members who own it. */
function ownersOf({ contract }: SourcedContract): string[] | undefined {
  const { team } = contract;
  if (team?.name) return [team.name];
  const present = (team?.members ?? []).filter(({ dateOut }) => !dateOut);
  const owning = present.filter(({ role }) => /owner/i.test(role ?? ''));
  const names = (owning.length > 0 ? owning : present).flatMap(
    ({ name, username, email }) => name ?? username ?? email ?? [],
  );
  return names.length > 0 ? [...new Set(names)] : undefined;
}

/** What a contract says of how a property is computed, whatever its spaces are. */
function wordingOf({ transformLogic }: Property): string | undefined {
  const words = transformLogic?.trim().replace(/\s+/g, ' ');
  return words ? `logic:${digestOf(words)}` : undefined;
}

function addDataset(
  one: ContractDataset,
  builder: LineageBuilder,
  columns: readonly ContractColumn[],
): void {
  const { object, contract, server } = one;
  builder.node(
    dataset(one),
    stated<NodeFacts>({
      description: object.description,
      owners: ownersOf(one),
      tags: object.tags.length > 0 ? object.tags : undefined,
      domain: contract.domain,
      datasetType: object.physicalType?.toUpperCase(),
      environment: server?.environment,
      contracts: [refOf(one)],
    }),
  );
  columns.forEach(({ name, property }, index) =>
    builder.node(
      columnOf(one, name),
      stated<NodeFacts>({
        dataType: property.physicalType ?? property.logicalType,
        description: property.description,
        classification: property.classification,
        tags: property.tags.length > 0 ? property.tags : undefined,
        position: index + 1,
        wording: wordingOf(property),
      }),
    ),
  );
  const location = locationOf(one);
  if (location) builder.symlink(one, location);
}

const nodeOf = ({ dataset: owner, column }: Reference): RawNode =>
  column === undefined ? dataset(owner) : columnOf(owner, column);

function addSources(
  one: ContractDataset,
  references: References,
  preferred: Preferred,
  builder: LineageBuilder,
): void {
  for (const { name, property } of one.columns) {
    property.transformSourceObjects.forEach((text, index) => {
      const path = `${property.path}/transformSourceObjects/${index}`;
      const found = references.source(text, one, preferred);
      if (found === 'ambiguous') {
        builder.finding({
          severity: 'warning',
          file: one.file,
          path,
          message: `${text} is in several contracts, so it cannot be told which one is meant. Write the whole name, with its schema and database.`,
        });
        return;
      }
      if (found.assumed) {
        builder.finding({
          severity: 'info',
          file: one.file,
          path,
          message: `No contract that was read has ${text}; it is taken for ${found.dataset.name} on the same server.`,
        });
      }
      const from = nodeOf(found);
      builder.edge(from, columnOf(one, name), {
        kind: 'direct',
        source: 'contract',
      });
      if (
        found.dataset.namespace !== one.namespace ||
        found.dataset.name !== one.name
      ) {
        builder.edge(dataset(found.dataset), dataset(one), {
          kind: 'direct',
          source: 'contract',
        });
      }
    });
  }
}

/** A reference makes a column depend on another one's keys: indirect, since no value comes from there. */
function addRelationships(
  one: ContractDataset,
  references: References,
  builder: LineageBuilder,
): void {
  const connect = (own: string | undefined, to: string, path: string) => {
    const target = references.target(to, one);
    if (!target) {
      builder.finding({
        severity: 'info',
        file: one.file,
        path,
        message: `${to} leads to no contract that was read.`,
      });
      return;
    }
    if (own === undefined) return;
    builder.edge(nodeOf(target), columnOf(one, own), {
      kind: 'indirect',
      source: 'contract',
      transformations: ['REFERENCE'],
    });
  };
  for (const { name, property } of one.columns) {
    for (const { to, path } of property.relationships) {
      for (const each of to) connect(name, each, path);
    }
  }
  for (const { from, to, path } of one.object.relationships) {
    to.forEach((each, index) => {
      const own = from[index] && references.target(from[index], one);
      connect(own ? own.column : undefined, each, path);
    });
  }
}

/**
 * Adds what contracts and product descriptors declare: datasets and columns, where columns are from, what they refer
 * to, and which product provides and consumes what.
 *
 * @internal
 */
export function addDescriptors(
  contracts: readonly SourcedContract[],
  products: readonly SourcedProduct[],
  builder: LineageBuilder,
  sql?: SqlLineage,
): void {
  const all = contracts.map(each => datasetsOf(each));
  const main = all.flatMap(each => each.main);
  for (const one of main) addDataset(one, builder, one.columns);
  // What lies elsewhere is other data; its columns are the contract's, and are not told twice.
  for (const { others } of all) {
    for (const one of others) addDataset(one, builder, []);
  }
  const references = new References(main);
  for (const one of main) {
    const preferred = consumedBy(one, products);
    addSources(one, references, preferred, builder);
    addRelationships(one, references, builder);
    if (sql) addTransformLogic(one, references, preferred, builder, sql);
  }
  addProducts(products, main, builder);
}
