// SPDX-License-Identifier: Apache-2.0
import type { Facts } from '../facts/scope';
import { changesFactsOf } from './changes';
import { contractFactsOf } from './contractFacts';
import { productOfEntity } from './entityProduct';
import { type ContractEntry, finder } from './finder';
import { nameOf, placesOf, plainName } from './names';
import { byId, previousOf } from './previous';
import {
  type FindContract,
  type KnownContract,
  type ProductSource,
  productFactsOf,
} from './productFacts';
import { assignRefs } from './refs';
import type { EstateDocument, Subject } from './types';

function readContracts(
  documents: readonly EstateDocument[],
  places: ReadonlyMap<string, string>,
): ContractEntry[] {
  const items = documents.flatMap(document => {
    const { contract } = document;
    if (!contract) return [];
    const { name, id, version = '' } = contract;
    const place = places.get(document.file) ?? document.file;
    const called = nameOf({ name, id, file: place });
    return [{ document, contract, name: called, version, place }];
  });
  const refs = assignRefs(items, 'api');
  return items.map(({ document, contract }, index) => ({
    document,
    contract,
    ref: refs[index],
    known: {
      facts: contractFactsOf({
        file: document.file,
        ref: refs[index],
        standard: document.standard ?? '',
        contract,
        findings: document.findings ?? [],
        owner: document.owner,
      }),
    },
  }));
}

function readProducts(
  documents: readonly EstateDocument[],
  places: ReadonlyMap<string, string>,
): ProductSource[] {
  const items = documents.flatMap(document => {
    const { entity } = document;
    const product =
      document.product ?? (entity ? productOfEntity(entity) : undefined);
    if (!product) return [];
    const { name, id, version = '' } = product;
    const place = places.get(document.file) ?? document.file;
    const called = nameOf({ name, id, file: place });
    return [{ document, product, name: called, version, place }];
  });
  const refs = assignRefs(items, 'dataproduct');
  return items.map(({ document, product }, index) => ({
    file: document.file,
    ref: refs[index],
    standard: document.standard ?? (document.entity ? 'entity' : ''),
    product,
    findings: document.findings ?? [],
    owner: document.owner,
    revision: document.revision,
  }));
}

/** Contracts that the output ports of a product offer, each once. */
function offeredBy(source: ProductSource, find: FindContract): KnownContract[] {
  const offered = new Set<KnownContract>();
  for (const port of source.product.outputPorts) {
    const known = find(port.contractId, port.contractVersion ?? port.version);
    if (known) offered.add(known);
  }
  return [...offered];
}

/**
 * Turns descriptors and entities into what policies judge, with what each knows of the others: who offers a contract,
 * who reads it, and which domain it comes from.
 *
 * The order of the documents has no influence on what is found.
 *
 * @public
 */
export function buildEstate(documents: readonly EstateDocument[]): Subject[] {
  const ordered = [...documents].sort((a, b) => (a.file < b.file ? -1 : 1));
  const places = placesOf(ordered.map(({ file }) => file));
  const contracts = readContracts(ordered, places);
  const products = readProducts(ordered, places);
  const find = finder(contracts);

  const offers = new Map(
    products.map(source => [source, offeredBy(source, find)]),
  );
  for (const [{ product }, offered] of offers) {
    for (const known of offered) {
      known.offeredBy ??= {
        name: product.name ?? '',
        domain: plainName(product.domain),
        classification: (product.classification ?? '').trim().toLowerCase(),
      };
      known.facts.product = known.offeredBy.name;
    }
  }
  const readers = new Map<KnownContract, string[]>();
  for (const { product } of products) {
    for (const port of product.inputPorts) {
      const known = find(port.contractId, port.contractVersion ?? port.version);
      if (!known) continue;
      readers.set(known, [...(readers.get(known) ?? []), product.name ?? '']);
    }
  }

  const productOf = new Map<KnownContract, Facts['product']>();
  const productSubjects = products.map((source): Subject => {
    const offered = offers.get(source) ?? [];
    const consumers = [
      ...new Set(offered.flatMap(known => readers.get(known) ?? [])),
    ].sort();
    const product = productFactsOf(
      source,
      find,
      offered.map(({ facts }) => facts),
      consumers,
    );
    offered.forEach(known => {
      if (!productOf.has(known)) productOf.set(known, product);
      if (known.facts.owner === '') known.facts.owner = product.owner;
      if (known.facts.domain === '') known.facts.domain = product.domain;
    });
    return {
      ref: source.ref,
      kind: 'product',
      title: product.title || product.name || source.ref,
      owner: product.owner,
      domains: product.domains,
      path: product.path,
      revision: source.revision,
      facts: { product },
    };
  });
  const families = byId(contracts);
  const contractSubjects = contracts.map((entry): Subject => {
    const { known, ref, document } = entry;
    const { facts: contract } = known;
    const family = families.get(entry.contract.id ?? '') ?? [];
    const previous = previousOf(entry, family);
    const changes =
      previous && changesFactsOf(previous, entry.contract, document.file);
    const product = productOf.get(known);
    return {
      ref,
      kind: 'contract',
      title: [contract.name || contract.id || ref, contract.version]
        .filter(Boolean)
        .join(' '),
      owner: contract.owner,
      domains: product?.domains ?? (contract.domain ? [contract.domain] : []),
      path: contract.path,
      revision: document.revision,
      facts: {
        contract,
        ...(product && { product }),
        ...(changes && { changes }),
      },
    };
  });
  return [...productSubjects, ...contractSubjects].sort((a, b) =>
    a.ref < b.ref ? -1 : 1,
  );
}
