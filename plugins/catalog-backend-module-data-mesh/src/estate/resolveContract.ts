// SPDX-License-Identifier: Apache-2.0
import {
  DEFAULT_NAMESPACE,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { columnKey } from '../database/keys';
import { fitName, slug, slugOfId } from '../descriptors/names';
import {
  compareTexts,
  compareVersions,
  majorOf,
  sameVersion,
} from '../descriptors/versions';
import type { Candidate } from './EstateIndex';

/** A reference to a contract, as a document makes it. @internal */
export interface ContractReference {
  target: string;
  version?: string;
  /** True when only that version will do. */
  exact?: boolean;
  /** True when an entity states it: then it is an entity ref first of all. */
  stated?: boolean;
}

/** What a reference leads to. @internal */
export interface ContractResolution {
  entityRef: string;
  /** The contract; absent when there is none, and `entityRef` is where it would be expected. */
  contract?: Candidate;
  /** The version that was asked for is not there. */
  otherVersion?: boolean;
}

/** Keys under which a contract that a text names may be found: the id as it is, a name, a ref. @internal */
export function contractKeys(target: string, namespace: string): string[] {
  const keys = new Set([columnKey(target), target.toLowerCase(), slug(target)]);
  keys.add(refOf(target, namespace) ?? '');
  keys.delete('');
  return [...keys].map(columnKey);
}

/** Contracts in order of preference when no version is asked for: in use, then the rest, then those gone. */
const STATUS_RANK: Record<string, number> = {
  active: 0,
  production: 0,
  deprecated: 1,
  draft: 3,
  proposed: 3,
  retired: 4,
};
const OTHER_STATUS = 2;

/** Contracts by everything that a reference may call them. @internal */
export class ContractFinder {
  readonly #byId = new Map<string, Candidate[]>();
  readonly #byRef = new Map<string, Candidate[]>();
  readonly #byName = new Map<string, Candidate[]>();

  constructor(candidates: Iterable<Candidate>) {
    const add = (map: Map<string, Candidate[]>, key: string, c: Candidate) => {
      const list = map.get(key);
      if (list) {
        list.push(c);
      } else {
        map.set(key, [c]);
      }
    };
    for (const candidate of candidates) {
      add(this.#byRef, candidate.entityRef, candidate);
      add(this.#byName, candidate.baseName, candidate);
      if (candidate.externalId) {
        add(this.#byId, candidate.externalId, candidate);
      }
    }
  }

  /** Versions of the contract that a text means: ids go before entity refs, and those before names. */
  find(target: string, namespace: string): Candidate[] | undefined {
    return (
      this.#byId.get(columnKey(target)) ??
      this.#byRef.get(refOf(target, namespace) ?? '') ??
      this.#byName.get(target.toLowerCase()) ??
      this.#byName.get(slug(target))
    );
  }
}

/**
 * Finds the contract that a reference means.
 *
 * With a version, that one is meant; without, or when it is not there, the newest active one.
 *
 * @internal
 */
export function resolveContract(
  reference: ContractReference,
  contracts: ContractFinder,
  namespace: string = DEFAULT_NAMESPACE,
): ContractResolution {
  const { target, version, exact } = reference;
  const matches = contracts.find(target, namespace);
  if (!matches) {
    return { entityRef: expectedRef(reference, namespace) };
  }
  const newest = [...matches].sort(byPreference);
  if (!version) {
    return { entityRef: newest[0].entityRef, contract: newest[0] };
  }
  const same = newest.find(c => sameVersion(c.version ?? '', version));
  const sameMajor = newest
    .filter(c => majorOf(c.version) === majorOf(version))
    .sort((a, b) => compareVersions(b.version, a.version))[0];
  const contract = same ?? sameMajor ?? newest[0];
  return {
    entityRef: contract.entityRef,
    contract,
    ...(exact && !same && { otherVersion: true }),
  };
}

function byPreference(a: Candidate, b: Candidate): number {
  const rank = ({ status = '' }: Candidate) =>
    STATUS_RANK[status] ?? OTHER_STATUS;
  return (
    rank(a) - rank(b) ||
    compareVersions(b.version, a.version) ||
    compareTexts(a.location, b.location) ||
    compareTexts(a.id, b.id)
  );
}

/** Where the contract would be if it were there. */
function expectedRef(reference: ContractReference, namespace: string): string {
  const { target, version, stated } = reference;
  const ref = stated ? refOf(target, namespace) : undefined;
  return (
    ref ??
    stringifyEntityRef({
      kind: 'API',
      namespace,
      name: fitName(
        slugOfId(target) || 'unnamed',
        `-v${majorOf(version) ?? 1}`,
      ),
    })
  );
}

const REF = /^(?:api:)?(?:([a-z0-9][\w.-]*)\/)?([a-z0-9][\w.-]*)$/i;

/** A text as ref of an API, if it can be one. */
function refOf(target: string, namespace: string): string | undefined {
  if (!REF.test(target)) {
    return undefined;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(target, {
        defaultKind: 'API',
        defaultNamespace: namespace,
      }),
    );
  } catch {
    return undefined;
  }
}
