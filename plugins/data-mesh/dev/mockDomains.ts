// SPDX-License-Identifier: Apache-2.0
import { NotFoundError } from '@backstage/errors';
import type {
  DomainDetail,
  DomainFlow,
  DomainSummary,
  ProductSummary,
} from '@meshwright/plugin-data-mesh-common';
import type { MockDomain, MockMesh } from './mockMesh';

/** Domain of a made-up product. */
export function domainOf(
  mesh: MockMesh,
  product: ProductSummary,
): MockDomain | undefined {
  return mesh.domains.find(domain => domain.link === product.domain);
}

/** A made-up domain in a list. */
export function summarizeDomain(
  mesh: MockMesh,
  domain: MockDomain,
): DomainSummary {
  const products = productsOf(mesh, domain);
  return {
    ...domain.link,
    parent: domain.parent?.link.entityRef,
    productCount: products.length,
    ownProductCount: products.filter(p => domainOf(mesh, p) === domain).length,
    problems: {
      errors: products.reduce((sum, p) => sum + p.problems.errors, 0),
      warnings: 0,
    },
  };
}

/** Flows between the domains that products count as being in. */
export function flowsBetween(
  mesh: MockMesh,
  endOf: (domain: MockDomain) => MockDomain,
): DomainFlow[] {
  const flows = new Map<string, DomainFlow>();
  for (const { from, to, contract } of mesh.connections) {
    const [a, b] = [from, to].map(product => {
      const domain = domainOf(mesh, product);
      return domain && endOf(domain).link;
    });
    if (a && b && a !== b) {
      const key = `${a.entityRef} ${b.entityRef}`;
      const flow = flows.get(key) ?? {
        from: a,
        to: b,
        contractCount: 0,
        products: [],
        more: 0,
      };
      flow.contractCount += 1;
      flow.products.push({ from: a, to: b, contract });
      flows.set(key, flow);
    }
  }
  return [...flows.values()];
}

/** All about one made-up domain. */
export function describeDomain(
  mesh: MockMesh,
  entityRef: string,
): DomainDetail {
  const domain = mesh.domains.find(({ link }) => link.entityRef === entityRef);
  if (!domain) {
    throw new NotFoundError(`There is no domain ${entityRef}`);
  }
  const products = productsOf(mesh, domain);
  const isOwn = (at: MockDomain) => at === domain || at.parent === domain;
  const ownRefs = new Set(
    mesh.domains.filter(isOwn).map(({ link }) => link.entityRef),
  );
  const teams = new Map<string, DomainDetail['teams'][number]>();
  for (const { owner } of products) {
    if (owner) {
      const team = teams.get(owner.entityRef) ?? { ...owner, productCount: 0 };
      team.productCount += 1;
      teams.set(owner.entityRef, team);
    }
  }
  return {
    ...summarizeDomain(mesh, domain),
    ancestors: domain.parent ? [domain.parent.link] : [],
    subdomains: mesh.domains
      .filter(other => other.parent === domain)
      .map(other => summarizeDomain(mesh, other)),
    teams: [...teams.values()],
    flows: flowsBetween(mesh, at => (isOwn(at) ? at : at.parent ?? at)).filter(
      ({ from, to }) =>
        ownRefs.has(from.entityRef) || ownRefs.has(to.entityRef),
    ),
    byLifecycle: countBy(products, product => product.lifecycle),
    byClassification: countBy(products, product => product.classification),
  };
}

/** How many things have each value. */
export function countBy<T>(
  items: T[],
  valueOf: (item: T) => string | undefined,
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) {
    const value = valueOf(item) ?? 'none';
    counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

function productsOf(mesh: MockMesh, domain: MockDomain): ProductSummary[] {
  return mesh.products.filter(product => {
    const own = domainOf(mesh, product);
    return own === domain || (own !== undefined && own.parent === domain);
  });
}
