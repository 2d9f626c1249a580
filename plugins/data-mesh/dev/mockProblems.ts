// SPDX-License-Identifier: Apache-2.0
import type {
  DescriptorProblem,
  ProblemPage,
  ProblemQuery,
  ProductSummary,
  SourceStatus,
} from '@meshwright/plugin-data-mesh-common';
import type { MockMesh } from './mockMesh';
import { countFacet } from './mockProducts';

/** One page of the made-up problems. */
export function queryProblems(
  mesh: MockMesh,
  query: ProblemQuery,
): ProblemPage {
  const { offset = 0, limit = 25, text = '', owner = [], domain = [] } = query;
  const words = text.toLocaleLowerCase('en-US');
  const broken = mesh.products.filter(
    product =>
      product.problems.errors + product.problems.warnings > 0 &&
      (query.severity !== 'error' || product.problems.errors > 0) &&
      isAmong(owner, product.owner?.entityRef) &&
      isAmong(domain, product.domain?.entityRef) &&
      product.title.toLocaleLowerCase('en-US').includes(words),
  );
  return {
    items: broken.slice(offset, offset + limit).map(toProblem),
    totalItems: broken.length,
    offset,
    limit,
    facets: {
      owner: countFacet(mesh, 'owner', broken),
      domain: countFacet(mesh, 'domain', broken),
    },
  };
}

/** A source that is well and one that is not. */
export function describeSources(): SourceStatus[] {
  const ago = (minutes: number) =>
    new Date(Date.now() - minutes * 60_000).toISOString();
  return [
    {
      id: 'github',
      target: 'github.com/acme/*: **/*.odcs.yaml',
      status: 'ok',
      lastSuccess: ago(3),
      descriptors: 412,
      errors: 9,
    },
    {
      id: 'finance-gitlab',
      target: 'gitlab.acme.example/finance/*',
      status: 'failing',
      lastSuccess: ago(190),
      lastAttempt: ago(4),
      message:
        'GitLab answered 429 (too many requests): the state of 3 hours ago stays. It is asked again in 10 minutes.',
      descriptors: 61,
      errors: 2,
    },
  ];
}

function isAmong(values: string[], value = 'none'): boolean {
  return values.length === 0 || values.includes(value);
}

function toProblem(product: ProductSummary): DescriptorProblem {
  return {
    subject: {
      entityRef: product.entityRef,
      title: product.title,
      resolved: true,
    },
    kind: 'DataProduct',
    owner: product.owner,
    domain: product.domain,
    standard: 'odps-bitol/1.0.0',
    location: `https://github.com/acme/${product.name}/blob/main/dataproduct.yaml`,
    counts: product.problems,
    findings: [
      {
        severity: 'error',
        rule: 'odps/port-contract',
        path: '/outputPorts/0/contractId',
        line: 21,
        column: 5,
        message:
          'The output port names the contract "orders-v9", which no descriptor states.',
        fix: 'Write the id of an existing contract, for example "orders-v2".',
      },
      {
        severity: 'warning',
        rule: 'odps/no-support',
        path: '/support',
        line: 1,
        column: 1,
        message:
          'Nobody can be reached about this product: it states no support channel.',
      },
    ],
    more: 0,
  };
}
