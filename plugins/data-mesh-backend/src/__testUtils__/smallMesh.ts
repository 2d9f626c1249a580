// SPDX-License-Identifier: Apache-2.0
import {
  type Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  CONTRACT_ID_ANNOTATION,
  DESCRIPTOR_ANNOTATION,
  DESCRIPTOR_LOCATION_ANNOTATION,
  type DescriptorFinding,
  findingsToAnnotations,
  SOURCE_ANNOTATION,
} from '@meshwright/plugin-data-mesh-common';

/** What a test says about an entity; the rest is filled in. */
export interface EntitySketch {
  title?: string;
  description?: string;
  tags?: string[];
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  namespace?: string;
  findings?: DescriptorFinding[];
  spec?: Entity['spec'];
}

function entity(
  apiVersion: string,
  kind: string,
  name: string,
  sketch: EntitySketch,
): Entity {
  const {
    spec = {},
    findings = [],
    namespace = 'default',
    ...metadata
  } = sketch;
  const relation = (type: string, ref: unknown, defaultKind: string) => ({
    type,
    targetRef: stringifyEntityRef(
      parseEntityRef(String(ref), { defaultKind, defaultNamespace: namespace }),
    ),
  });
  const relations = [
    ...(spec.owner ? [relation('ownedBy', spec.owner, 'Group')] : []),
    ...(spec.domain ? [relation('partOf', spec.domain, 'Domain')] : []),
  ];
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace,
      ...metadata,
      annotations: {
        ...metadata.annotations,
        ...findingsToAnnotations(findings),
      },
    },
    spec,
    relations,
  };
}

export function product(name: string, sketch: EntitySketch = {}): Entity {
  return entity('meshwright.io/v1alpha1', 'DataProduct', name, sketch);
}

export function domain(name: string, sketch: EntitySketch = {}): Entity {
  return entity('backstage.io/v1alpha1', 'Domain', name, sketch);
}

export function group(name: string, title: string): Entity {
  return entity('backstage.io/v1alpha1', 'Group', name, {
    title,
    spec: { type: 'team', children: [] },
  });
}

/** A contract with one table, whose columns are given as `name: description`. */
export function contract(
  name: string,
  columns: Record<string, string>,
  sketch: EntitySketch & {
    id?: string;
    version?: string;
    status?: string;
  } = {},
): Entity {
  const { id = name, version = '1.0.0', status = 'active', ...rest } = sketch;
  const table = name.split('-')[0];
  const definition = [
    'apiVersion: v3.1.0',
    'kind: DataContract',
    `id: ${id}`,
    `name: ${name}`,
    `version: ${version}`,
    `status: ${status}`,
    'schema:',
    `  - name: ${table}`,
    '    properties:',
    ...Object.entries(columns).flatMap(([column, description]) => [
      `      - name: ${column}`,
      '        logicalType: string',
      `        description: ${description}`,
    ]),
  ].join('\n');
  return entity('backstage.io/v1alpha1', 'API', name, {
    ...rest,
    annotations: { [CONTRACT_ID_ANNOTATION]: id, ...rest.annotations },
    spec: {
      type: 'data-contract',
      lifecycle: status,
      owner: 'shop-team',
      definition,
      ...rest.spec,
    },
  });
}

export function finding(
  severity: DescriptorFinding['severity'],
  message: string,
): DescriptorFinding {
  return {
    severity,
    rule: 'odcs/test',
    path: '/schema',
    line: 3,
    column: 5,
    message,
  };
}

/**
 * A shop: its orders are read by finance and by a forecast, and the forecast is a secret of its own team.
 *
 * ```
 * sales > sales-online    orders ──orders-v1──> revenue (finance)
 *                                └─orders-v1──> forecast (sales, secret)
 * finance                 revenue ─revenue-v1─> forecast
 * ```
 */
export function smallMesh(): Entity[] {
  return [
    group('shop-team', 'Shop team'),
    group('finance-team', 'Finance team'),
    group('secret-team', 'Secret team'),
    domain('sales', { title: 'Sales', spec: { owner: 'shop-team' } }),
    domain('sales-online', {
      title: 'Online sales',
      spec: { owner: 'shop-team', subdomainOf: 'sales' },
    }),
    domain('finance', { title: 'Finance', spec: { owner: 'finance-team' } }),
    contract(
      'orders-v1',
      {
        order_id: 'Number on the invoice',
        customer_email: 'Where receipts go',
        createdAt: 'Moment of the purchase',
      },
      {
        title: 'Orders',
        id: 'urn:orders',
        version: '1.0.0',
        status: 'deprecated',
      },
    ),
    contract(
      'orders-v2',
      { order_id: 'Number on the invoice', customer_id: 'Key of the buyer' },
      { title: 'Orders', id: 'urn:orders', version: '2.0.0' },
    ),
    contract(
      'revenue-v1',
      { month: 'First day', amount: 'In euro' },
      {
        title: 'Revenue',
        spec: { owner: 'finance-team' },
        findings: [finding('warning', 'Unit is missing')],
      },
    ),
    contract(
      'plan-v1',
      { zeppelin: 'Unheard of elsewhere' },
      { title: 'Secret plan', spec: { owner: 'secret-team' } },
    ),
    product('orders', {
      title: 'Orders',
      tags: ['retail', 'gold'],
      labels: { tier: '1' },
      annotations: {
        [SOURCE_ANNOTATION]: 'example',
        [DESCRIPTOR_ANNOTATION]: 'odps-bitol/1.0.0',
        [DESCRIPTOR_LOCATION_ANNOTATION]: 'orders/product.yaml',
      },
      findings: [
        finding('warning', 'Version is not semantic'),
        finding('error', 'Status is unknown'),
      ],
      spec: {
        owner: 'shop-team',
        domain: 'sales-online',
        type: 'source-aligned',
        lifecycle: 'active',
        classification: 'internal',
        purpose: 'Every purchase in the online shop',
        platforms: ['aws'],
        outputPorts: [
          { name: 'table', contract: 'orders-v1', type: 'tables' },
          { name: 'next', contract: 'orders-v2', type: 'tables' },
          { name: 'bare' },
        ],
        inputPorts: [{ name: 'clicks', contract: 'clicks-v1' }],
      },
    }),
    product('revenue', {
      title: 'Revenue by month',
      tags: ['gold'],
      spec: {
        owner: 'finance-team',
        domain: 'finance',
        additionalDomains: ['sales'],
        type: 'aggregate',
        lifecycle: 'Active',
        classification: 'confidential',
        platforms: ['gcp', 'aws'],
        inputPorts: [{ name: 'orders', contract: 'orders-v1' }],
        outputPorts: [{ name: 'table', contract: 'revenue-v1' }],
      },
    }),
    product('forecast', {
      title: 'Forecast',
      labels: { secret: 'yes' },
      tags: ['classified'],
      spec: {
        owner: 'secret-team',
        domain: 'sales',
        type: 'consumer-aligned',
        lifecycle: 'draft',
        classification: 'restricted',
        inputPorts: [
          { name: 'orders', contract: 'orders-v1' },
          { name: 'revenue', contract: 'revenue-v1' },
        ],
        outputPorts: [{ name: 'plan', contract: 'plan-v1' }],
      },
    }),
    product('orphan', { spec: {} }),
  ];
}
