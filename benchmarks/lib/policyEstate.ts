// SPDX-License-Identifier: Apache-2.0
import {
  type Policy,
  type Subject,
  buildEstate,
  readPolicies,
} from '@meshwright/governance';
import type { Product } from '@meshwright/contracts';

/** Checks in plain CEL, so that every evaluator of the language can run them. */
const CHECKS = [
  "product.owner != ''",
  "product.domain != '' && product.domain != 'unknown'",
  'size(product.purpose) >= 20',
  "product.classification in ['public', 'internal', 'confidential', 'restricted']",
  "product.status != 'active' || size(product.support) > 0",
  'product.outputPorts.all(p, p.hasContract)',
  "product.inputPorts.all(p, p.contractStatus != 'retired')",
  "product.name.matches('^[a-z][a-z0-9]*(-[a-z0-9]+)*$')",
  "product.tags.exists(t, t.startsWith('team-')) || product.type == 'aggregate'",
  "product.serviceLevels.exists(s, s.property == 'retention')",
];

/** Policies with one rule each. */
export function somePolicies(count: number): Policy[] {
  return Array.from({ length: count }, (_, i) => {
    const text = JSON.stringify({
      apiVersion: 'meshwright.io/v1alpha1',
      kind: 'GovernancePolicy',
      metadata: { name: `policy-${i}` },
      spec: {
        owner: 'stewards',
        lifecycle: 'enabled',
        purpose: 'To be measured.',
        target: {
          kinds: ['product'],
          when: `product.status != 'retired' && size(product.tags) < ${
            100 + i
          }`,
        },
        rules: [
          {
            id: 'rule',
            check: CHECKS[i % CHECKS.length],
            message: '${product.name} does not keep to it',
          },
        ],
      },
    });
    return readPolicies(text).policies[0];
  });
}

/** A product of which every third has something wrong. */
export function someProduct(i: number): Product {
  const broken = i % 3 === 0;
  return {
    id: `urn:product:${i}`,
    name: broken ? `Product ${i}` : `product-${i}`,
    version: '1.0.0',
    status: i % 7 === 0 ? 'draft' : 'active',
    domain: `domain-${i % 40}`,
    type: i % 5 === 0 ? 'aggregate' : 'source-aligned',
    classification: ['public', 'internal', 'confidential'][i % 3],
    owner: broken ? undefined : `team-${i % 120}`,
    description: { purpose: `What product ${i} is for, in a whole sentence.` },
    tags: ['orders', `team-${i % 120}`],
    platforms: ['aws'],
    inputPorts: Array.from({ length: i % 4 }, (_, port) => ({
      path: `/inputPorts/${port}`,
      name: `in-${port}`,
      contractId: `urn:contract:${(i + port) % 900}`,
      tags: [],
    })),
    outputPorts: Array.from({ length: 1 + (i % 3) }, (_, port) => ({
      path: `/outputPorts/${port}`,
      name: `out-${port}`,
      contractId: `urn:contract:${i}-${port}`,
      inputContracts: [],
      locations: [],
      serviceLevels: [],
      tags: [],
    })),
    managementPorts: [],
    serviceLevels: [
      {
        path: '/slaProperties/0',
        property: 'retention',
        value: 3,
        unit: 'y',
        elements: [],
      },
    ],
    support: [{ channel: '#team', url: 'https://chat.example' }],
    authoritativeDefinitions: [],
    customProperties: [],
  };
}

/** Products of an estate, as policies judge them. */
export function someSubjects(count: number): Subject[] {
  return buildEstate(
    Array.from({ length: count }, (_, i) => ({
      file: `products/${i}.yaml`,
      standard: 'odps-bitol',
      product: someProduct(i),
    })),
  );
}
