// SPDX-License-Identifier: Apache-2.0
import type {
  BackstageCredentials,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  catalogEntityReadPermission,
  RESOURCE_TYPE_CATALOG_ENTITY,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  type ConditionalPolicyDecision,
} from '@backstage/plugin-permission-common';
import type { EntityFilterRules } from './EntityFilterRules';
import { Visibility } from './Visibility';

/**
 * Finds out which entities a caller may read. Products, contracts and domains are catalog entities, and whoever may
 * not read one in the catalog does not see it here.
 *
 * @internal
 */
export class EntityReadAuthorizer {
  readonly #permissions: PermissionsService;
  readonly #rules: EntityFilterRules;
  readonly #logger: LoggerService;

  constructor(options: {
    permissions: PermissionsService;
    rules: EntityFilterRules;
    logger: LoggerService;
  }) {
    this.#permissions = options.permissions;
    this.#rules = options.rules;
    this.#logger = options.logger;
  }

  /** @throws NotAllowedError when the decision cannot be turned into a condition */
  async visibilityFor(credentials: BackstageCredentials): Promise<Visibility> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return Visibility.everything;
      case AuthorizeResult.CONDITIONAL:
        return this.#conditional(decision);
      default:
        return Visibility.nothing;
    }
  }

  #conditional(decision: ConditionalPolicyDecision): Visibility {
    try {
      if (decision.resourceType !== RESOURCE_TYPE_CATALOG_ENTITY) {
        throw new NotAllowedError(
          `The permission policy answers the question for catalog entities with conditions on '${decision.resourceType}', so the data mesh shows nothing. Correct the policy`,
        );
      }
      return Visibility.of(this.#rules.toFilter(decision.conditions));
    } catch (error) {
      this.#logger.error('Refused to answer', error as Error);
      throw error;
    }
  }
}
