// SPDX-License-Identifier: Apache-2.0

/** A data product of ODPS (Bitol) 1.0.0 with every field of the standard. */
export const bitolProduct = `apiVersion: v1.0.0
kind: DataProduct
id: 5f0c3d1a-6d0b-4f57-9a4e-2f3b7e0f1c11
name: Loyalty accounts
version: 2.1.0
status: active
domain: customer
tenant: Brightwater
description:
  purpose: One account for each member of the loyalty programme.
  limitations: Points of the last hour may be missing.
  usage: Join by member_id.
  authoritativeDefinitions:
    - type: tutorial
      url: https://wiki.example.com/loyalty
      description: How to start
  customProperties:
    - property: reviewed
      value: 2030-02-01
tags: [loyalty, customer]
customProperties:
  - property: classification
    value: confidential
    description: Contains names
  - property: Product Type
    value: consumerAligned
  - property: platform
    value: snowflake, aws
  - property: displayName
    value: Loyalty
  - property: slaProperties
    value:
      - property: ly
        value: 4
        unit: hours
        element: members.points, members.updated_at
authoritativeDefinitions:
  - type: businessDefinition
    url: https://wiki.example.com/glossary/loyalty
inputPorts:
  - name: orders
    version: 1.0.0
    contractId: orders-v1
    tags: [sales]
    customProperties:
      - property: sourceProduct
        value: order-history
    authoritativeDefinitions:
      - type: implementation
        url: https://git.example.com/loyalty
outputPorts:
  - name: members
    description: One row for each member
    type: tables
    version: 2.0.0
    contractId: members-v2
    sbom:
      - type: external
        url: https://sbom.example.com/members.json
    inputContracts:
      - id: orders-v1
        version: 1.0.0
    tags: [members]
    customProperties:
      - property: platform
        value: snowflake
      - property: locations
        value:
          - environment: prod
            url: snowflake://acme/loyalty/members
          - environment: test
            url: snowflake://acme/loyalty_test/members
      - property: contractVersion
        value: 2.3.0
    authoritativeDefinitions:
      - type: implementation
        url: https://git.example.com/loyalty
managementPorts:
  - name: health
    content: observability
    type: rest
    url: https://loyalty.example.com/health
    channel: '#loyalty-health'
    description: Freshness and volume
    tags: [ops]
    customProperties:
      - property: pager
        value: true
    authoritativeDefinitions:
      - type: implementation
        url: https://git.example.com/loyalty
support:
  - channel: '#loyalty-help'
    url: https://chat.example.com/loyalty-help
    description: Ask here first
    tool: slack
    scope: interactive
    invitationUrl: https://chat.example.com/join
    tags: [help]
    customProperties:
      - property: hours
        value: 9-17
    authoritativeDefinitions:
      - type: tutorial
        url: https://wiki.example.com/help
team:
  name: loyalty-team
  description: Owns everything about points
  tags: [crew]
  customProperties:
    - property: size
      value: 6
  authoritativeDefinitions:
    - type: tutorial
      url: https://wiki.example.com/team
  members:
    - username: mira.k
      name: Mira Kowalczyk
      description: Product owner
      role: owner
      dateIn: '2029-01-15'
      tags: [lead]
      customProperties:
        - property: timezone
          value: CET
      authoritativeDefinitions:
        - type: tutorial
          url: https://wiki.example.com/mira
    - username: tom.b
      role: data engineer
      dateIn: '2028-01-01'
      dateOut: '2029-12-31'
      replacedByUsername: mira.k
productCreatedTs: '2029-01-15T10:30:00Z'
`;

/** A data product descriptor (DPDS 1.0.0) with ports that refer to components, and lineage between them. */
export const dpdsProduct = `dataProductDescriptor: 1.0.0
info:
  fullyQualifiedName: urn:dpds:com.example:dataproducts:fleetStatus:1
  name: fleetStatus
  version: 1.4.0
  displayName: Fleet status
  description: Where each vehicle is
  domain: logistics
  owner:
    id: fleet@example.com
    name: Fleet team
  contactPoints:
    - name: Help desk
      description: Weekdays
      channel: email
      address: fleet-help@example.com
    - name: Issues
      channel: web
      address: https://issues.example.com/fleet
  x-classification: internal
interfaceComponents:
  inputPorts:
    - $ref: '#/components/inputPorts/trips'
      description: Trips as they happen
  outputPorts:
    - name: positions
      version: 1.0.0
      fullyQualifiedName: urn:dpds:com.example:dataproducts:fleetStatus:1:outputports:positions
      displayName: Positions
      tags: [gps]
      promises:
        platform: azure:westeurope
        servicesType: streaming-services
        api:
          $ref: '#/components/apis/positionsApi'
      externalDocs:
        description: Handbook
        $href: https://docs.example.com/positions
    - $ref: ports/history.json
      description: All positions of the past
  observabilityPorts:
    - name: metrics
      version: 1.0.0
      promises:
        servicesType: rest-services
internalComponents:
  lifecycleInfo:
    prod:
      - order: 1
        service:
          $href: '{azure-devops}'
        template:
          $ref: '#/components/templates/deploy'
        configurations:
          stage: PROD
  applicationComponents:
    - name: tracker
      version: 1.0.0
      platform: azure:westeurope
      applicationType: stream
      consumesFrom: [trips]
      providesTo:
        - urn:dpds:com.example:dataproducts:fleetStatus:1:outputports:positions
      dependsOn: []
  infrastructuralComponents:
    - name: topics
      version: 1.0.0
      platform: azure:westeurope
      infrastructureType: storage-resource
      dependsOn: []
components:
  inputPorts:
    trips:
      name: trips
      version: 2.0.0
      description: Overridden beside the reference
      promises:
        api:
          name: tripsApi
          version: 2.1.0
          fullyQualifiedName: urn:dpds:com.example:apis:trips:2
          specification: asyncapi
          definition: 'asyncapi: 2.5.0'
  apis:
    positionsApi:
      name: positionsApi
      version: 1.1.0
      fullyQualifiedName: urn:dpds:com.example:apis:positions:1
      specification: asyncapi
      specificationVersion: 2.5.0
      definition:
        channels:
          positions:
            $ref: '#/channels/not-of-this-document'
  templates:
    deploy:
      name: deploy
      version: 1.0.0
      specification: azure-devops
      definition: pipeline
tags: [fleet]
`;

/** A product of ODPS (opendataproducts.org) 4.1 as its prose describes it. */
export const openDataProduct = `schema: https://opendataproducts.org/v4.1/schema/odps.yaml
version: 4.1
product:
  details:
    fi:
      name: Pyörälaskurit
      productID: bike-counts
      visibility: public
      status: production
      type: dataset
    en:
      name: Bike counts
      productID: bike-counts
      visibility: public
      status: production
      type: dataset
      productVersion: 1.2.0
      created: '2029-05-01'
      valueProposition: Plan bike lanes by facts.
      description: Bikes passing each counter, by hour.
      tags: [mobility]
      categories: [traffic]
      x-classification: public
  contract:
    id: bike-counts-contract
    type: ODCS
    contractVersion: 3.0.2
    contractURL: https://contracts.example.com/bike-counts
  SLA:
    declarative:
      default:
        dimensions:
          - dimension: uptime
            displayTitle:
              - en: Uptime
            objective: 99
            unit: percent
          - dimension: updateFrequency
            objective: 1
            unit: days
  dataQuality:
    - dimension: completeness
      objective: 97
      unit: percentage
  dataAccess:
    default:
      name:
        en: Download
      outputPortType: file
      format: CSV
      accessURL: https://data.example.com/bikes.csv
    API:
      outputPorttype: API
      format: JSON
      documentationURL: https://data.example.com/docs
  pricingPlans:
    declarative:
      en:
        - name: Free
          priceCurrency: EUR
          price: 0
          access:
            $ref: '#/Product/dataAccess/api'
          SLA:
            $ref: '#/SLA/default'
  dataHolder:
    en:
      legalName: City of Example
      businessDomain: mobility
      email: data@example.com
  support:
    email: bikes@example.com
    phoneNumber: '+358 9 000 000'
`;
