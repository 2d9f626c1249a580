// SPDX-License-Identifier: Apache-2.0
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import type { AccessDecision, AccessPermission } from '@meshwright/governance';
import type { PeopleDirectory } from '../people/PeopleDirectory';
import type { AccessSettings } from '../settings';
import type { CatalogAccess } from '../source/CatalogAccess';
import type { KeptFacts } from '../source/KeptFacts';
import type { DecisionAudit } from './DecisionAudit';
import { RESOURCE_PLUGINS, toCriteria } from './toCriteria';

const DENY: PolicyDecision = { result: AuthorizeResult.DENY };
const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };

/** Permissions that the mesh decides, and nobody else. */
const OURS = /^(data-mesh|catalog|scaffolder)\./;

/** A permission as access policies know it. @internal */
export function accessPermission(permission: Permission): AccessPermission {
  const { action } = permission.attributes;
  return {
    name: permission.name,
    ...(action !== undefined && { action }),
    ...(isResourcePermission(permission) && {
      resourceType: permission.resourceType,
    }),
  };
}

/**
 * Decides as the access policies say. What they cannot decide, and whatever goes wrong, is refused.
 *
 * @internal
 */
export class AccessPermissionPolicy implements PermissionPolicy {
  readonly #audit: DecisionAudit;
  readonly #auth: AuthService;
  readonly #catalogAccess: CatalogAccess;
  readonly #keptFacts: KeptFacts;
  readonly #logger: LoggerService;
  readonly #others: AccessSettings['others'];
  readonly #people: PeopleDirectory;
  readonly #delegate?: PermissionPolicy;

  constructor(options: {
    audit: DecisionAudit;
    auth: AuthService;
    catalogAccess: CatalogAccess;
    /** Decides what the mesh does not. */
    delegate?: PermissionPolicy;
    keptFacts: KeptFacts;
    logger: LoggerService;
    people: PeopleDirectory;
    settings: AccessSettings;
  }) {
    this.#audit = options.audit;
    this.#auth = options.auth;
    this.#catalogAccess = options.catalogAccess;
    this.#delegate = options.delegate;
    this.#keptFacts = options.keptFacts;
    this.#logger = options.logger;
    this.#others = options.settings.others;
    this.#people = options.people;
  }

  async handle(
    query: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const permission = accessPermission(query.permission);
    const person =
      user && this.#auth.isPrincipal(user.credentials, 'user')
        ? user.credentials.principal.userEntityRef
        : undefined;
    if (this.#delegate && !OURS.test(permission.name)) {
      return this.#delegate.handle(query, user);
    }
    if (person === undefined) {
      this.#audit.note('nobody', permission, 'deny');
      return DENY;
    }
    try {
      const policies = await this.#catalogAccess.policies();
      if (!OURS.test(permission.name) && !policies.speakOf(permission)) {
        const result = this.#others;
        this.#audit.note(person, permission, result);
        return result === 'allow' ? ALLOW : DENY;
      }
      const prepared = await this.#people.person(person, policies);
      return await this.#answer(
        person,
        permission,
        policies.decide(prepared, permission),
      );
    } catch (error) {
      this.#logger.error(
        `'${permission.name}' is refused, since it could not be decided`,
        error as Error,
      );
      this.#audit.note(person, permission, 'deny');
      return DENY;
    }
  }

  async #answer(
    person: string,
    permission: AccessPermission,
    decision: AccessDecision,
  ): Promise<PolicyDecision> {
    if (decision.result !== 'conditional') {
      this.#audit.note(
        person,
        permission,
        decision.result,
        decision.result === 'deny' ? decision.denial : undefined,
      );
      return decision.result === 'allow' ? ALLOW : DENY;
    }
    const { resourceType = '' } = permission;
    const conditions = toCriteria(decision.condition, resourceType, {
      factsKept: await this.#keptFacts.areComplete(),
    });
    if (!conditions) {
      this.#logger.error(
        `'${permission.name}' is refused: no permission rule of '${resourceType}' can ask what the policies ask`,
      );
      this.#audit.note(person, permission, 'deny');
      return DENY;
    }
    this.#audit.note(person, permission, 'conditional');
    return {
      result: AuthorizeResult.CONDITIONAL,
      pluginId: RESOURCE_PLUGINS[resourceType],
      resourceType,
      conditions,
    };
  }
}
