// SPDX-License-Identifier: Apache-2.0
import {
  DEFAULT_NAMESPACE,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  type LineageEdge,
  type LineageNode,
  type LineagePart,
  type NodeFacts,
  nodeId,
} from '@meshwright/lineage';
import type { DataProductEntityV1alpha1 } from '@meshwright/plugin-data-mesh-common';

type Product = DataProductEntityV1alpha1;

/** Id of the node of a data product: its namespace and name in the catalog. @internal */
export function productNodeId({ metadata }: Pick<Product, 'metadata'>): string {
  const { namespace = DEFAULT_NAMESPACE, name } = metadata;
  return nodeId(
    'product',
    namespace.toLocaleLowerCase('en-US'),
    name.toLocaleLowerCase('en-US'),
  );
}

function contractRef(product: Product, ref: string | undefined) {
  if (ref === undefined) return undefined;
  try {
    return stringifyEntityRef(
      parseEntityRef(ref, {
        defaultKind: 'API',
        defaultNamespace: product.metadata.namespace ?? DEFAULT_NAMESPACE,
      }),
    );
  } catch {
    // The catalog shows what is wrong with it.
    return undefined;
  }
}

/** Facts of a product, as far as lineage shows them. */
function factsOf({ spec, metadata }: Product): NodeFacts {
  return {
    ...(metadata.title && { title: metadata.title }),
    ...(spec.purpose && { description: spec.purpose }),
    ...(spec.owner && { owners: [spec.owner] }),
    ...(spec.domain && { domain: spec.domain }),
    ...(spec.classification && { classification: spec.classification }),
    ...(spec.type && { kind: spec.type }),
    ...(spec.version && { version: spec.version }),
    ...(metadata.tags?.length && { tags: metadata.tags }),
  };
}

/**
 * What products declare by their ports: the datasets of the contracts that they provide and consume, and so who feeds
 * whom.
 *
 * @param declared - nodes of the contracts, whose file is the ref of the entity
 * @internal
 */
export function productLineage(
  products: readonly Product[],
  declared: readonly LineageNode[],
): LineagePart {
  const datasets = new Map<string, string[]>();
  for (const { id, type, facts } of declared) {
    if (type !== 'dataset') continue;
    for (const { file } of facts.contracts ?? []) {
      if (file === undefined) continue;
      const own = datasets.get(file);
      if (own) own.push(id);
      else datasets.set(file, [id]);
    }
  }
  const nodes = new Map<string, { id: string; facts: NodeFacts }>();
  const providers = new Map<string, string>();
  const edges: LineageEdge[] = [];
  const edge = (from: string, to: string) =>
    edges.push({ from, to, kind: 'direct', source: 'contract' });
  for (const product of products) {
    const id = productNodeId(product);
    nodes.set(id, { id, facts: factsOf(product) });
    for (const port of product.spec.outputPorts ?? []) {
      const ref = contractRef(product, port.contract);
      if (ref === undefined) continue;
      providers.set(ref, id);
      for (const dataset of datasets.get(ref) ?? []) {
        edge(id, dataset);
        nodes.set(dataset, { id: dataset, facts: { product: id } });
      }
    }
  }
  for (const product of products) {
    const id = productNodeId(product);
    for (const port of product.spec.inputPorts ?? []) {
      const ref = contractRef(product, port.contract);
      if (ref === undefined) continue;
      for (const dataset of datasets.get(ref) ?? []) edge(dataset, id);
      const provider = providers.get(ref);
      if (provider !== undefined && provider !== id) edge(provider, id);
    }
  }
  return { nodes: [...nodes.values()], edges, aliases: [] };
}
