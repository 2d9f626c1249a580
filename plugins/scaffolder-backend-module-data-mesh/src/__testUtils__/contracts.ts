// SPDX-License-Identifier: Apache-2.0

/** A contract without anything wrong. */
export const ordersContract = (
  options: { version?: string; extra?: string } = {},
) => `apiVersion: v3.1.0
kind: DataContract
id: urn:datacontract:sales:orders
name: orders
version: ${options.version ?? '1.0.0'}
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
      - name: total
        logicalType: number
        physicalType: decimal(12,2)
${options.extra ?? ''}`;
