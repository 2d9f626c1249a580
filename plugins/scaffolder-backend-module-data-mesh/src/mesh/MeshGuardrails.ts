// SPDX-License-Identifier: Apache-2.0
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  guardrailsFor,
  readPolicies,
  type StatedGuardrail,
} from '@meshwright/governance';
import {
  type ResolvedBlueprint,
  withGuardrails,
} from '@meshwright/infrastructure';
import { refOf } from './DomainMembership';

const MAX_POLICIES = 2_000;
const PAGE = 500;
/** Domains inside domains; deeper ones are not walked. */
const MAX_DEPTH = 10;

/**
 * What the policies of the mesh demand of infrastructure. They bind whoever creates, also those who may not see them: the
 * catalog is asked in the name of the portal.
 *
 * @internal
 */
export class MeshGuardrails {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;

  constructor(options: { auth: AuthService; catalog: CatalogService }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
  }

  /** The blueprint with what the policies in force add to it. */
  async keep(
    blueprint: ResolvedBlueprint,
    logger: LoggerService,
  ): Promise<ResolvedBlueprint> {
    const guardrails = await this.#of(blueprint.product.domain);
    for (const policy of new Set(guardrails.map(own => own.policy))) {
      logger.info(`Keeping the guardrails of the policy ${policy}`);
    }
    return withGuardrails(blueprint, guardrails);
  }

  async #of(domain: string): Promise<StatedGuardrail[]> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const policies = [];
    let cursor: string | undefined;
    do {
      const page = await this.#catalog.queryEntities(
        cursor
          ? { cursor, limit: PAGE }
          : { filter: { kind: 'GovernancePolicy' }, limit: PAGE },
        { credentials },
      );
      for (const { apiVersion, kind, metadata, spec } of page.items) {
        const text = JSON.stringify({ apiVersion, kind, metadata, spec });
        policies.push(...readPolicies(text).policies);
      }
      cursor = page.pageInfo.nextCursor;
      if (policies.length > MAX_POLICIES) {
        throw new Error(
          `The catalog has more than ${MAX_POLICIES} policies, which is too many to keep`,
        );
      }
    } while (cursor);
    // Most meshes have none: then nobody has to know which domain is part of which.
    return policies.some(({ guardrails }) => guardrails)
      ? guardrailsFor(policies, await this.#domainsFrom(domain))
      : [];
  }

  /** A domain and those that it is part of, by name. */
  async #domainsFrom(domain: string): Promise<string[]> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const names: string[] = [];
    let ref: string | undefined = refOf(domain, 'domain');
    while (ref && names.length < MAX_DEPTH) {
      names.push(ref.split('/')[1]);
      const entity = await this.#catalog.getEntityByRef(ref, { credentials });
      const above = entity?.spec?.subdomainOf;
      ref = typeof above === 'string' ? refOf(above, 'domain') : undefined;
    }
    return names;
  }
}
