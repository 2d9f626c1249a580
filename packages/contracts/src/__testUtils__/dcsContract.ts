// SPDX-License-Identifier: Apache-2.0

/** A contract of the Data Contract Specification 1.2.1 with every kind of column and service level. */
export const dcsContract = `dataContractSpecification: 1.2.1
id: shipments
info:
  title: Shipments
  version: 1.3.0
  status: active
  description: Parcels on their way
  owner: logistics-team
  contact:
    name: Logistics desk
    url: https://chat.example.com/logistics
    email: desk@example.com
servers:
  prod:
    type: snowflake
    environment: prod
    account: acme
    database: LOGISTICS
    schema: PUBLIC
    roles:
      - name: reader
        description: May read everything
  landing:
    type: s3
    location: s3://acme-landing/{model}/*.json
    format: json
    delimiter: new_line
terms:
  usage: Reporting
  limitations: No tracking of persons
  billing: free
  noticePeriod: P3M
  policies:
    - name: privacy
      description: Names are removed
      url: https://example.com/privacy
models:
  shipments:
    type: table
    title: Shipments
    description: One row for each parcel
    additionalFields: true
    config:
      avroNamespace: com.example
    fields:
      shipment_id:
        $ref: '#/definitions/ids/shipment'
        required: true
        primaryKey: true
      customer_id:
        type: text
        references: customers.customer_id
        maxLength: 20
      weight:
        type: decimal
        precision: 10
        scale: 3
        minimum: 0
        config:
          snowflakeType: NUMBER(10,3)
          bigqueryType: NUMERIC
      shipped_at:
        type: timestamp_tz
        lineage:
          inputFields:
            - namespace: erp
              name: erp.dispatch
              field: leaves_at
              transformations:
                - type: DIRECT
                  subtype: IDENTITY
                  description: As dispatched
      state:
        type: string
        enum: [packed, sent, delivered]
      address:
        type: object
        fields:
          street:
            type: text
          city:
            type: text
            classification: internal
      events:
        type: array
        items:
          type: record
          fields:
            at:
              type: timestamp
            code:
              type: int
      labels:
        type: map
        keys:
          type: string
        values:
          type: string
      raw:
        type: json
    quality:
      - type: sql
        description: Enough rows
        query: SELECT COUNT(*) FROM {model}
        mustBeGreaterThan: 100
      - metric: duplicateValues
        type: library
        arguments:
          properties: [shipment_id]
        mustBe: 0
      - type: text
        description: Looks right
      - type: custom
        engine: soda
        implementation:
          type: row_count
  customers:
    type: view
    fields:
      tenant:
        type: string
      customer_id:
        type: string
        unique: true
        quality:
          - type: sql
            query: SELECT 1
            mustBeBetween: [0, 1]
    primaryKey: [tenant, customer_id]
definitions:
  ids/shipment:
    title: Shipment number
    type: text
    format: uuid
    pii: false
    classification: internal
    tags: [id]
    examples:
      - 243c25e5-a081-43a9-aeab-6d5d5b6cb5e2
    links:
      glossary: https://wiki.example.com/shipment
servicelevels:
  availability:
    description: Mostly there
    percentage: 99.9%
  retention:
    period: P1Y
    unlimited: false
    timestampField: shipments.shipped_at
  latency:
    threshold: 25h
    sourceTimestampField: shipments.shipped_at
  freshness:
    threshold: 2 days
  frequency:
    type: batch
    interval: daily
    cron: 0 6 * * *
  support:
    time: 9 to 5
    responseTime: 1h
  backup:
    interval: weekly
    recoveryTime: 24 hours
    recoveryPoint: 1 week
tags: [parcels]
links:
  dashboard: https://bi.example.com/shipments
`;
