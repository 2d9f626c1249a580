// SPDX-License-Identifier: Apache-2.0
import type { AccessCondition } from '@meshwright/governance';
import {
  type VisibilityAttribute,
  visibilityFact,
} from '@meshwright/plugin-data-mesh-node';

const ATTRIBUTES: readonly string[] = ['classification', 'owners', 'domains'];

const isKept = (attribute: string): attribute is VisibilityAttribute =>
  ATTRIBUTES.includes(attribute);

/** Facts of which any fits what the condition fits; none for one that the facts cannot say. */
function factsFor(condition: AccessCondition): string[] {
  if ('attribute' in condition) {
    const { attribute, key, values } = condition;
    return isKept(attribute) && key === undefined && values
      ? values.map(value => visibilityFact(attribute, String(value)))
      : [];
  }
  const isUnclassified =
    'not' in condition &&
    'attribute' in condition.not &&
    condition.not.attribute === 'classification' &&
    condition.not.key === undefined &&
    !condition.not.values;
  return isUnclassified ? [visibilityFact('classification', '')] : [];
}

/**
 * Alternatives that are one question to the catalog when they are asked of the facts that it keeps with each entity. A
 * single one is left as it is: it is one question anyway.
 *
 * @internal
 */
export function withMergedFacts(alternatives: AccessCondition[]): {
  facts: string[];
  others: AccessCondition[];
} {
  const merged = alternatives.filter(one => factsFor(one).length > 0);
  if (merged.length < 2) return { facts: [], others: alternatives };
  return {
    facts: [...new Set(merged.flatMap(factsFor))],
    others: alternatives.filter(one => !merged.includes(one)),
  };
}
