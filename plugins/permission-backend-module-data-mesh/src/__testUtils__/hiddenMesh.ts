// SPDX-License-Identifier: Apache-2.0
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';

const at = 'url:https://example.com/mesh.yaml';
const annotations = {
  [ANNOTATION_LOCATION]: at,
  [ANNOTATION_ORIGIN_LOCATION]: at,
};

const entity = (kind: string, name: string, spec: Entity['spec']): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, annotations },
  spec,
});

const product = (name: string, spec: Entity['spec']): Entity => ({
  ...entity('DataProduct', name, {
    owner: 'insiders',
    domain: 'sales',
    lifecycle: 'active',
    ...spec,
  }),
  apiVersion: 'meshwright.io/v1alpha1',
});

/** A group, its domain and its member. */
const team = (group: string, domain: string, user: string) => [
  entity('Group', group, { type: 'team', children: [] }),
  entity('Domain', domain, { owner: group }),
  entity('User', user, { memberOf: [group] }),
];

/** Stella sees everything. */
export const HIDDEN_POLICY = `apiVersion: meshwright.io/v1alpha1
kind: GovernancePolicy
metadata: { name: who-sees-what }
spec:
  owner: group:default/stewards
  lifecycle: enabled
  purpose: Says who sees what.
  access:
    people:
      - { id: stewards, groups: ['group:default/stewards'], roles: [steward], clearance: restricted }
    examples:
      - { name: no, person: {}, permission: catalog.entity.read, resource: { kind: dataproduct, classification: restricted }, expect: deny }
`;

/**
 * A product and a contract that Olga may not see, and what names them: everything that Olga may see is related to them.
 * Olga owns a domain, so that she may read locations and refresh entities; Stella sees everything.
 */
export function hiddenMesh(): Entity[] {
  const contract = 'hidden-contract';
  return [
    ...team('outsiders', 'elsewhere', 'olga'),
    ...team('stewards', 'governance', 'stella'),
    ...team('insiders', 'sales', 'ines'),
    product('open', {
      classification: 'internal',
      dependsOn: ['dataproduct:default/hidden'],
      outputPorts: [{ name: 'out', contract: `api:default/${contract}` }],
      inputPorts: [{ name: 'in', contract }],
    }),
    product('hidden', {
      classification: 'restricted',
      dependsOn: ['dataproduct:default/open'],
      outputPorts: [{ name: 'out', contract }],
    }),
    entity('API', contract, {
      type: 'data-contract',
      lifecycle: 'active',
      owner: 'insiders',
      domain: 'sales',
      classification: 'restricted',
      definition: `apiVersion: v3.1.0
kind: DataContract
id: urn:datacontract:hidden
version: 1.0.0
status: active
schema: [{ name: things, properties: [{ name: a, logicalType: string, classification: restricted }] }]
`,
    }),
    entity('Component', 'reader', {
      type: 'service',
      lifecycle: 'production',
      owner: 'insiders',
      providesApis: [contract],
      consumesApis: [`api:${contract}`],
    }),
  ];
}
