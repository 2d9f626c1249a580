// SPDX-License-Identifier: Apache-2.0
import {
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import {
  type Policy,
  checkFederation,
  policySet,
  readPolicyEntity,
} from '@meshwright/governance';
import { DESCRIPTOR_LOCATION_ANNOTATION } from '@meshwright/plugin-data-mesh-common';

/** A policy, with the rules that it takes over from one it strengthens, and what is to be said about it. @internal */
export interface KnownPolicy {
  policy: Policy;
  /** Absent for one of the library. */
  entityRef?: string;
  /** The document; absent for one of the library. */
  document?: string;
  /** Where the document is changed; absent for one of the library. */
  location?: string;
  /** What keeps it from being asked. */
  errors: string[];
  conflicts: string[];
}

/**
 * The policies of the catalog and of the library. One with an error is known and is not asked.
 *
 * @param globalPolicies - beginnings of origins whose policies may bind all domains
 * @internal
 */
export function readCatalogPolicies(
  entities: ReadonlyMap<string, Entity>,
  library: readonly Policy[],
  globalPolicies: readonly string[],
): KnownPolicy[] {
  const known: KnownPolicy[] = [];
  for (const [entityRef, entity] of entities) {
    const { document, policies, errors } = readPolicyEntity(entity, entityRef);
    const location =
      entity.metadata.annotations?.[DESCRIPTOR_LOCATION_ANNOTATION];
    const origin =
      entity.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION] ?? '';
    const mayBindAll = globalPolicies.some(beginning =>
      origin.startsWith(beginning),
    );
    if (!mayBindAll && policies.some(({ domain }) => domain === undefined)) {
      errors.push(
        `It binds all domains, and comes from '${origin}', which dataMesh.governance.globalPolicies does not name. Name a domain under spec.domain, or bring it to where global policies are.`,
      );
    }
    policies.forEach(policy =>
      known.push({
        policy,
        entityRef,
        document,
        location,
        errors,
        conflicts: [],
      }),
    );
  }
  const names = new Set(known.map(({ policy }) => policy.name));
  for (const policy of library) {
    if (!names.has(policy.name)) {
      known.push({ policy, errors: [], conflicts: [] });
    }
  }
  const sound = known.filter(({ errors }) => errors.length === 0);
  for (const conflict of checkFederation(sound.map(({ policy }) => policy))) {
    sound
      .find(
        ({ policy }) =>
          policy.name === conflict.policy && policy.file === conflict.file,
      )
      ?.conflicts.push(conflict.message);
  }
  const complete = new Map(
    policySet(sound.map(({ policy }) => policy)).policies.map(policy => [
      policy.name,
      policy,
    ]),
  );
  for (const item of sound) {
    const whole = complete.get(item.policy.name);
    // Of two policies of one name the set has the global one only.
    if (whole?.file === item.policy.file) item.policy = whole;
  }
  return known;
}
