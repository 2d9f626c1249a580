// SPDX-License-Identifier: Apache-2.0

/** The shortest blueprint, with what a test wants to add. */
export const blueprintText = (extra = '') => `apiVersion: meshwright.io/v1alpha1
kind: Blueprint
product:
  name: orders
  domain: sales
  owner: group:default/sales-team
  contact: sales@example.com
outputs:
  - name: orders
    contract: contracts/orders.odcs.yaml
${extra}`;

/** A contract without anything wrong. */
export const ordersContract = (extra = '') => `apiVersion: v3.1.0
kind: DataContract
id: orders
name: Orders
version: 1.0.0
status: active
schema:
  - name: orders
    physicalType: table
    properties:
      - name: order_id
        logicalType: string
        required: true
        primaryKey: true
        primaryKeyPosition: 1
      - name: customer_email
        logicalType: string
        classification: confidential
      - name: total
        logicalType: number
        physicalType: decimal(12,2)
      - name: placed_at
        logicalType: timestamp
${extra}`;
