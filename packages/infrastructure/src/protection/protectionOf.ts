// SPDX-License-Identifier: Apache-2.0
import type { Property } from '@meshwright/contracts';
import { isAtLeast } from '../blueprint/sensitivity';
import {
  type Classification,
  type Guardrail,
  MASKING_METHODS,
  type MaskingMethod,
  type ResolvedBlueprint,
} from '../blueprint/types';
import { classificationOf } from './classificationOf';

/** How a column is protected, in words of no cloud. @internal */
export interface Protection {
  /** Absent where the contract says nothing. */
  classification?: Classification;
  /** What the cloud calls the classification. */
  label?: string;
  /** Whether readers without clearance see it masked or not at all. */
  masked: boolean;
  /** How at least; absent where each type has a mask that suits it. */
  method?: Exclude<MaskingMethod, 'none'>;
  /** Whether people who are cleared see its values. Pipelines of the product always do. */
  isClearToCleared: boolean;
}

type Masking = ResolvedBlueprint['masking'];

/** The stronger of two methods. @internal */
export const strongerMethod = (
  one: MaskingMethod | undefined,
  other: MaskingMethod | undefined,
): MaskingMethod | undefined =>
  MASKING_METHODS.indexOf(other ?? 'none') >
  MASKING_METHODS.indexOf(one ?? 'none')
    ? other
    : one;

/** What the guardrails of a level and of the more open ones demand together: what is more closed is never less protected. */
function demanded(
  guardrails: readonly Guardrail[],
  classification: Classification,
): Pick<Guardrail, 'method' | 'clearText'> {
  const binding = guardrails.filter(guardrail =>
    isAtLeast(classification, guardrail.classification),
  );
  const closed = binding.some(
    ({ clearText }) => clearText && clearText.length === 0,
  );
  return {
    method: binding
      .map(({ method }) => method)
      .reduce(strongerMethod, undefined),
    ...(closed && { clearText: [] }),
  };
}

/** What the cloud calls a classification: the label of its guardrail, or its own name. @internal */
export const labelOf = (
  { guardrails }: Masking,
  classification: Classification,
): string =>
  guardrails.find(guardrail => guardrail.classification === classification)
    ?.label ?? classification;

/** How columns of a classification are protected. @internal */
export function protectionOfLevel(
  masking: Masking,
  classification: Classification | undefined,
): Protection {
  if (!classification) return { masked: false, isClearToCleared: true };
  const { method, clearText } = demanded(masking.guardrails, classification);
  const masked =
    isAtLeast(classification, masking.from) ||
    (method !== undefined && method !== 'none');
  return {
    classification,
    label: labelOf(masking, classification),
    masked,
    ...(masked && method && method !== 'none' && { method }),
    isClearToCleared: !(masked && clearText?.length === 0),
  };
}

/**
 * How a column is protected: by its classification, by the classification from which the blueprint masks, and by the
 * guardrails of policies. A guardrail only ever adds.
 *
 * @param assumed - classification of what the contract says nothing of
 * @internal
 */
export const protectionOf = (
  property: Pick<Property, 'classification' | 'tags' | 'properties' | 'items'>,
  { masking }: ResolvedBlueprint,
  assumed?: Classification,
): Protection =>
  protectionOfLevel(masking, classificationOf(property) ?? assumed);
