// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import {
  contracts,
  described,
  examples,
  results,
} from './__testUtils__/exampleMesh';
import { compareContracts } from './compare';
import type { Contract } from './model';
import type { ReadResult } from './read';

/*
 * The example mesh is what a new user sees first. It must be right but for what is wrong on purpose, and this
 * test says exactly what that is; examples/README.md says why.
 */

const intended: Record<string, string[]> = {
  'product/supplier-returns/contracts/credit-notes.odcs.yaml': [
    'error document/syntax 28',
  ],
  'product/supplier-returns/contracts/supplier-returns.odcs.yaml': [
    'error odcs/missing-field /servers/0',
    'error odcs/renamed-field /schema/0/properties/2/isNullable',
    'error odcs/missing-field /schema/0/properties/3/quality/0',
    'error odcs/unknown-value /schema/0/properties/5/logicalType',
    'error odcs/missing-field /slaProperties/0',
  ],
  // Names with hyphens, which DPDS does without and the rest of the mesh does not.
  'product/supplier-shipments/data-product.dpds.yaml': [
    'info dpds/wrong-format /info/name',
    'info dpds/wrong-format /info/domain',
  ],
};

interface Entity {
  kind: string;
  metadata: { name: string };
  spec: Record<string, any>; // The specs of three kinds, of which a test reads a field each.
}

const entities = (file: string) =>
  parseAllDocuments(readFileSync(join(examples, file), 'utf8')).map(
    document => document.toJS() as Entity,
  );
const domains = entities('org/domains.yaml');
const groups = entities('org/teams.yaml');
const people = entities('org/people.yaml');
const stated = entities('products/product/price-history/catalog-info.yaml');
const names = (list: Entity[]) => list.map(({ metadata }) => metadata.name);

function contractOf(file: string): Contract {
  const found = contracts.find(each => each.file === file);
  if (!found) throw new Error(`There is no readable contract at ${file}`);
  return found.contract;
}

function findingsOf({ findings }: ReadResult): string[] {
  return findings.map(({ severity, rule, path, line }) =>
    rule === 'document/syntax'
      ? `${severity} ${rule} ${line}`
      : `${severity} ${rule} ${path}`,
  );
}

describe('the example mesh', () => {
  it('has the findings it is meant to have, and no other', () => {
    const found = Object.fromEntries(
      results
        .filter(({ findings }) => findings.length > 0)
        .map(result => [result.file, findingsOf(result)]),
    );
    expect(found).toEqual(intended);
  });

  it('shows every standard and several versions of them', () => {
    const standards = results.map(({ standard }) =>
      [standard?.id, standard?.version].join(' '),
    );
    expect([...new Set(standards)].sort()).toEqual([
      'dpds 1.0.0',
      'odcs 2.2.2',
      'odcs 3.0.2',
      'odcs 3.1.0',
      'odps-bitol 0.9.0',
      'odps-bitol 1.0.0',
      'odps-opendataproducts 4.1',
    ]);
  });

  it('names each product and each contract once', () => {
    const productNames = [
      ...described.map(({ product }) => product.name),
      ...names(stated),
    ];
    expect(productNames).toHaveLength(18);
    expect(new Set(productNames).size).toBe(18);
    const idsOfName = new Map<string, Set<string>>();
    for (const { contract } of contracts) {
      const { name = '', id = '' } = contract;
      idsOfName.set(name, (idsOfName.get(name) ?? new Set()).add(id));
    }
    expect([...idsOfName].filter(([, ids]) => ids.size > 1)).toEqual([]);
  });

  it('has one port that leads nowhere', () => {
    const leadsNowhere = described.flatMap(({ product }) =>
      [...product.inputPorts, ...product.outputPorts]
        .filter(({ contractId, version }) =>
          contracts.every(
            ({ contract }) =>
              contract.id !== contractId ||
              // ODPS (opendataproducts.org) has no field for the version of a contract.
              (version !== undefined && contract.version !== version),
          ),
        )
        .map(port => `${product.name}: ${port.contractId} ${port.version}`),
    );
    expect(leadsNowhere).toEqual([
      'supplier-returns: urn:datacontract:product:return-authorisations 1.0.0',
    ]);
  });

  it('connects its products, also across domains', () => {
    const provider = new Map(
      described.flatMap(({ file, product }) =>
        product.outputPorts.map(({ contractId }) => [contractId, file]),
      ),
    );
    const edges = new Set(
      described.flatMap(({ file, product }) =>
        product.inputPorts
          .map(({ contractId }) => provider.get(contractId))
          .filter(from => from !== undefined)
          .map(from => [from!, file].map(each => each.split('/')[0]).join()),
      ),
    );
    expect([...edges].sort()).toEqual([
      'customer,customer',
      'customer,finance',
      'finance,customer',
      'finance,finance',
      'product,customer',
      'product,finance',
      'product,product',
    ]);
  });

  it('belongs to domains, teams and people that there are', () => {
    const teams = new Set(names(groups));
    const known = new Set([...names(domains), ...teams, ...names(people)]);
    const unknown: string[] = [];
    const check = (file: string, name: string | undefined) => {
      if (name === undefined || !known.has(name)) {
        unknown.push(`${file}: ${name}`);
      }
    };
    for (const { file, product } of described) {
      check(file, product.owner);
      check(file, product.domain);
    }
    for (const { file, contract } of contracts) {
      check(file, contract.domain);
      for (const role of contract.roles) {
        check(file, role.firstLevelApprovers ?? 'mesh-stewards');
        check(file, role.secondLevelApprovers ?? 'mesh-stewards');
      }
      for (const member of contract.team?.members ?? []) {
        if (!member.dateOut) check(file, member.username);
      }
    }
    const ref = (text: string) => text.split('/').pop();
    for (const { metadata, spec } of [...domains, ...stated]) {
      check(metadata.name, ref(spec.owner));
    }
    for (const { metadata, spec } of people) {
      for (const group of spec.memberOf) check(metadata.name, group);
    }
    const signIn = parseAllDocuments(
      readFileSync(join(examples, 'people.yaml'), 'utf8'),
    )[0].toJS() as Array<{ user: string }>;
    expect(signIn).toHaveLength(7);
    for (const { user } of signIn) check('people.yaml', ref(user));
    expect(unknown).toEqual([]);
  });

  it.each([
    ['finance/orders-ledger/contracts/orders.v1', 'v2', 'breaking', '2.0.0'],
    [
      'product/product-catalogue/contracts/products.v2',
      'v3',
      'breaking',
      '3.0.0',
    ],
    [
      'customer/customer-profile/contracts/customers.v1-0',
      'v1-1',
      'compatible',
      '1.1.0',
    ],
  ])('has a %s that is followed by a %s: %s', (before, to, verdict, next) => {
    const after = before.replace(/v[^/]*$/, to);
    const comparison = compareContracts(
      contractOf(`${before}.odcs.yaml`),
      contractOf(`${after}.odcs.yaml`),
      { perspective: 'readers' },
    );
    expect(comparison.verdict).toBe(verdict);
    expect(comparison.nextVersion).toBe(next);
  });
});
