// SPDX-License-Identifier: Apache-2.0
import {
  CLASSIFICATIONS,
  type Guardrail,
  type ResolvedBlueprint,
} from '../blueprint/types';
import { strongerMethod } from './protectionOf';

/** The first label counts, the stronger method, and the fewer people. */
function both(one: Guardrail, other: Guardrail): Guardrail {
  const label = one.label ?? other.label;
  const method = strongerMethod(one.method, other.method);
  const clearText =
    one.clearText && other.clearText
      ? one.clearText.filter(role => other.clearText?.includes(role))
      : one.clearText ?? other.clearText;
  return {
    classification: one.classification,
    ...(label && { label }),
    ...(method && { method }),
    ...(clearText && { clearText }),
  };
}

/**
 * What several guardrails demand together, one for each classification, from open to closed.
 *
 * @public
 */
export function mergeGuardrails(all: readonly Guardrail[]): Guardrail[] {
  return CLASSIFICATIONS.flatMap(classification => {
    const own = all.filter(
      guardrail => guardrail.classification === classification,
    );
    return own.length > 0
      ? [own.reduce<Guardrail>(both, { classification })]
      : [];
  });
}

/**
 * A blueprint that keeps the guardrails of policies as well as its own. Nothing becomes weaker by it; labels of policies
 * go before those of the blueprint.
 *
 * @public
 */
export const withGuardrails = (
  blueprint: ResolvedBlueprint,
  guardrails: readonly Guardrail[],
): ResolvedBlueprint => ({
  ...blueprint,
  masking: {
    ...blueprint.masking,
    guardrails: mergeGuardrails([
      ...guardrails,
      ...blueprint.masking.guardrails,
    ]),
  },
});
