// SPDX-License-Identifier: Apache-2.0
import { NotAllowedError } from '@backstage/errors';
import type {
  EntitiesSearchFilter,
  EntityFilter,
} from '@backstage/plugin-catalog-node';
import type {
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  createConditionTransformer,
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import type {
  DataMeshEntityFilterExtensionPoint,
  DataMeshEntityFilterRule,
} from '@meshwright/plugin-data-mesh-node';
import { catalogRules } from './catalogRules';

/**
 * The rules by which conditional decisions are turned into filters.
 *
 * @internal
 */
export class EntityFilterRules implements DataMeshEntityFilterExtensionPoint {
  readonly #rules = new Map<string, DataMeshEntityFilterRule>();

  constructor() {
    this.addRules(...catalogRules);
  }

  addRules(...rules: DataMeshEntityFilterRule[]): void {
    for (const rule of rules) {
      if (this.#rules.has(rule.name)) {
        throw new Error(
          `The data mesh knows a permission rule '${rule.name}' already; give yours another name`,
        );
      }
      this.#rules.set(rule.name, rule);
    }
  }

  /**
   * Turns the conditions of a decision into a filter.
   *
   * @throws NotAllowedError when a rule is unknown or its parameters are wrong, wherever it stands. To take such a
   * rule for "allows nothing" would allow everything under a `not`.
   */
  toFilter(conditions: PermissionCriteria<PermissionCondition>): EntityFilter {
    for (const { rule } of conditionsIn(conditions)) {
      if (!this.#rules.has(rule)) {
        throw new NotAllowedError(
          `The permission policy narrows the reading of catalog entities by the rule '${rule}', which the data mesh does not know, so it shows nothing. Add the rule in a module of the data-mesh plugin, through its dataMeshEntityFilterExtensionPoint`,
        );
      }
    }
    try {
      const toFilter = createConditionTransformer<
        EntitiesSearchFilter,
        DataMeshEntityFilterRule[]
      >([...this.#rules.values()]);
      return toFilter(conditions);
    } catch (error) {
      throw new NotAllowedError(
        'The permission policy narrows the reading of catalog entities by a rule with wrong parameters, so the data mesh shows nothing. Correct the policy',
        error,
      );
    }
  }
}

function conditionsIn(
  criteria: PermissionCriteria<PermissionCondition>,
): PermissionCondition[] {
  if (isAndCriteria(criteria)) {
    return criteria.allOf.flatMap(conditionsIn);
  }
  if (isOrCriteria(criteria)) {
    return criteria.anyOf.flatMap(conditionsIn);
  }
  return isNotCriteria(criteria) ? conditionsIn(criteria.not) : [criteria];
}
