// SPDX-License-Identifier: Apache-2.0
import type { OutputPort, Product } from '@meshwright/contracts';
import {
  type LineageBuilder,
  type RawNode,
  dataset,
} from '../../build/LineageBuilder';
import { type NodeFacts, nodeId } from '../../model';
import { stated } from '../values';
import type { ContractDataset } from './datasets';
import type { Preferred } from './references';

/** A product descriptor with the file it is from. @internal */
export interface SourcedProduct {
  product: Product;
  file: string;
}

const titleOf = ({ product, file }: SourcedProduct) =>
  product.name ?? product.id ?? file;

/** The node of a product: its domain is the namespace. @internal */
const productNode = (each: SourcedProduct): RawNode => ({
  type: 'product',
  namespace: each.product.domain ?? '',
  name: titleOf(each),
});

/** The datasets of a contract; of several versions, those of the version that is asked for, where it is there. */
function datasetsOfContract(
  datasets: readonly ContractDataset[],
  id: string | undefined,
  version: string | undefined,
): ContractDataset[] {
  if (id === undefined) return [];
  const all = datasets.filter(({ contract }) => contract.id === id);
  const exact = all.filter(({ contract }) => contract.version === version);
  return exact.length > 0 ? exact : all;
}

const portVersion = (port: { contractVersion?: string; version?: string }) =>
  port.contractVersion ?? port.version;

/** The contracts that products consume which provide the dataset. @internal */
export function consumedBy(
  { contract }: ContractDataset,
  products: readonly SourcedProduct[],
): Preferred {
  const consumed = new Map<string, Set<string>>();
  const add = (id: string | undefined, version: string | undefined) => {
    if (id === undefined) return;
    const versions = consumed.get(id) ?? new Set();
    if (version !== undefined) versions.add(version);
    consumed.set(id, versions);
  };
  for (const { product } of products) {
    const provides = product.outputPorts.some(
      ({ contractId }) =>
        contractId !== undefined && contractId === contract.id,
    );
    if (!provides) continue;
    for (const port of product.inputPorts) {
      add(port.contractId, portVersion(port));
    }
    for (const { inputContracts } of product.outputPorts) {
      for (const { id, version } of inputContracts) add(id, version);
    }
  }
  return consumed;
}

/** Adds products, what they provide and consume by their ports, and so who feeds whom. @internal */
export function addProducts(
  products: readonly SourcedProduct[],
  datasets: readonly ContractDataset[],
  builder: LineageBuilder,
): void {
  const providers = new Map<string, RawNode>();
  const byName = new Map<string, RawNode>();
  for (const each of products) {
    const { product } = each;
    const node = productNode(each);
    for (const key of [product.id, product.name]) {
      if (key !== undefined) byName.set(key.toLowerCase(), node);
    }
    for (const { contractId } of product.outputPorts) {
      if (contractId !== undefined) providers.set(contractId, node);
    }
  }
  const declared = { kind: 'direct', source: 'contract' } as const;
  const provide = (node: RawNode, one: ContractDataset) => {
    builder.edge(node, dataset(one), declared);
    builder.node(dataset(one), {
      product: nodeId('product', node.namespace, node.name),
    });
  };
  const feedPort = (port: OutputPort) => {
    const targets = datasetsOfContract(
      datasets,
      port.contractId,
      portVersion(port),
    );
    for (const { id, version } of port.inputContracts) {
      for (const from of datasetsOfContract(datasets, id, version)) {
        for (const to of targets) {
          builder.edge(dataset(from), dataset(to), declared);
        }
      }
    }
    return targets;
  };
  for (const each of products) {
    const { product, file } = each;
    const node = productNode(each);
    const owner = product.owner ?? product.team?.name;
    builder.node(
      node,
      stated<NodeFacts>({
        description: product.description.purpose ?? product.description.text,
        owners: owner === undefined ? undefined : [owner],
        tags: product.tags.length > 0 ? product.tags : undefined,
        classification: product.classification,
        domain: product.domain,
        kind: product.type,
        version: product.version,
      }),
    );
    for (const port of product.outputPorts) {
      for (const target of feedPort(port)) provide(node, target);
    }
    for (const port of product.inputPorts) {
      const from = datasetsOfContract(
        datasets,
        port.contractId,
        portVersion(port),
      );
      for (const one of from) builder.edge(dataset(one), node, declared);
      const provider =
        providers.get(port.contractId ?? '') ??
        byName.get(port.sourceProduct?.toLowerCase() ?? '');
      if (provider) builder.edge(provider, node, declared);
      else if (from.length === 0) {
        builder.finding({
          severity: 'info',
          file,
          path: port.path,
          message: `The input port ${port.name} consumes ${
            port.contractId ?? 'a contract that it does not name'
          }, which no file that was read provides.`,
        });
      }
    }
  }
  // A contract may name its product, where no descriptor of the product was read.
  for (const one of datasets) {
    const { dataProduct, domain, id } = one.contract;
    if (dataProduct === undefined || providers.has(id ?? '')) continue;
    const known = byName.get(dataProduct.toLowerCase());
    const node: RawNode = known ?? {
      type: 'product',
      namespace: domain ?? '',
      name: dataProduct,
    };
    if (!known) builder.node(node, stated({ domain }));
    provide(node, one);
  }
}
