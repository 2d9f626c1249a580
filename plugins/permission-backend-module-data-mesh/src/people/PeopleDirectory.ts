// SPDX-License-Identifier: Apache-2.0
import type { AuthService } from '@backstage/backend-plugin-api';
import {
  type Entity,
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
  RELATION_PART_OF,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  type AccessPolicies,
  type Membership,
  type PreparedPerson,
  profileOf,
} from '@meshwright/governance';
import type { AccessSettings } from '../settings';

/** Products of one person that are looked at for domains: past these, the rest adds none in practice. */
const MOST_PRODUCTS = 500;
/** Entities of one question to the catalog. */
const PORTION = 200;
/** How refs of products begin. */
const PRODUCT = 'dataproduct:';
/** People whose answers are kept at once. */
const MOST_KEPT = 10_000;

type Related = Pick<Entity, 'relations'> | undefined;

const targets = (entity: Related, type: string): string[] =>
  (entity?.relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef);

interface Kept {
  policies: AccessPolicies;
  readAt: number;
  membership: string;
  person: PreparedPerson;
}

/**
 * What people are, as the catalog says now and not as it was when they signed in. A person who is not in the catalog is
 * in no group.
 *
 * @internal
 */
export class PeopleDirectory {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #settings: AccessSettings;
  readonly #kept = new Map<string, Kept>();
  readonly #reading = new Map<string, Promise<Membership>>();

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    settings: AccessSettings;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#settings = options.settings;
  }

  /** @throws Error when the catalog does not answer, or not for too long */
  async person(ref: string, policies: AccessPolicies): Promise<PreparedPerson> {
    const known = this.#kept.get(ref);
    const age = known ? Date.now() - known.readAt : Infinity;
    if (
      known &&
      known.policies === policies &&
      age <= this.#settings.freshFor
    ) {
      return known.person;
    }
    const readAt = Date.now();
    let membership: string;
    try {
      membership = JSON.stringify(await this.#membershipOf(ref));
    } catch (error) {
      if (!known || age > this.#settings.staleFor) throw error;
      membership = known.membership;
    }
    if (known?.policies === policies && known.membership === membership) {
      known.readAt = readAt;
      return known.person;
    }
    const person = policies.prepare(
      profileOf(policies, JSON.parse(membership) as Membership),
    );
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(ref, { policies, readAt, membership, person });
    return person;
  }

  #membershipOf(ref: string): Promise<Membership> {
    let reading = this.#reading.get(ref);
    if (!reading) {
      reading = this.#read(ref).finally(() => this.#reading.delete(ref));
      this.#reading.set(ref, reading);
    }
    return reading;
  }

  async #read(ref: string): Promise<Membership> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const user = await this.#catalog.getEntityByRef(ref, { credentials });
    const groups = targets(user, RELATION_MEMBER_OF).sort();
    const owners = [user, ...(await this.#entities(groups))];
    // Who owns what is asked of the owners, which are few: to look through all products takes long.
    const owned = owners
      .flatMap(owner => targets(owner, RELATION_OWNER_OF))
      .filter(one => one.startsWith(PRODUCT));
    const claims = [ref, ...groups];
    const products = new Map<string, { owner: string; domains: string[] }>();
    for (const product of await this.#entities(owned.slice(0, MOST_PRODUCTS))) {
      const domains = targets(product, RELATION_PART_OF).sort();
      for (const owner of targets(product, RELATION_OWNED_BY)) {
        if (claims.includes(owner)) {
          products.set(JSON.stringify([owner, domains]), { owner, domains });
        }
      }
    }
    return {
      ref,
      groups,
      products: [...products]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, one]) => one),
    };
  }

  /** Relations of some entities; those that are not there have none. */
  async #entities(refs: string[]): Promise<Related[]> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const all = [...new Set(refs)];
    const found: Related[] = [];
    for (let from = 0; from < all.length; from += PORTION) {
      const { items } = await this.#catalog.getEntitiesByRefs(
        {
          entityRefs: all.slice(from, from + PORTION),
          fields: ['relations'],
        },
        { credentials },
      );
      found.push(...items);
    }
    return found;
  }
}
