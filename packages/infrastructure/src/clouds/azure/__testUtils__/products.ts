// SPDX-License-Identifier: Apache-2.0
import { resolveBlueprint } from '../../../blueprint/resolve';
import type { BlueprintInput } from '../../../blueprint/input';
import type { Stack } from '../../../blueprint/types';
import { generate } from '../../../generate';
import { azure } from '..';

/** A contract with every kind of column, a key, masks, checks, promises and roles. */
export const contract = `apiVersion: v3.1.0
kind: DataContract
id: 11111111-2222-3333-4444-555555555555
name: Sales orders
version: 1.2.0
status: active
schema:
  - name: orders
    description: "One row for each order, {{ .Token }} \${file('x')} %{if true}"
    properties:
      - { name: order_id, logicalType: string, required: true, primaryKey: true, primaryKeyPosition: 1 }
      - name: customer_email
        logicalType: string
        classification: restricted
        logicalTypeOptions: { maxLength: 320, pattern: "^[^@]+@[^@]+$" }
      - name: status
        logicalType: string
        quality:
          - type: library
            metric: invalidValues
            arguments: { validValues: [open, "can't ship", 'back\\slash'] }
            mustBe: 0
      - { name: total, logicalType: number, physicalType: "decimal(12,2)", logicalTypeOptions: { minimum: 0 } }
      - { name: line_count, logicalType: integer, classification: confidential }
      - { name: ordered_at, logicalType: timestamp, required: true }
      - { name: ordered_on, logicalType: date, partitioned: true, partitionKeyPosition: 1 }
      - { name: address, logicalType: object, properties: [{ name: street, logicalType: string }] }
    quality:
      - { type: library, metric: rowCount, mustBeGreaterThan: 0 }
  - name: Größe der Läger
    properties:
      - { name: order id, logicalType: integer, required: true, primaryKey: true, classification: restricted, transformSourceObjects: [shop_orders] }
slaProperties:
  - { property: latency, value: 24, unit: h }
  - { property: retention, value: 2, unit: y }
  - { property: availability, value: 99.5 }
roles:
  - { role: Analyst, access: read }
  - { role: "steward \${x}", access: write }
`;

/** The contract of an input port. */
export const inputContract = `apiVersion: v3.1.0
kind: DataContract
id: 21111111-2222-3333-4444-555555555555
name: Shop orders
version: 1.0.0
status: active
schema:
  - name: shop_orders
    properties:
      - { name: order_id, logicalType: string }
`;

const NOTHING = {
  storage: false,
  processing: 'none',
  warehouse: false,
  catalog: false,
  orchestration: 'none',
  visualization: false,
} as const;

/** Each service alone, and all of them with each engine. */
export const choices: Readonly<Record<string, BlueprintInput['services']>> = {
  nothing: NOTHING,
  storage: { ...NOTHING, storage: true },
  'Data Factory': { ...NOTHING, processing: 'native' },
  Spark: { ...NOTHING, processing: 'spark' },
  'Synapse SQL': { ...NOTHING, warehouse: true },
  Purview: { ...NOTHING, catalog: true },
  'Logic Apps': { ...NOTHING, orchestration: 'native' },
  Airflow: { ...NOTHING, orchestration: 'airflow' },
  'Power BI': { ...NOTHING, visualization: true },
  'all with Data Factory': {
    storage: true,
    processing: 'native',
    warehouse: true,
    catalog: true,
    orchestration: 'native',
    visualization: true,
  },
  'all with Spark and Airflow': {
    storage: true,
    processing: 'spark',
    warehouse: true,
    catalog: true,
    orchestration: 'airflow',
    visualization: true,
  },
};

/** Makes a stack for Azure from a blueprint with these additions. */
export function make(
  extra: Partial<BlueprintInput> = {},
  stack: Stack = 'product',
  text = contract,
) {
  const blueprint = resolveBlueprint(
    {
      apiVersion: 'meshwright.io/v1alpha1',
      kind: 'Blueprint',
      product: {
        name: 'orders',
        domain: 'customer',
        owner: 'group:default/customer-insights',
        contact: 'orders@example.com',
        classification: 'confidential',
      },
      outputs: [{ name: 'orders', contract: 'out.odcs.yaml' }],
      inputs: [{ name: 'shop-orders', contract: 'in.odcs.yaml' }],
      access: [
        { group: 'dm-readers', role: 'reader' },
        { group: 'dm-cleared@example.com', role: 'cleared-reader' },
        { group: 'dm-owners', role: 'owner' },
      ],
      budget: { monthly: 500 },
      sandbox: { enabled: true },
      tags: { team: 'orders' },
      ...extra,
    },
    azure,
  );
  const made = generate({
    blueprint,
    contracts: { 'out.odcs.yaml': text, 'in.odcs.yaml': inputContract },
    cloud: 'azure',
    stack,
  });
  return {
    ...made,
    blueprint,
    /** Content of a file; fails the test that asks for one that is not there. */
    read(path: string): string {
      const file = made.files.find(other => other.path === path);
      if (!file) throw new Error(`There is no ${path}`);
      return file.content;
    },
  };
}

/** A product with less of everything. */
export const open: Partial<BlueprintInput> = {
  network: { private: false },
  encryption: { ownKeys: false },
  dataLossPrevention: false,
  auditing: { enabled: false },
  budget: { monthly: 0 },
  sandbox: { enabled: false },
  tableFormat: 'none',
  autoscaling: false,
  schedule: { cron: '*/30 6-20 * * 1-5' },
  inputs: [],
};
