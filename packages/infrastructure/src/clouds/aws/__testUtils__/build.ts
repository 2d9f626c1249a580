// SPDX-License-Identifier: Apache-2.0
import type { BlueprintInput } from '../../../blueprint/input';
import { resolveBlueprint } from '../../../blueprint/resolve';
import type { ResolvedServices, Stack } from '../../../blueprint/types';
import { createContext, generate } from '../../../generate/generate';
import type { GenerationContext } from '../../../generate/types';
import { aws } from '..';

const nothing: ResolvedServices = {
  storage: false,
  processing: 'none',
  warehouse: false,
  catalog: false,
  orchestration: 'none',
  visualization: false,
};

/** Each service alone, and two sets with all of them. */
export const serviceSets: Readonly<Record<string, ResolvedServices>> = {
  nothing,
  s3: { ...nothing, storage: true },
  glue: { ...nothing, processing: 'native' },
  spark: { ...nothing, processing: 'spark' },
  redshift: { ...nothing, warehouse: true },
  catalog: { ...nothing, catalog: true },
  'step functions': { ...nothing, orchestration: 'native' },
  airflow: { ...nothing, orchestration: 'airflow' },
  quicksight: { ...nothing, visualization: true },
  everything: {
    storage: true,
    processing: 'native',
    warehouse: true,
    catalog: true,
    orchestration: 'native',
    visualization: true,
  },
  'everything, open source': {
    storage: true,
    processing: 'spark',
    warehouse: true,
    catalog: true,
    orchestration: 'airflow',
    visualization: true,
  },
};

/** Contracts with types, keys, classifications, rules and promises of every kind that the modules look at. */
export const contractText = `apiVersion: v3.1.0
kind: DataContract
id: orders
name: Orders
version: 1.2.0
status: active
servers:
  - server: lake
    type: s3
    environment: prod
    location: s3://sales-shop-lake/orders/
    format: parquet
roles:
  - role: order_reader
    access: read
  - role: order_pii_reader
    access: read
slaProperties:
  - property: retention
    value: 2
    unit: y
    element: orders.placed_on
  - property: latency
    value: 6
    unit: h
    element: orders
schema:
  - name: orders
    description: One row for each order.
    quality:
      - type: library
        metric: rowCount
        mustBeGreaterThan: 10
    properties:
      - name: order_id
        logicalType: string
        required: true
        unique: true
        primaryKey: true
        primaryKeyPosition: 1
        logicalTypeOptions:
          pattern: '^O-[0-9]{8}$'
      - name: placed_on
        logicalType: date
        partitioned: true
        partitionKeyPosition: 1
      - name: updated_at
        logicalType: timestamp
        required: true
      - name: customer_email
        logicalType: string
        classification: confidential
        logicalTypeOptions:
          pattern: '^[^@]+@[^@]+$'
      - name: birth_date
        logicalType: date
        tags: [personal-data]
      - name: total
        logicalType: number
        physicalType: decimal(12,2)
        logicalTypeOptions:
          minimum: 0
      - name: address
        logicalType: object
        properties:
          - name: city
            logicalType: string
          - name: street
            logicalType: string
            classification: pii
  - name: shops
    properties:
      - name: shop_id
        logicalType: string
        primaryKey: true
        required: true
      - name: opened
        logicalType: boolean
`;

/** What a test may say of a product; the rest is a usual one. */
export interface Wanted {
  stack?: Stack;
  services?: ResolvedServices;
  contract?: string;
  extra?: Partial<BlueprintInput>;
}

function inputOf({
  services = serviceSets.everything,
  contract = contractText,
  extra = {},
  stack = 'product',
}: Wanted) {
  const input: BlueprintInput = {
    apiVersion: 'meshwright.io/v1alpha1',
    kind: 'Blueprint',
    product: {
      name: 'orders',
      domain: 'sales',
      owner: 'group:default/sales',
      contact: 'sales@example.com',
    },
    environments: [
      { name: 'dev', account: '111111111111' },
      { name: 'prod', account: '222222222222' },
    ],
    services,
    inputs: [{ name: 'shop', contract: 'orders.yaml' }],
    outputs: [{ name: 'orders', contract: 'orders.yaml' }],
    access: [
      { group: 'analysts', role: 'reader' },
      { group: 'stewards', role: 'cleared-reader' },
      { group: 'builders', role: 'developer' },
    ],
    sandbox: { enabled: true },
    dataLossPrevention: true,
    ...extra,
  };
  return {
    blueprint: resolveBlueprint(input, aws),
    contracts: { 'orders.yaml': contract },
    cloud: 'aws' as const,
    stack,
  };
}

/** Generates a stack, with the repository around it for a product. */
export const build = (wanted: Wanted = {}) => generate(inputOf(wanted));

/** The context alone. @throws Error where the input is refused */
export function contextOf(wanted: Wanted = {}): GenerationContext {
  const { context, findings } = createContext(inputOf(wanted));
  if (!context) throw new Error(findings.map(({ message }) => message).join());
  return context;
}

/** What is said about a product, without generating it. */
export const findingsOf = (wanted: Wanted) =>
  createContext(inputOf(wanted)).findings;

/** Content of a generated file. @throws Error where there is none of that path */
export function fileOf(wanted: Wanted, path: string): string {
  const file = build(wanted).files.find(found => found.path === path);
  if (!file) throw new Error(`There is no ${path}.`);
  return file.content;
}
