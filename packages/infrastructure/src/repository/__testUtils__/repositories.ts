// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readBlueprint } from '../../blueprint';
import type { CloudId, Stack } from '../../blueprint/types';
import { generate } from '../../generate';
import type { GeneratedFile } from '../../generate/types';

/** A contract with one of every kind of rule. */
export const ORDERS = `apiVersion: v3.1.0
kind: DataContract
id: urn:datacontract:sales:orders
name: orders
version: 1.2.0
status: active
description: { purpose: What was ordered. }
schema:
  - name: orders
    physicalName: orders
    description: One row for each order.
    properties:
      - name: order_id
        logicalType: string
        physicalType: varchar(9)
        primaryKey: true
        logicalTypeOptions: { pattern: '^O-\\d{7}$' }
        transformSourceObjects: [customers.customer_id]
      - name: amount
        logicalType: number
        physicalType: decimal(12,2)
        classification: confidential
        logicalTypeOptions: { minimum: 0 }
      - name: ordered_on
        logicalType: date
        partitioned: true
        partitionKeyPosition: 1
      - name: updated_at
        logicalType: timestamp
    quality:
      - { metric: rowCount, mustBeGreaterThan: 0 }
      - { type: text, description: Orders are nice. }
slaProperties:
  - { property: latency, value: 4, unit: h, element: orders.updated_at }
`;

export const CUSTOMERS = `apiVersion: v3.1.0
kind: DataContract
id: urn:datacontract:customer:customers
name: customers
version: 2.0.0
status: active
schema:
  - name: customers
    properties:
      - { name: customer_id, logicalType: string, primaryKey: true }
`;

/** A blueprint, with lines of its own at the end. */
export const blueprintText = (more = '', product = '') =>
  `apiVersion: meshwright.io/v1alpha1
kind: Blueprint
product:
  name: orders
  domain: sales
  owner: group:default/sales
  contact: sales@example.com
${product}
services: { warehouse: true, visualization: true }
inputs: [{ name: customers, contract: customers.yaml }]
outputs: [{ name: orders, contract: orders.yaml }]
${more}
`;

const known = new Map<string, Map<string, GeneratedFile>>();

/** Files of a repository by path; made once for each input, as many tests look at the same. */
export function repository(
  cloud: CloudId,
  given: Parameters<typeof makeRepository>[1] = {},
): Map<string, GeneratedFile> {
  const key = JSON.stringify([cloud, given]);
  const files = known.get(key) ?? makeRepository(cloud, given);
  known.set(key, files);
  return files;
}

/** The same, made anew. */
export function makeRepository(
  cloud: CloudId,
  given: {
    more?: string;
    product?: string;
    orders?: string;
    customers?: string;
    stack?: Stack;
  } = {},
): Map<string, GeneratedFile> {
  const { blueprints, findings } = readBlueprint(
    blueprintText(given.more, given.product),
    { clouds: [cloud] },
  );
  const blueprint = blueprints[cloud];
  if (!blueprint) throw new Error(JSON.stringify(findings));
  const contracts = {
    'orders.yaml': given.orders ?? ORDERS,
    'customers.yaml': given.customers ?? CUSTOMERS,
  };
  const made = generate({
    blueprint,
    contracts,
    cloud,
    stack: given.stack,
  });
  if (made.files.length === 0) throw new Error(JSON.stringify(made.findings));
  return new Map(made.files.map(file => [file.path, file]));
}

/** Runs something in a folder that has files; undefined where the program is not installed. */
export function runIn(
  files: Iterable<GeneratedFile>,
  program: string,
  args: string[],
  env: Record<string, string> = {},
): { code: number; out: string } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'meshwright-repository-'));
  try {
    for (const { path, content, executable } of files) {
      const target = join(folder, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content, { mode: executable ? 0o755 : 0o644 });
    }
    const { status, stdout, stderr, error } = spawnSync(program, args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', ...env },
      timeout: 60_000,
    });
    if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') {
      return undefined;
    }
    return { code: status ?? -1, out: `${stdout}${stderr}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
