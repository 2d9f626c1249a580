// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotAllowedError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { CatalogUserInfo } from '@meshwright/plugin-data-mesh-node';

/** Domains inside domains; deeper ones are not walked. */
const MAX_DEPTH = 10;

/** Says in which domains, and for which owners, a person may create. @internal */
export class DomainMembership {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #userInfo: UserInfoService;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    userInfo: UserInfoService;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#userInfo = new CatalogUserInfo(options);
  }

  /**
   * Whoever is in a group that owns a domain, or a domain above it, may create in it.
   *
   * @throws InputError when there is no such domain; NotAllowedError when it is another's
   */
  async requireDomain(
    domain: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const mine = await this.#ownRefs(credentials);
    const owners: string[] = [];
    let ref: string | undefined = refOf(domain, 'domain');
    for (let depth = 0; ref && depth < MAX_DEPTH; depth += 1) {
      const entity = await this.#catalog.getEntityByRef(ref, { credentials });
      if (!entity && depth === 0) {
        throw new InputError(
          `There is no domain '${domain}'. Choose one of the catalog, or create it with the template 'Domain' first.`,
        );
      }
      const { owner, subdomainOf } = (entity?.spec ?? {}) as {
        owner?: string;
        subdomainOf?: string;
      };
      if (owner) {
        owners.push(refOf(owner, 'group'));
      }
      if (!mine || owners.some(candidate => mine.has(candidate))) {
        return;
      }
      ref = subdomainOf && refOf(subdomainOf, 'domain');
    }
    throw new NotAllowedError(
      `You may not create in the domain '${domain}': it belongs to ${
        owners.join(' and ') || 'nobody'
      }, and you are in none of them. Ask them, or choose a domain of yours.`,
    );
  }

  /** @throws NotAllowedError when the person is not in the group */
  async requireOwner(
    owner: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const mine = await this.#ownRefs(credentials);
    if (mine && !mine.has(refOf(owner, 'group'))) {
      throw new NotAllowedError(
        `You cannot create for ${owner}, because you are not a member. Choose a group that you are in.`,
      );
    }
  }

  /** @returns undefined for another backend that acts for itself, which may everything */
  async #ownRefs(
    credentials: BackstageCredentials,
  ): Promise<Set<string> | undefined> {
    if (!this.#auth.isPrincipal(credentials, 'user')) {
      return undefined;
    }
    const info = await this.#userInfo.getUserInfo(credentials);
    return new Set(info.ownershipEntityRefs);
  }
}

/** A whole ref in lower case. @throws InputError for what is none @internal */
export function refOf(text: string, defaultKind: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, { defaultKind, defaultNamespace: 'default' }),
    );
  } catch {
    throw new InputError(
      `${JSON.stringify(
        text.slice(0, 100),
      )} is no reference. Write it as '${defaultKind}:default/name'.`,
    );
  }
}
