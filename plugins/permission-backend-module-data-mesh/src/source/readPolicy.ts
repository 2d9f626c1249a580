// SPDX-License-Identifier: Apache-2.0
import {
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import { type Policy, readPolicyEntity } from '@meshwright/governance';

/** An access policy of the catalog. @internal */
export interface KnownPolicy {
  policy: Policy;
  /** Ref of its entity. */
  entityRef: string;
  /** Whether it may let people in: without an error, and from a place that the configuration trusts. */
  sound: boolean;
  /** What keeps it from that, for the log. */
  remarks: string[];
}

/** Reads the access policies that an entity carries; none where it says nothing of access. @internal */
export function readPolicy(
  entity: Entity,
  entityRef: string,
  trusted: readonly string[],
): KnownPolicy[] {
  const { policies, errors } = readPolicyEntity(entity, entityRef);
  const origin =
    entity.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION] ?? '';
  const isTrusted = trusted.some(beginning => origin.startsWith(beginning));
  return policies.flatMap(policy => {
    if (!policy.access) return [];
    const { people, rules } = policy.access;
    const letsIn =
      people.length > 0 || rules.some(({ effect }) => effect === 'allow');
    return {
      policy,
      entityRef,
      sound: errors.length === 0 && isTrusted,
      remarks: [
        ...errors,
        ...(letsIn && !isTrusted
          ? [
              `It comes from '${origin}', which dataMesh.access.trustedPolicies does not name: what it allows does not count`,
            ]
          : []),
      ],
    };
  });
}
