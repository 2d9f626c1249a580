// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import { stringify } from 'yaml';
import { wideContract } from './wideContract';

/** Columns of each contract. */
export const COLUMNS = 15;
const TEAMS = 20;
const DOMAINS = 10;

/** How a mesh is written down: as descriptors, or as entities of the catalog. */
export type Notation = 'descriptors' | 'entities';

/** The files are not new: a file that changed a moment ago is read again by whoever is careful. */
const LONG_AGO = new Date('2026-01-01T00:00:00Z');

function write(file: string, text: string, time: Date) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  utimesSync(file, time, time);
}

const contractId = (index: number) => `urn:datacontract:benchmark:${index}`;

function contractText(index: number): string {
  return wideContract(COLUMNS, {
    id: contractId(index),
    name: `contract-${index}`,
  });
}

/** What a product reads: two contracts of others, the first products none. */
function inputsOf(index: number): number[] {
  return index < 10 ? [] : [index - 7, Math.floor(index / 2)];
}

function productText(index: number, purpose: string): string {
  const port = (contract: number, position: number) => ({
    name: `port-${position}`,
    version: '1.0.0',
    contractId: contractId(contract),
  });
  return stringify({
    apiVersion: 'v1.0.0',
    kind: 'DataProduct',
    id: `urn:dataproduct:benchmark:${index}`,
    name: `product-${index}`,
    version: '1.0.0',
    status: 'active',
    domain: `domain-${index % DOMAINS}`,
    description: { purpose },
    team: { name: `team-${index % TEAMS}` },
    inputPorts: inputsOf(index).map(port),
    outputPorts: [port(index, 0)],
  });
}

function entity(
  kind: string,
  name: string,
  spec: Entity['spec'],
  description?: string,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, ...(description && { description }) },
    spec,
  };
}

function contractEntity(index: number): string {
  return stringify(
    entity('API', `contract-${index}`, {
      type: 'data-contract',
      lifecycle: 'production',
      owner: `team-${index % TEAMS}`,
      definition: contractText(index),
    }),
  );
}

function productEntity(index: number, purpose: string): string {
  return stringify(
    entity(
      'Component',
      `product-${index}`,
      {
        type: 'data-product',
        lifecycle: 'production',
        owner: `team-${index % TEAMS}`,
        providesApis: [`contract-${index}`],
        consumesApis: inputsOf(index).map(input => `contract-${input}`),
      },
      purpose,
    ),
  );
}

const pathOf = (folder: string, index: number, name: string) =>
  join(folder, `team-${index % TEAMS}`, `${name}-${index}`, name);

/** Writes a product's file, of which the purpose is as given. */
export function writeProduct(
  folder: string,
  notation: Notation,
  index: number,
  purpose: string,
  time = new Date(Date.now() - 60_000),
) {
  const file = pathOf(folder, index, 'data-product');
  if (notation === 'descriptors') {
    write(`${file}.odps.yaml`, productText(index, purpose), time);
  } else {
    write(`${file}.yaml`, productEntity(index, purpose), time);
  }
}

/** Writes a mesh below a folder: as many products as contracts, each in a file of its own. */
export function writeMesh(folder: string, notation: Notation, pairs: number) {
  for (let index = 0; index < pairs; index++) {
    const purpose = `Product number ${index}`;
    writeProduct(folder, notation, index, purpose, LONG_AGO);
    const file = pathOf(folder, index, 'contract');
    if (notation === 'descriptors') {
      write(`${file}.odcs.yaml`, contractText(index), LONG_AGO);
    } else {
      write(`${file}.yaml`, contractEntity(index), LONG_AGO);
    }
  }
}

/** The teams and domains that a mesh names. */
export function organisation(): Entity[] {
  const annotations = {
    'backstage.io/managed-by-location': 'url:https://example.com/org.yaml',
    'backstage.io/managed-by-origin-location':
      'url:https://example.com/org.yaml',
  };
  return [
    ...Array.from({ length: TEAMS }, (_, index) =>
      entity('Group', `team-${index}`, { type: 'team', children: [] }),
    ),
    ...Array.from({ length: DOMAINS }, (_, index) =>
      entity('Domain', `domain-${index}`, { owner: 'team-0' }),
    ),
  ].map(item => ({ ...item, metadata: { ...item.metadata, annotations } }));
}

/** A location of the catalog's own for all files that a pattern matches. */
export function fileLocation(target: string): Entity {
  const location = entity('Location', 'benchmark', { type: 'file', target });
  const annotations = {
    'backstage.io/managed-by-location': `file:${target}`,
    'backstage.io/managed-by-origin-location': `file:${target}`,
  };
  return { ...location, metadata: { ...location.metadata, annotations } };
}
