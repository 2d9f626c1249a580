// SPDX-License-Identifier: Apache-2.0
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';

/** Domains of the test mesh. */
export const DOMAINS = ['sales', 'finance'] as const;
/** Classifications of its products; the empty one stands for none. */
export const LEVELS = [
  '',
  'public',
  'internal',
  'confidential',
  'restricted',
] as const;

export type Domain = (typeof DOMAINS)[number];
export type Level = (typeof LEVELS)[number];

/** A product of the mesh: one for each domain and classification. */
export interface MatrixProduct {
  name: string;
  domain: Domain;
  level: Level;
}

export const PRODUCTS: MatrixProduct[] = DOMAINS.flatMap(domain =>
  LEVELS.map(level => ({
    name: `${domain}-${level || 'plain'}`,
    domain,
    level,
  })),
);

/** Whether a product holds personal data. */
export const isPersonal = ({ domain, level }: MatrixProduct) =>
  domain === 'finance' && level === 'confidential';

/** People by role; `guest` is in no group and not in the catalog. */
export const PEOPLE = {
  guest: [],
  consumer: ['consumers'],
  developer: ['sales-team'],
  'product-owner': ['sales-owners'],
  'domain-owner': ['sales-office'],
  steward: ['stewards'],
  'platform-engineer': ['platform'],
  auditor: ['audit'],
  contractor: ['contractors'],
} as const;

export type Role = keyof typeof PEOPLE;
export const ROLES = Object.keys(PEOPLE) as Role[];

/** What people are beside what follows from ownership, and what changes of the default. */
export const POLICY = `apiVersion: meshwright.io/v1alpha1
kind: GovernancePolicy
metadata: { name: matrix-access }
spec:
  owner: group:default/stewards
  lifecycle: enabled
  purpose: The people of the matrix.
  access:
    people:
      - { id: stewards, groups: ['group:default/stewards'], roles: [steward], clearance: restricted }
      - { id: audit, groups: ['group:default/audit'], roles: [auditor] }
      - { id: platform, groups: ['group:default/platform'], roles: [platform-engineer] }
      - { id: owners, groups: ['group:default/sales-owners'], roles: [product-owner], clearance: confidential, purposes: [care] }
    rules:
      - id: contractors-internal-only
        effect: deny
        permissions: [catalog.entity.read]
        groups: [group:default/contractors]
        when: resource.classification in ['confidential', 'restricted']
        message: Contractors see what is internal at most.
        reason: Agreements do not cover more.
        ask: [group:default/stewards]
      - id: personal-data-for-a-purpose
        effect: deny
        permissions: [data-mesh.data.read.confidential, data-mesh.data.read.restricted]
        when: >-
          'personal-data' in resource.tags && !('care' in person.purposes)
          && !resource.owners.containsAny(person.claims)
        message: Personal data is for the purpose care only.
      - id: restricted-is-not-waived
        effect: deny
        permissions: [data-mesh.governance.waive]
        when: resource.classification == 'restricted'
        message: Restricted products keep all rules.
        ask: [group:default/nobody-here]
      - id: stewards-handle-restricted
        title: Stewards handle what happens to restricted products
        effect: allow
        permissions: [data-mesh.incident.handle]
        roles: [steward]
        when: resource.classification == 'restricted'
    examples:
      - { name: no, person: { groups: ['group:default/contractors'] }, permission: catalog.entity.read, resource: { classification: restricted }, expect: deny }
`;

const at = 'url:https://example.com/mesh.yaml';
const annotations = {
  [ANNOTATION_LOCATION]: at,
  [ANNOTATION_ORIGIN_LOCATION]: at,
};

/** A column whose name tells where it leaked from. */
export const secretColumn = (product: string) =>
  `secret_${product.replace(/-/g, '_')}`;

function contractOf({ name, domain, level }: MatrixProduct): string {
  return `apiVersion: v3.1.0
kind: DataContract
id: urn:datacontract:${name}
name: ${name}-contract
version: 1.0.0
status: active
domain: ${domain}
description: { purpose: Purpose of ${name} }
servers:
  - { server: prod, type: postgres, host: db.example, port: 5432, database: mesh, schema: ${name.replace(
    /-/g,
    '_',
  )} }
schema:
  - name: things
    properties:
      - name: ${secretColumn(name)}
        logicalType: string
        ${level && `classification: ${level}`}
`;
}

function productEntities(product: MatrixProduct): Entity[] {
  const { name, domain, level } = product;
  const owner = `${domain}-team`;
  return [
    {
      apiVersion: 'meshwright.io/v1alpha1',
      kind: 'DataProduct',
      metadata: {
        name,
        annotations,
        description: `About ${name}`,
        tags: [
          `tag-${name}`,
          ...(isPersonal(product) ? ['personal-data'] : []),
        ],
      },
      spec: {
        owner,
        domain,
        lifecycle: 'active',
        version: '1.0.0',
        purpose: `Purpose of ${name}`,
        ...(level && { classification: level }),
        outputPorts: [{ name: 'out', contract: `${name}-contract` }],
      },
    },
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'API',
      metadata: { name: `${name}-contract`, annotations },
      spec: {
        type: 'data-contract',
        lifecycle: 'active',
        owner,
        domain,
        definition: contractOf(product),
      },
    },
  ];
}

/** Makes a product in a domain, with {@link MAKE_PRODUCT}. */
export const TEMPLATE = 'template:default/make-product';
/** Action that the default policy keeps to domains that one answers for. */
export const MAKE_PRODUCT = 'data-mesh:product:generate';

const templateEntity = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'make-product', annotations },
  spec: {
    type: 'data-product',
    owner: 'platform',
    steps: [
      {
        id: 'make',
        action: MAKE_PRODUCT,
        input: { product: { domain: '${{ parameters.domain }}' } },
      },
    ],
  },
};

/** All entities of the test mesh. */
export function matrixEntities(): Entity[] {
  const groups = new Set([
    ...Object.values(PEOPLE).flat(),
    ...DOMAINS.flatMap(domain => [`${domain}-team`, `${domain}-office`]),
  ]);
  return [
    ...[...groups].map(name => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { name, annotations },
      spec: { type: 'team', children: [] },
    })),
    ...ROLES.filter(role => role !== 'guest').map(role => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: { name: role, annotations },
      spec: { memberOf: [...PEOPLE[role]] },
    })),
    ...DOMAINS.map(name => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Domain',
      metadata: { name, annotations },
      spec: { owner: `${name}-office` },
    })),
    // What a product owner owns in person, so that the role is one of ownership as well.
    {
      apiVersion: 'meshwright.io/v1alpha1',
      kind: 'DataProduct',
      metadata: { name: 'owned', annotations },
      spec: {
        owner: 'sales-owners',
        domain: 'sales',
        classification: 'restricted',
        lifecycle: 'active',
      },
    },
    templateEntity,
    ...PRODUCTS.flatMap(productEntities),
  ];
}
