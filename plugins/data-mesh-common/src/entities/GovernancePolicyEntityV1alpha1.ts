// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import type { MESHWRIGHT_API_VERSION } from './DataProductEntityV1alpha1';

/**
 * A governance policy in the catalog: what it is for, whom it binds, and its text.
 *
 * @public
 */
export interface GovernancePolicyEntityV1alpha1 extends Entity {
  apiVersion: typeof MESHWRIGHT_API_VERSION;
  kind: 'GovernancePolicy';
  spec: {
    /** Ref of the Group or User that answers for the policy. */
    owner: string;
    /** `draft`, `grace`, `enabled`, `retired`. */
    lifecycle: string;
    /** Ref of the Domain that the policy binds; a policy without one binds all. */
    domain?: string;
    /** Why the policy exists. */
    purpose?: string;
    /** The policy document itself, as text. */
    definition?: string;
  };
}

/** Whether an entity is a governance policy. @public */
export function isGovernancePolicyEntity(
  entity: Entity,
): entity is GovernancePolicyEntityV1alpha1 {
  return entity.kind.toLocaleLowerCase('en-US') === 'governancepolicy';
}
