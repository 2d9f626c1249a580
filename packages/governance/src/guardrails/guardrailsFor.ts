// SPDX-License-Identifier: Apache-2.0
import type { Policy } from '../policy/model';
import type { GuardrailPart } from './model';

/** A guardrail, and the policy that demands it. @public */
export interface StatedGuardrail extends GuardrailPart {
  policy: string;
}

/**
 * The guardrails that bind the products of a domain: those of global policies and of its own, which are in force. Several
 * for one classification hold together, so that a domain can add and never weaken.
 *
 * @param domains - the domain with those that it is part of, without kind and namespace
 * @public
 */
export function guardrailsFor(
  policies: readonly Policy[],
  domains: readonly string[],
): StatedGuardrail[] {
  return policies
    .filter(
      ({ lifecycle, domain }) =>
        (lifecycle === 'enabled' || lifecycle === 'grace') &&
        (domain === undefined || domains.includes(domain)),
    )
    .sort(
      (a, b) =>
        // What everybody has to keep says first what a classification is called.
        Number(a.domain !== undefined) - Number(b.domain !== undefined) ||
        (a.name < b.name ? -1 : 1),
    )
    .flatMap(({ guardrails = [], name }) =>
      guardrails.map(guardrail => ({ ...guardrail, policy: name })),
    );
}
