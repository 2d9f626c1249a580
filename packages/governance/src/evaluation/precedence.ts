// SPDX-License-Identifier: Apache-2.0
import type { Policy } from '../policy';

const isInForce = ({ lifecycle }: Policy) =>
  lifecycle === 'enabled' || lifecycle === 'grace';

/**
 * Which of several policies of one name counts: one that is in force before a draft or a retired one, a global one
 * before that of a domain, else the first. Neither a draft nor a domain can put itself in the place of what binds.
 *
 * @internal
 */
export function takesPlace(policy: Policy, known: Policy | undefined): boolean {
  if (!known) return true;
  if (isInForce(policy) !== isInForce(known)) return isInForce(policy);
  return known.domain !== undefined && policy.domain === undefined;
}
