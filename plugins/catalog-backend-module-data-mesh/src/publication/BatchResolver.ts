// SPDX-License-Identifier: Apache-2.0
import { columnKey } from '../database/keys';
import type { EntityRow, ReferenceRow } from '../database/rows';
import { slug } from '../descriptors/names';
import type { Candidate, EstateIndex } from '../estate/EstateIndex';
import type { OrgDirectory, OrgMatch } from '../estate/OrgDirectory';
import { Offerings } from '../estate/Offerings';
import { ContractFinder, contractKeys } from '../estate/resolveContract';
import { type DueEntity, referencesOf, targetsOf } from './DueEntity';
import type { SourceSettings } from './settings';

/** Everything that the entities of a batch may refer to, loaded in a handful of queries. @internal */
export interface Surroundings {
  contracts: ContractFinder;
  products: Candidate[];
  offerings: Offerings;
  /** References of products that offer a contract of the batch: owner and domain are passed on. */
  productReferences: Map<string, ReferenceRow[]>;
  owners: Map<string, OrgMatch>;
  domains: Map<string, OrgMatch>;
  /** Contracts by the file that they stand in. */
  definitions: Map<string, EntityRow>;
  /** READMEs by the id of their file. */
  readmes: Map<string, string>;
}

const ORG_ROLES = ['owner', 'domain', 'extraDomain'];

/** Loads what a batch of entities refers to. @internal */
export class BatchResolver {
  readonly #index: EstateIndex;
  readonly #directory: OrgDirectory;
  readonly #settings: Map<string, SourceSettings>;

  constructor(options: {
    index: EstateIndex;
    directory: OrgDirectory;
    settings: Map<string, SourceSettings>;
  }) {
    this.#index = options.index;
    this.#directory = options.directory;
    this.#settings = options.settings;
  }

  /** @param batch - entities of one namespace */
  async load(batch: DueEntity[], namespace: string): Promise<Surroundings> {
    const contractTargets = new Set<string>();
    const productTargets = new Set<string>();
    const files = new Set<string>();
    const readmes = new Set<string>();
    for (const due of batch) {
      if (due.row.kind === 'API') {
        contractTargets.add(due.row.external_id ?? due.row.base_name);
      }
      referencesOf(due, 'input', 'output', 'lineage').forEach(({ target }) =>
        contractTargets.add(target),
      );
      referencesOf(due, 'product', 'source').forEach(({ target }) =>
        productTargets.add(target),
      );
      referencesOf(due, 'definition').forEach(({ target }) =>
        files.add(target),
      );
      referencesOf(due, 'readme').forEach(({ target }) => readmes.add(target));
    }
    const candidates = await this.#index.find(
      'API',
      keysOf(contractTargets, target => contractKeys(target, namespace)),
    );
    const products = await this.#index.find(
      'DataProduct',
      keysOf(productTargets, productKeys),
    );
    const offers = await this.#index.offers(
      offerKeys(candidates, contractTargets),
    );
    const contracts = new ContractFinder(candidates);
    const productReferences = await this.#index.referencesOf(
      new Set([...products, ...offers.map(o => o.product)].map(p => p.id)),
      ORG_ROLES,
    );
    const { owners, domains } = await this.#loadOrg(
      batch,
      productReferences,
      namespace,
    );
    return {
      contracts,
      products,
      offerings: new Offerings(offers, contracts, namespace),
      productReferences,
      owners,
      domains,
      definitions: await this.#index.contractsOfFiles(files),
      readmes: await this.#index.readmes(readmes),
    };
  }

  async #loadOrg(
    batch: DueEntity[],
    productReferences: Map<string, ReferenceRow[]>,
    namespace: string,
  ) {
    const owners = new Set<string>();
    const domains = new Set<string>();
    for (const due of batch) {
      const { defaultOwner, defaultDomain } =
        this.#settings.get(due.row.source_id) ?? {};
      if (defaultOwner) {
        owners.add(defaultOwner);
      }
      if (defaultDomain) {
        domains.add(defaultDomain);
      }
      referencesOf(due, 'owner').forEach(({ target }) => owners.add(target));
      referencesOf(due, 'domain', 'extraDomain').forEach(({ target }) =>
        domains.add(target),
      );
    }
    for (const rows of productReferences.values()) {
      targetsOf(rows, 'owner').forEach(target => owners.add(target));
      targetsOf(rows, 'domain').forEach(target => domains.add(target));
    }
    return {
      owners: await this.#directory.find('owner', owners, namespace),
      domains: await this.#directory.find('domain', domains, namespace),
    };
  }
}

/** Keys under which a product that a text names may be found. @internal */
export function productKeys(target: string): string[] {
  return [columnKey(target), slug(target)].filter(Boolean);
}

function keysOf(
  targets: Set<string>,
  keys: (target: string) => string[],
): Set<string> {
  return new Set([...targets].flatMap(keys));
}

/** Texts by which output ports may name contracts that the batch reads or consists of. */
function offerKeys(contracts: Candidate[], targets: Set<string>): Set<string> {
  const keys = new Set([...targets].map(columnKey));
  for (const { externalId, baseName, entityRef } of contracts) {
    [externalId, baseName, entityRef].forEach(key => key && keys.add(key));
  }
  return keys;
}
