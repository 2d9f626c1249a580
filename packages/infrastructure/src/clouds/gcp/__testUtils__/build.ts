// SPDX-License-Identifier: Apache-2.0
import {
  createBuilder,
  serviceSetsOf,
} from '../../../__testUtils__/cloudBuild';
import { gcp } from '..';

/** Each service alone, and two sets with all of them. */
export const serviceSets = serviceSetsOf({
  storage: 'storage',
  processing: 'dataflow',
  warehouse: 'warehouse',
  catalog: 'catalog',
  orchestration: 'composer',
  visualization: 'looker',
});

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

export const { build, contextOf, findingsOf } = createBuilder({
  cloud: gcp,
  contract: contractText,
  blueprint: {
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
    access: [
      { group: 'analysts', role: 'reader' },
      { group: 'stewards@example.com', role: 'cleared-reader' },
      { group: 'builders', role: 'developer' },
    ],
  },
});
