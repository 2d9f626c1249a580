// SPDX-License-Identifier: Apache-2.0

/** A contract of ODCS 3.1.0 with every block of the standard, valid for its text and for its schema. */
export const contract31 = `# Agreed with the harbour office
apiVersion: v3.1.0
kind: DataContract
id: 7f2c8a34-berths
name: Berth occupancy
version: 2.1.0
status: active
tenant: Harbour
domain: port-operations
description:
  purpose: Which ship lies where, and how long.
  usage: Planning of berths.
  limitations: Private boats are not in it.
  authoritativeDefinitions:
    - url: https://wiki.example.com/berths
      type: businessDefinition
  customProperties:
    - property: reviewedBy
      value: harbour-office
tags: [ships, 'berths']
schema:
  - id: ships
    name: ships
    physicalName: dim_ship
    physicalType: table
    logicalType: object
    description: One row for each ship
    dataGranularityDescription: One row for each IMO number
    tags: [master]
    properties:
      - id: imo
        name: imo_number
        businessName: IMO number
        physicalName: imo
        logicalType: string
        physicalType: char(7)
        logicalTypeOptions:
          minLength: 7
          maxLength: 7
          pattern: '^[0-9]{7}$'
        required: true
        unique: true
        primaryKey: true
        primaryKeyPosition: 1
        examples: ['9074729']
      - id: gross
        name: gross_tonnage
        logicalType: integer
        logicalTypeOptions:
          minimum: 0
          maximum: 500000
          format: u32
      - id: flag_state
        name: flag_state
        logicalType: string
        classification: public
        quality:
          - id: flag_known
            metric: invalidValues
            arguments:
              validValues: [DE, NL, PA]
            mustBe: 0
            dimension: conformity
            unit: rows
  - id: stays
    name: stays
    physicalType: view
    relationships:
      - type: foreignKey
        from: stays.ship
        to: ships.imo_number
        customProperties:
          - property: cardinality
            value: many-to-one
      - from: [stays.ship, stays.berth]
        to: [ships.imo_number, ships.flag_state]
    quality:
      - name: Not empty
        type: library
        metric: rowCount
        mustBeBetween: [1, 100000]
        severity: error
        schedule: 0 6 * * *
        scheduler: cron
      - type: sql
        query: SELECT COUNT(*) FROM {object} WHERE left_at < arrived_at
        mustBeLessOrEqualTo: 0
      - type: custom
        engine: soda
        implementation: |
          type: freshness
          must_be_less_than: 1d
      - type: text
        description: Stays are entered by the pilot.
      - metric: duplicateValues
        mustBeLessThan: 1
        unit: percent
        arguments:
          properties: [ship, arrived_at]
    properties:
      - name: ship
        logicalType: string
        required: true
        relationships:
          - to: schema/ships/properties/imo
      - name: berth
        logicalType: string
        encryptedName: berth_enc
        criticalDataElement: true
      - name: arrived_at
        logicalType: timestamp
        logicalTypeOptions:
          timezone: true
          defaultTimezone: Europe/Berlin
          minimum: '2000-01-01T00:00:00Z'
        partitioned: true
        partitionKeyPosition: 1
        transformSourceObjects: [raw.pilot_log]
        transformLogic: cast(ts as timestamp)
        transformDescription: The pilot's entry
      - name: left_at
        logicalType: time
      - name: cargo
        logicalType: array
        logicalTypeOptions:
          minItems: 0
          uniqueItems: true
        items:
          logicalType: object
          logicalTypeOptions:
            required: [kind]
          properties:
            - name: kind
              logicalType: string
            - name: weight
              logicalType: number
              logicalTypeOptions:
                exclusiveMinimum: 0
                format: f64
      - name: dangerous
        logicalType: boolean
      - name: first_seen
        logicalType: date
        logicalTypeOptions:
          format: yyyy-MM-dd
servers:
  - server: warehouse
    type: bigquery
    environment: prod
    description: Analytics
    project: harbour-prod
    dataset: berths
    roles:
      - role: reader
  - id: files
    server: landing
    type: s3
    location: s3://harbour-landing/berths/*.parquet
    format: parquet
  - server: source
    type: postgres
    host: db.example.com
    port: 5432
    database: harbour
    schema: public
    customProperties:
      - property: replica
        value: true
support:
  - channel: '#berths'
    tool: slack
    scope: interactive
    url: https://chat.example.com/berths
price:
  priceAmount: 9.95
  priceCurrency: EUR
  priceUnit: month
team:
  name: Berth desk
  description: Plans and counts
  members:
    - username: ahansen
      name: Anna Hansen
      role: owner
      dateIn: 2021-03-01
    - username: bmeyer
      role: data engineer
      dateIn: 2020-01-15
      dateOut: 2021-02-28
      replacedByUsername: ahansen
roles:
  - role: berth_reader
    access: read
    firstLevelApprovers: Berth desk
    secondLevelApprovers: Harbour office
slaProperties:
  - property: latency
    value: 4
    unit: h
    element: stays.arrived_at
  - property: ga
    value: 2021-04-01T00:00:00Z
  - property: retention
    value: 10
    unit: years
    driver: regulatory
    description: By law
authoritativeDefinitions:
  - url: https://git.example.com/berths
    type: implementation
customProperties:
  - property: review
    value: { every: 6, unit: months }
contractCreatedTs: 2021-03-01T08:00:00Z
`;

/** A contract of ODCS 3.0.2, valid. */
export const contract302 = `apiVersion: v3.0.2
kind: DataContract
id: tide-levels
name: Tide levels
version: 1.10.0
status: draft
slaDefaultElement: levels.measured_at
schema:
  - name: levels
    physicalType: table
    properties:
      - name: station
        logicalType: string
        physicalName: station_code
        required: true
        quality:
          - rule: validValues
            validValues: [north, south]
          - type: library
            rule: duplicateCount
            mustBe: 0
      - name: measured_at
        logicalType: date
        logicalTypeOptions:
          minimum: '2000-01-01'
          exclusiveMinimum: true
      - name: level
        logicalType: number
        physicalType: numeric(5,2)
servers:
  - server: lake
    type: azure
    location: https://tides.blob.example.com/levels
    format: delta
team:
  - username: ckruse
    role: owner
    dateIn: 2022-01-01
support:
  - channel: tides
    url: mailto:tides@example.com
slaProperties:
  - property: frequency
    value: 15
    unit: min
`;

/** A contract of ODCS 2.2.2, valid. */
export const contract222 = `apiVersion: v2.2.2
kind: DataContract
uuid: 0b1d-lights
type: tables
version: 3.0.1
status: current
datasetDomain: navigation
quantumName: Aids to navigation
datasetName: lights
tenant: Harbour
sourceSystem: bigQuery
project: harbour-old
database: nav
username: '\${env.username}'
description:
  purpose: Where the lights are
productDl: lights@example.com
productSlackChannel: '#lights'
tags: [lights]
dataset:
  - table: lights
    physicalName: lights_v3
    description: One row for each light
    dataGranularity: One light
    columns:
      - column: light_id
        isPrimaryKey: true
        primaryKeyPosition: 1
        businessName: number
        logicalType: integer
        physicalType: bigint
        isNullable: false
        isUnique: true
      - column: colour
        logicalType: varchar
        physicalType: varchar(10)
        isNullable: true
        sampleValues: [red, green]
        encryptedColumnName: colour_enc
        criticalDataElementStatus: true
        transformSourceTables: [raw_lights]
    quality:
      - code: nullCheck
        templateName: NullCheck
        toolName: Elevate
        toolRuleName: DQ.rw.nulls
        column: light_id
        dimension: completeness
        severity: error
        scheduleCronExpression: 0 20 * * *
      - templateName: CountCheck
        toolName: Elevate
price:
  priceAmount: 1
  priceCurrency: EUR
stakeholders:
  - username: dvoss
    role: Data Steward
    dateIn: 2019-05-01
    comment: Knows all lights
roles:
  - role: nav_reader
    access: read
slaDefaultColumn: lights.light_id
slaProperties:
  - property: retention
    value: 3
    unit: y
    column: lights.light_id
`;
