// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';

/** A contract as a team would write it. */
export function contract(options: {
  id?: string;
  name?: string;
  version?: string;
  status?: string;
  extra?: string;
}): string {
  const {
    id,
    name,
    version = '1.0.0',
    status = 'active',
    extra = '',
  } = options;
  return [
    'apiVersion: v3.1.0',
    'kind: DataContract',
    `id: ${id ?? `urn:contract:${name}`}`,
    ...(name ? [`name: ${name}`] : []),
    `version: ${version}`,
    `status: ${status}`,
    'description:',
    `  purpose: ${name ?? id} as they are.`,
    extra,
  ].join('\n');
}

/** A product that reads and offers contracts, each an id or an id with a version behind `@`. */
export function product(options: {
  name: string;
  id?: string;
  version?: string;
  domain?: string;
  owner?: string;
  reads?: string[];
  offers?: string[];
  extra?: string;
}): string {
  const {
    name,
    version = '1.0.0',
    domain = 'sales',
    owner = 'sales-team',
  } = options;
  const ports = (title: string, ids: string[] = []) =>
    ids.length === 0
      ? []
      : [
          `${title}:`,
          ...ids.flatMap((id, index) => {
            const [contractId, portVersion = '1.0.0'] = id.split('@');
            return [
              `  - name: port-${index}`,
              `    version: ${portVersion}`,
              `    contractId: ${contractId}`,
            ];
          }),
        ];
  return [
    'apiVersion: v1.0.0',
    'kind: DataProduct',
    `id: ${options.id ?? `urn:product:${name}`}`,
    `name: ${name}`,
    `version: ${version}`,
    'status: active',
    ...(domain ? [`domain: ${domain}`] : []),
    ...(owner ? ['team:', `  name: ${owner}`] : []),
    ...ports('inputPorts', options.reads),
    ...ports('outputPorts', options.offers),
    options.extra ?? '',
  ].join('\n');
}

function entity(kind: string, name: string, spec = {}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    spec,
  };
}

/** Teams, people and domains that test documents name. */
export const ORG: Entity[] = [
  entity('Group', 'sales-team', {
    profile: { email: 'sales@example.com' },
  }),
  entity('Group', 'finance-team'),
  entity('User', 'jane.doe', { profile: { email: 'jane@example.com' } }),
  entity('Domain', 'sales'),
  entity('Domain', 'finance'),
];
