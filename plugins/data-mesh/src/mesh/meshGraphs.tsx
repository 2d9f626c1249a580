// SPDX-License-Identifier: Apache-2.0
import type {
  DomainFlow,
  DomainSummary,
  FindingCounts,
  MeshOverview,
} from '@meshwright/plugin-data-mesh-common';
import {
  KindIcon,
  describeProblems,
  plural,
  sentenceCase,
  stateOfProblems,
} from '@meshwright/plugin-data-mesh-react';
import type {
  GraphEdge,
  GraphGroup,
  GraphNode,
} from '@meshwright/plugin-data-mesh-react';

/** What a graph component needs to draw something. @internal */
export interface DrawnGraph {
  nodes: GraphNode[];
  edges: GraphEdge[];
  groups: GraphGroup[];
  /** What was left out, in a sentence. */
  cut?: string;
}

/** Makes the address of an entity's page. @internal */
export type EntityPath = (entityRef: string) => string;

/** Top-level domains and the contracts between them. @internal */
export function domainGraph(
  overview: MeshOverview,
  entityPath: EntityPath,
): DrawnGraph {
  const known = new Set(overview.domains.map(domain => domain.entityRef));
  const roots = overview.domains.filter(
    ({ parent }) => parent === undefined || !known.has(parent),
  );
  return {
    nodes: withFlowEnds(
      roots.map(domain => domainNode(domain, entityPath)),
      overview.flows,
      entityPath,
    ),
    edges: overview.flows.map(flowEdge),
    groups: [],
    cut: cutSentence(overview.moreDomains, overview.moreFlows),
  };
}

/** A domain as a node. @internal */
export function domainNode(
  domain: DomainSummary,
  entityPath: EntityPath,
): GraphNode {
  return {
    id: domain.entityRef,
    title: domain.title,
    caption: plural(domain.productCount, 'product', 'products'),
    icon: <KindIcon kind="domain" />,
    href: domain.resolved ? entityPath(domain.entityRef) : undefined,
    ...problemState(domain.problems),
  };
}

/** Problems of descriptors as a state; descriptors without problems do not make what they describe well. */
function problemState(
  problems: FindingCounts,
): Pick<GraphNode, 'state' | 'stateText'> {
  return problems.errors + problems.warnings > 0
    ? {
        state: stateOfProblems(problems),
        stateText: describeProblems(problems),
      }
    : {};
}

/** A flow as an edge. @internal */
export function flowEdge(flow: DomainFlow): GraphEdge {
  return {
    from: flow.from.entityRef,
    to: flow.to.entityRef,
    count: flow.contractCount,
    via: [...new Set(flow.products.map(({ contract }) => contract.title))],
  };
}

/** Adds domains that flows mention and that are not among the nodes. @internal */
export function withFlowEnds(
  nodes: GraphNode[],
  flows: DomainFlow[],
  entityPath: EntityPath,
): GraphNode[] {
  const all = new Map(nodes.map(node => [node.id, node]));
  for (const end of flows.flatMap(({ from, to }) => [from, to])) {
    if (!all.has(end.entityRef)) {
      all.set(end.entityRef, {
        id: end.entityRef,
        title: end.title,
        icon: <KindIcon kind="domain" />,
        href: end.resolved ? entityPath(end.entityRef) : undefined,
      });
    }
  }
  return [...all.values()];
}

/** Products and the contracts between them, folded into their top-level domains. @internal */
export function productGraph(
  overview: MeshOverview,
  entityPath: EntityPath,
): DrawnGraph {
  const domains = new Map(overview.domains.map(d => [d.entityRef, d]));
  const groups = new Map<string, GraphGroup>();
  const nodes = overview.products.map((product): GraphNode => {
    const root = rootDomain(product.domain, domains);
    if (root && !groups.has(root.entityRef)) {
      groups.set(root.entityRef, {
        id: root.entityRef,
        title: root.title,
        icon: <KindIcon kind="domain" />,
        href: entityPath(root.entityRef),
      });
    }
    return {
      id: product.entityRef,
      title: product.title,
      caption: [
        domains.get(product.domain ?? '')?.title,
        product.lifecycle && product.lifecycle !== 'active'
          ? sentenceCase(product.lifecycle)
          : undefined,
      ]
        .filter(Boolean)
        .join(' · '),
      icon: <KindIcon kind="dataproduct" />,
      href: entityPath(product.entityRef),
      group: root?.entityRef,
      ...problemState(product.problems),
    };
  });
  return {
    nodes,
    edges: overview.connections.map(({ from, to, contract }) => ({
      from,
      to,
      via: [contract.title],
    })),
    groups: [...groups.values()],
    cut:
      overview.moreProducts > 0
        ? `${plural(
            overview.moreProducts,
            'less connected product is',
            'less connected products are',
          )} not drawn; the marketplace lists all`
        : undefined,
  };
}

/** The domain at the top of the tree above a domain. */
function rootDomain(
  entityRef: string | undefined,
  domains: Map<string, DomainSummary>,
): DomainSummary | undefined {
  let domain = domains.get(entityRef ?? '');
  const seen = new Set<DomainSummary>();
  while (domain?.parent && domains.has(domain.parent) && !seen.has(domain)) {
    seen.add(domain);
    domain = domains.get(domain.parent);
  }
  return domain;
}

function cutSentence(domains = 0, flows = 0): string | undefined {
  const parts = [
    domains > 0 && plural(domains, 'domain', 'domains'),
    flows > 0 && plural(flows, 'smaller flow', 'smaller flows'),
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join(' and ')} not drawn` : undefined;
}
