// SPDX-License-Identifier: Apache-2.0
import {
  Entity,
  isDomainEntity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  DESCRIPTOR_ANNOTATION,
  DESCRIPTOR_LOCATION_ANNOTATION,
  findingCountsOf,
  findingsOf,
  isDataContractEntity,
  isDataProductEntity,
  SOURCE_ANNOTATION,
} from '@meshwright/plugin-data-mesh-common';
import {
  analyseContract,
  contractHashOf,
  contractReferencesOf,
} from './analyseContract';
import { analyseProduct } from './analyseProduct';
import { factsOf } from './facts';
import { contentHashOf, entityHashOf, reliableEtagOf } from './hashes';
import { referenceOf } from './references';
import type {
  EntityRole,
  IndexRecord,
  ProblemRecord,
  Reference,
} from './types';
import { isObject, textOf } from './values';

/** What an entity is to the marketplace. @internal */
export function roleOf(entity: Entity): EntityRole {
  if (isDataProductEntity(entity)) {
    return 'product';
  }
  if (isDataContractEntity(entity)) {
    return 'contract';
  }
  return isDomainEntity(entity) ? 'domain' : 'mention';
}

/**
 * Turns an entity into all that the index keeps of it.
 *
 * @param knownContractHash - hash of the contract whose text is in the index already; it is not read again then
 * @internal
 */
export function analyseEntity(
  entity: Entity,
  knownContractHash?: string,
): IndexRecord {
  const role = roleOf(entity);
  const { errors, warnings } = findingCountsOf(entity);
  return {
    ref: stringifyEntityRef(entity),
    role,
    kind: entity.kind.toLocaleLowerCase('en-US'),
    title: titleOf(entity),
    etag: reliableEtagOf(entity),
    entityHash: entityHashOf(entity),
    contentHash: contentHashOf(entity),
    errors,
    warnings,
    facts: factsOf(entity),
    problem: role === 'mention' ? undefined : problemOf(entity),
    ...analysisOf(entity, role, knownContractHash),
  };
}

function analysisOf(
  entity: Entity,
  role: EntityRole,
  knownContractHash: string | undefined,
): Pick<IndexRecord, 'references' | 'text' | 'facets'> {
  const { name, description } = entity.metadata;
  switch (role) {
    case 'product':
      return analyseProduct(entity);
    case 'contract':
      return {
        references: contractReferencesOf(entity),
        text:
          contractHashOf(entity) === knownContractHash
            ? undefined
            : analyseContract(entity),
      };
    case 'domain':
      return {
        references: domainReferencesOf(entity),
        text: {
          content: { name, description: textOf(description) },
          words: new Map(),
        },
      };
    default:
      return { references: [], text: { content: { name }, words: new Map() } };
  }
}

function domainReferencesOf(entity: Entity): Reference[] {
  const references: Reference[] = [];
  for (const field of ['owner', 'subdomainOf'] as const) {
    const written = textOf(entity.spec?.[field]);
    if (written) {
      references.push(referenceOf(entity, field, written));
    }
  }
  return references;
}

/** The name people know an entity by; for people and teams, the one in their profile. */
function titleOf(entity: Entity): string {
  const profile = entity.spec?.profile;
  return (
    (isObject(profile) ? textOf(profile.displayName) : undefined) ??
    textOf(entity.metadata.title) ??
    entity.metadata.name
  );
}

function problemOf(entity: Entity): ProblemRecord | undefined {
  const findings = findingsOf(entity);
  const { errors, warnings } = findingCountsOf(entity);
  if (errors === 0 && warnings === 0) {
    return undefined;
  }
  const annotations = entity.metadata.annotations ?? {};
  return {
    standard: annotations[DESCRIPTOR_ANNOTATION],
    location: annotations[DESCRIPTOR_LOCATION_ANNOTATION],
    source: annotations[SOURCE_ANNOTATION],
    findings,
  };
}
