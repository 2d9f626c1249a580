// SPDX-License-Identifier: Apache-2.0
import {
  createBuilder,
  serviceSetsOf,
} from '../../../__testUtils__/cloudBuild';
import { aws } from '..';

/** Each service alone, and two sets with all of them. */
export const serviceSets = serviceSetsOf({
  storage: 's3',
  processing: 'glue',
  warehouse: 'redshift',
  catalog: 'catalog',
  orchestration: 'step functions',
  visualization: 'quicksight',
});

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

export const { build, contextOf, findingsOf, fileOf } = createBuilder({
  cloud: aws,
  contract: contractText,
  blueprint: {
    environments: [
      { name: 'dev', account: '111111111111' },
      { name: 'prod', account: '222222222222' },
    ],
    inputs: [{ name: 'shop', contract: 'orders.yaml' }],
    access: [
      { group: 'analysts', role: 'reader' },
      { group: 'stewards', role: 'cleared-reader' },
      { group: 'builders', role: 'developer' },
    ],
  },
});
