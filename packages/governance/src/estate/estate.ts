// SPDX-License-Identifier: Apache-2.0
import type { Contract, Finding, Product } from '@meshwright/contracts';
import type { Facts } from '../facts/scope';
import { changesFactsOf } from './changes';
import { contractFactsOf } from './contractFacts';
import { productOfEntity } from './entityProduct';
import { majorOf, nameOf, orderVersions, plainName, slug } from './names';
import {
  type FindContract,
  type KnownContract,
  type ProductSource,
  productFactsOf,
} from './productFacts';

/** A descriptor, or an entity of the catalog, that policies are to judge. @public */
export interface EstateDocument {
  /** File or address, for evidence. */
  file: string;
  /** Id of its standard; `entity` for an entity of the catalog. */
  standard?: string;
  product?: Product;
  contract?: Contract;
  /** A `DataProduct` entity of the catalog, as plain data. */
  entity?: Record<string, unknown>;
  /** The contract as people rely on it; else the version before among the documents is taken. */
  previous?: Contract;
  /** What reading it found. */
  findings?: readonly Finding[];
  /** Entity ref, where the catalog gave it one; else it is made as the catalog makes it. */
  ref?: string;
  /** Owner that the catalog found. */
  owner?: string;
  /** Another one whenever the text is another, such as a hash of it. */
  revision?: string;
}

/** Something that policies judge. @public */
export interface Subject {
  /** Entity ref: `dataproduct:default/orders`, `api:default/orders-v1`. */
  ref: string;
  kind: 'product' | 'contract';
  /** Name for people. */
  title: string;
  /** Team or person that answers for it; empty when nobody is named. */
  owner: string;
  /** Domains that it is part of, without kind and namespace. */
  domains: readonly string[];
  /** Where it is described, for evidence. */
  path: string;
  /** Another one whenever the text is another, so that lines of evidence are looked up again. */
  revision?: string;
  facts: Facts;
}

interface ContractEntry {
  document: EstateDocument;
  contract: Contract;
  ref: string;
  known: KnownContract;
}

/** Older versions of the same thing get their whole version, as in the catalog. */
function assignRefs(
  items: Array<{ document: EstateDocument; name: string; version: string }>,
  kind: 'api' | 'dataproduct',
): string[] {
  const leaders = new Map<string, string>();
  const family = (item: (typeof items)[number]) =>
    kind === 'api' ? `${item.name} ${majorOf(item.version)}` : item.name;
  for (const item of items) {
    const known = leaders.get(family(item));
    if (known === undefined || orderVersions(item.version, known) > 0) {
      leaders.set(family(item), item.version);
    }
  }
  const taken = new Set<string>();
  return items.map(item => {
    const { document, name, version } = item;
    if (document.ref) return document.ref;
    const major = majorOf(version);
    let ending = '';
    if (leaders.get(family(item)) !== version) {
      ending = `-v${version.replace(/^v/i, '')}`;
    } else if (kind === 'api' && major !== undefined) ending = `-v${major}`;
    const base = `${kind}:default/${name}${ending}`;
    const ref = taken.has(base) ? `${base}-${slug(document.file)}` : base;
    taken.add(ref);
    return ref;
  });
}

function readContracts(documents: readonly EstateDocument[]): ContractEntry[] {
  const items = documents.flatMap(document => {
    const { contract, file } = document;
    if (!contract) return [];
    const { name, id, version = '' } = contract;
    return [{ document, contract, name: nameOf({ name, id, file }), version }];
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

function readProducts(documents: readonly EstateDocument[]): ProductSource[] {
  const items = documents.flatMap(document => {
    const { entity, file } = document;
    const product =
      document.product ?? (entity ? productOfEntity(entity) : undefined);
    if (!product) return [];
    const { name, id, version = '' } = product;
    return [{ document, product, name: nameOf({ name, id, file }), version }];
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

const STANDING = ['active', 'deprecated', 'draft', 'proposed', 'retired'];

/** Finds contracts as ports name them: by id, name or ref, of the version asked for, else the newest in use. */
function finder(entries: readonly ContractEntry[]): FindContract {
  const byName = new Map<string, ContractEntry[]>();
  const add = (name: string | undefined, entry: ContractEntry) => {
    if (!name) return;
    const known = byName.get(name);
    if (!known) byName.set(name, [entry]);
    else if (!known.includes(entry)) known.push(entry);
  };
  for (const entry of entries) {
    add(entry.contract.id, entry);
    add(entry.contract.name, entry);
    add(entry.ref, entry);
    add(entry.ref.replace(/^api:default\//, ''), entry);
  }
  return (id, version) => {
    const found = (id && byName.get(id)) || [];
    const standing = ({ known }: ContractEntry) =>
      (STANDING.indexOf(known.facts.status) + 5) % 5;
    const best = [...found].sort((a, b) => {
      const exact = (entry: ContractEntry) =>
        entry.contract.version === version ? 0 : 1;
      const near = (entry: ContractEntry) =>
        version !== undefined &&
        majorOf(entry.contract.version ?? '') === majorOf(version)
          ? 0
          : 1;
      return (
        exact(a) - exact(b) ||
        near(a) - near(b) ||
        standing(a) - standing(b) ||
        orderVersions(b.contract.version ?? '', a.contract.version ?? '')
      );
    })[0];
    return best?.known;
  };
}

/** The version before a contract: the highest lower one of the same id. */
function previousOf(
  { contract, document }: ContractEntry,
  entries: readonly ContractEntry[],
): Contract | undefined {
  if (document.previous) return document.previous;
  const { id, version } = contract;
  if (id === undefined || version === undefined) return undefined;
  return entries
    .map(entry => entry.contract)
    .filter(
      other =>
        other.id === id &&
        other.version !== undefined &&
        orderVersions(other.version, version) < 0,
    )
    .sort((a, b) => orderVersions(b.version ?? '', a.version ?? ''))[0];
}

/** Entries by the id of their contract. */
function byId(entries: readonly ContractEntry[]): Map<string, ContractEntry[]> {
  const groups = new Map<string, ContractEntry[]>();
  for (const entry of entries) {
    const { id = '' } = entry.contract;
    const group = groups.get(id);
    if (group) group.push(entry);
    else groups.set(id, [entry]);
  }
  return groups;
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
  const contracts = readContracts(ordered);
  const products = readProducts(ordered);
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
