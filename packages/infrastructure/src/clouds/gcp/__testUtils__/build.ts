// SPDX-License-Identifier: Apache-2.0
import type { BlueprintInput } from '../../../blueprint/input';
import { resolveBlueprint } from '../../../blueprint/resolve';
import type { ResolvedServices, Stack } from '../../../blueprint/types';
import { createContext, generate } from '../../../generate/generate';
import type { GenerationContext } from '../../../generate/types';
import { gcp } from '..';

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
  storage: { ...nothing, storage: true },
  dataflow: { ...nothing, processing: 'native' },
  spark: { ...nothing, processing: 'spark' },
  warehouse: { ...nothing, warehouse: true },
  catalog: { ...nothing, catalog: true },
  composer: { ...nothing, orchestration: 'native' },
  airflow: { ...nothing, orchestration: 'airflow' },
  looker: { ...nothing, visualization: true },
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

/** A contract with types, keys, classifications, rules and promises of every kind that the modules look at. */
export const contractText = `apiVersion: v3.1.0
kind: DataContract
id: orders
name: Orders
version: 1.2.0
status: active
roles:
  - role: order_reader
    access: read
  - role: order_pii_reader
    access: read
slaProperties:
  - property: retention
    value: 2
    unit: y
  - property: frequency
    value: 4
    unit: h
  - property: latency
    value: 6
    unit: h
    element: orders.placed_at
schema:
  - name: orders
    physicalName: sales.orders
    physicalType: table
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
      - name: placed_at
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
      - name: card_number
        logicalType: string
        classification: restricted
      - name: total
        logicalType: number
        physicalType: decimal(12,2)
        logicalTypeOptions:
          minimum: 0
      - name: shop_id
        logicalType: string
        relationships:
          - type: foreignKey
            to: shops.shop_id
      - name: address
        logicalType: object
        properties:
          - name: city
            logicalType: string
          - name: street
            logicalType: string
            classification: pii
      - name: lines
        logicalType: array
        items:
          logicalType: object
          properties:
            - name: sku
              logicalType: string
            - name: quantity
              logicalType: integer
  - name: shops
    physicalType: table
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
      classification: 'confidential',
    },
    environments: [
      { name: 'dev', account: 'sales-dev-1' },
      { name: 'prod', account: 'sales-prod-1' },
    ],
    services,
    outputs: [{ name: 'orders', contract: 'orders.yaml' }],
    access: [
      { group: 'analysts', role: 'reader' },
      { group: 'stewards@example.com', role: 'cleared-reader' },
      { group: 'builders', role: 'developer' },
    ],
    sandbox: { enabled: true },
    dataLossPrevention: true,
    ...extra,
  };
  return {
    blueprint: resolveBlueprint(input, gcp),
    contracts: { 'orders.yaml': contract },
    cloud: 'gcp' as const,
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
