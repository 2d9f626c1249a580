// SPDX-License-Identifier: Apache-2.0
import type { EstateDocument } from '@meshwright/governance';

/** Documents of the catalog that are taken along, so that no file makes a question about the whole mesh. */
const MOST_RELATED = 500;

/** A name as ports write it, without what is the rule. */
const plain = (name: unknown) =>
  typeof name === 'string'
    ? name.replace(/^api:/i, '').replace(/^default\//, '')
    : '';

/** Contracts that the ports of an entity name. */
function portsOf({ entity }: EstateDocument): string[] {
  const spec = (entity?.spec ?? {}) as Record<string, unknown>;
  return [spec.outputPorts, spec.inputPorts]
    .flatMap(ports => (Array.isArray(ports) ? ports : []))
    .map(port => plain(port?.contract))
    .filter(name => name !== '');
}

/**
 * What rules about some documents look at besides these: contracts that their ports name, versions before, who offers
 * those contracts, and who reads them. What the documents take the place of is left out.
 *
 * @internal
 */
export function relatedDocuments(
  files: readonly EstateDocument[],
  mesh: readonly EstateDocument[],
): EstateDocument[] {
  const wanted = new Set<string>();
  const own = new Set<string>();
  const products = new Set<string>();
  for (const { contract, product } of files) {
    if (contract) {
      own.add(`${contract.id} ${contract.version}`);
      [contract.id, contract.name].forEach(name => wanted.add(plain(name)));
    }
    if (product) {
      if (product.name) products.add(product.name);
      [...product.inputPorts, ...product.outputPorts].forEach(port =>
        wanted.add(plain(port.contractId)),
      );
    }
  }
  wanted.delete('');
  const contracts = mesh.filter(
    ({ contract, ref }) =>
      contract &&
      !own.has(`${contract.id} ${contract.version}`) &&
      [contract.id, contract.name, ref].some(name => wanted.has(plain(name))),
  );
  contracts.forEach(({ ref }) => wanted.add(plain(ref)));
  const users = mesh.filter(
    document =>
      document.entity &&
      !products.has(
        String((document.entity.metadata as { name?: unknown }).name),
      ) &&
      portsOf(document).some(name => wanted.has(name)),
  );
  return [...contracts, ...users].slice(0, MOST_RELATED);
}
