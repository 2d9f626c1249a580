// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import { InputError, NotAllowedError } from '@backstage/errors';
import { actionExecutePermission } from '@backstage/plugin-scaffolder-common/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  AccessExplanation,
  AccessPermission,
  AccessPolicies,
  PersonFacts,
  PreparedPerson,
} from '@meshwright/governance';
import type {
  AccessAnswer,
  AccessExplanationResponse,
} from '@meshwright/plugin-data-mesh-common';
import { accessPermission } from '../decisions/AccessPermissionPolicy';
import type { PeopleDirectory } from '../people/PeopleDirectory';
import type { CatalogAccess } from '../source/CatalogAccess';
import { entityFacts } from './entityFacts';
import { Helpers } from './Helpers';
import { knownPermissions } from './knownPermissions';

/** Roles whose holders may ask about others. */
const OVERSEERS = ['auditor', 'steward'];

const READ: AccessPermission = {
  name: 'catalog.entity.read',
  action: 'read',
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
};

/** Says what somebody may, and why not, out of the very policies that decide. @internal */
export class ExplainService {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #catalogAccess: CatalogAccess;
  readonly #helpers: Helpers;
  readonly #people: PeopleDirectory;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    catalogAccess: CatalogAccess;
    people: PeopleDirectory;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#catalogAccess = options.catalogAccess;
    this.#helpers = new Helpers(options);
    this.#people = options.people;
  }

  /**
   * @throws InputError for a permission that nobody knows; NotAllowedError where somebody asks about another person
   */
  async explain(
    request: { permission?: string; entityRef?: string; person?: string },
    credentials: BackstageCredentials<BackstageUserPrincipal>,
  ): Promise<AccessExplanationResponse> {
    const policies = await this.#catalogAccess.policies();
    const asking = credentials.principal.userEntityRef;
    const person = await this.#personAskedAbout(
      asking,
      request.person ?? asking,
      policies,
    );
    const permissions = this.#permissions(request);
    const facts = await this.#factsFor(asking, request.entityRef, policies);
    const answers = permissions.map((permission): AccessAnswer => {
      const base = {
        permission: permission.name,
        ...(permission.action !== undefined && { action: permission.action }),
        ...(permission.resourceType !== undefined && {
          resourceType: permission.resourceType,
        }),
      };
      const isAboutEntity =
        permission.resourceType === RESOURCE_TYPE_CATALOG_ENTITY;
      if (isAboutEntity && request.entityRef !== undefined && !facts) {
        return { ...base, ...hidden(permission, policies) };
      }
      const decision = policies.decide(person, permission);
      if (decision.result === 'conditional' && !(isAboutEntity && facts)) {
        return { ...base, result: 'depends' };
      }
      return {
        ...base,
        ...told(policies.explain(person, permission, facts ?? {})),
      };
    });
    return {
      profile: profile(person.facts),
      answers: await this.#helpers.existing(answers, facts, policies),
    };
  }

  /** Says whether the person who asks may run a step of a template with its inputs, and why not. */
  async explainAction(
    action: string,
    input: Record<string, unknown>,
    credentials: BackstageCredentials<BackstageUserPrincipal>,
  ): Promise<AccessExplanationResponse> {
    const policies = await this.#catalogAccess.policies();
    const person = await this.#people.person(
      credentials.principal.userEntityRef,
      policies,
    );
    const permission = accessPermission(actionExecutePermission);
    const answer: AccessAnswer = {
      permission: permission.name,
      resourceType: permission.resourceType,
      ...told(policies.explain(person, permission, { action, input })),
    };
    return {
      profile: profile(person.facts),
      answers: await this.#helpers.existing([answer], undefined, policies),
    };
  }

  async #personAskedAbout(
    asking: string,
    about: string,
    policies: AccessPolicies,
  ): Promise<PreparedPerson> {
    const self = await this.#people.person(asking, policies);
    if (about === asking) return self;
    if (!self.facts.roles.some(role => OVERSEERS.includes(role))) {
      throw new NotAllowedError(
        'What others may do is told to stewards and auditors only. Ask about yourself.',
      );
    }
    return this.#people.person(about, policies);
  }

  #permissions(request: { permission?: string }): AccessPermission[] {
    const known = knownPermissions.filter(
      ({ name }) =>
        request.permission === undefined || request.permission === name,
    );
    if (known.length === 0) {
      throw new InputError(
        `There is no permission '${request.permission}' of the catalog, the scaffolder or the data mesh.`,
      );
    }
    return known.map(accessPermission);
  }

  /** Undefined for an entity that is not there, and for one that whoever asks may not read, which sound alike. */
  async #factsFor(
    asking: string,
    entityRef: string | undefined,
    policies: AccessPolicies,
  ) {
    if (entityRef === undefined) return undefined;
    const entity = await this.#catalog.getEntityByRef(entityRef, {
      credentials: await this.#auth.getOwnServiceCredentials(),
    });
    if (!entity) return undefined;
    const facts = entityFacts(entity);
    const self = await this.#people.person(asking, policies);
    return policies.explain(self, READ, facts).result === 'allow'
      ? facts
      : undefined;
  }
}

/** The same words whether there is such an entity or not. */
function hidden(
  permission: AccessPermission,
  policies: AccessPolicies,
): Pick<AccessAnswer, 'result' | 'message' | 'ask'> {
  return {
    result: 'deny',
    message: `There is no such entity, or you may not see it; so '${permission.name}' is refused.`,
    ask: [...policies.stewards],
  };
}

function told(
  explanation: AccessExplanation,
): Omit<AccessAnswer, 'permission'> {
  if (explanation.result === 'deny') {
    return { result: 'deny', ...explanation.denial };
  }
  const { policy, rule, title } = explanation;
  return { result: 'allow', policy, rule, message: title, ask: [] };
}

function profile({
  ref,
  groups,
  roles,
  domains,
  ownedDomains,
  clearance,
  clears,
  purposes,
}: PersonFacts): AccessExplanationResponse['profile'] {
  return {
    person: ref,
    groups: [...groups],
    roles: [...roles],
    domains: [...domains],
    ownedDomains: [...ownedDomains],
    clearance,
    clears: [...clears] as AccessExplanationResponse['profile']['clears'],
    purposes: [...purposes],
  };
}
