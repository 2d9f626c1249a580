// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import type { CatalogProcessorCache } from '@backstage/plugin-catalog-node';
import type { JsonObject, JsonValue } from '@backstage/types';
import {
  type DescriptorFinding,
  findingsToAnnotations,
} from '@meshwright/plugin-data-mesh-common';
import { sha256 } from '../database/keys';
import { meshFinding } from '../descriptors/findings';
import { legalTags } from '../descriptors/metadata';
import type { Candidate, EstateIndex } from '../estate/EstateIndex';
import { Offerings } from '../estate/Offerings';
import {
  ContractFinder,
  contractKeys,
  type ContractReference,
  resolveContract,
} from '../estate/resolveContract';
import { contractFacts, type ContractFacts } from '../stated/contractFacts';
import { mendSpec } from '../stated/mendSpec';
import { isObject } from '../stated/plainData';

/** Raised when the same contract would give other facts. */
const FACTS_REVISION = 1;

/**
 * Treats entities that people register by a location like those that a source finds: what is of the wrong form is
 * taken out and told, contracts are found by their ids and names, and a contract's text is checked.
 *
 * @internal
 */
export class StatedEntityMender {
  readonly #index: EstateIndex;

  constructor(options: { index: EstateIndex }) {
    this.#index = options.index;
  }

  async mend(entity: Entity, cache: CatalogProcessorCache): Promise<Entity> {
    const { spec, findings } = mendSpec(entity.kind, entity.spec);
    const facts = await this.#facts(entity.kind, spec.definition, cache);
    findings.push(...facts.findings);
    if (entity.kind === 'DataProduct') {
      findings.push(...(await this.#resolvePorts(entity, spec)));
    }
    const tags = entity.metadata.tags as unknown;
    return {
      ...entity,
      metadata: {
        ...entity.metadata,
        ...(Array.isArray(tags) && { tags: legalTags(tags.map(String)) }),
        annotations: {
          ...facts.annotations,
          ...entity.metadata.annotations,
          ...findingsToAnnotations(findings),
        },
      },
      spec,
    };
  }

  /** Reading a contract takes its time, and most are the same as last time. */
  async #facts(
    kind: string,
    definition: JsonValue | undefined,
    cache: CatalogProcessorCache,
  ): Promise<ContractFacts> {
    if (typeof definition !== 'string' || kind !== 'API') {
      return { annotations: {}, findings: [] };
    }
    const hash = sha256(String(FACTS_REVISION), definition);
    const known = await cache.get<JsonObject>('contract-facts');
    if (known?.hash === hash) {
      return known.facts as unknown as ContractFacts;
    }
    const facts = contractFacts(kind, definition);
    await cache.set('contract-facts', {
      hash,
      facts: JSON.parse(JSON.stringify(facts)),
    });
    return facts;
  }

  async #resolvePorts(
    entity: Entity,
    spec: JsonObject,
  ): Promise<DescriptorFinding[]> {
    const namespace = entity.metadata.namespace ?? 'default';
    const ports = ['inputPorts', 'outputPorts'].flatMap(field =>
      (Array.isArray(spec[field]) ? (spec[field] as JsonValue[]) : []).flatMap(
        (port, index) =>
          isObject(port) && typeof port.contract === 'string'
            ? [{ field, index, port, reference: referenceOf(port) }]
            : [],
      ),
    );
    if (ports.length === 0) {
      return [];
    }
    const candidates = await this.#index.find(
      'API',
      new Set(
        ports.flatMap(({ reference }) =>
          contractKeys(reference.target, namespace),
        ),
      ),
    );
    const contracts = new ContractFinder(candidates);
    const read: Candidate[] = [];
    const findings: DescriptorFinding[] = [];
    for (const { field, index, port, reference } of ports) {
      const found = resolveContract(reference, contracts, namespace);
      if (!found.contract) {
        continue;
      }
      port.contract = found.entityRef;
      if (field === 'inputPorts') {
        read.push(found.contract);
      }
      if (found.otherVersion) {
        findings.push(
          meshFinding(
            'warning',
            'unresolved-version',
            `Contract '${reference.target}' has no version ${reference.version}.`,
            { path: `/spec/${field}/${index}/version` },
          ),
        );
      }
    }
    await this.#addDependencies(spec, contracts, read, namespace);
    return findings;
  }

  /** Products of the estate that offer what this one reads. */
  async #addDependencies(
    spec: JsonObject,
    contracts: ContractFinder,
    read: Candidate[],
    namespace: string,
  ) {
    const keys = read.flatMap(c => [
      ...(c.externalId ? [c.externalId] : []),
      c.baseName,
      c.entityRef,
    ]);
    const offerings = new Offerings(
      await this.#index.offers(new Set(keys)),
      contracts,
      namespace,
    );
    const refs = new Set(
      read.flatMap(contract =>
        offerings.productsOf(contract).map(({ entityRef }) => entityRef),
      ),
    );
    if (refs.size > 0) {
      const stated = Array.isArray(spec.dependsOn) ? spec.dependsOn : [];
      stated.forEach(ref => typeof ref === 'string' && refs.add(ref));
      spec.dependsOn = [...refs].sort();
    }
  }
}

function referenceOf(port: JsonObject): ContractReference {
  return {
    target: port.contract as string,
    version: typeof port.version === 'string' ? port.version : undefined,
    stated: true,
  };
}
