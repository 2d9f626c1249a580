// SPDX-License-Identifier: Apache-2.0
import type { AuthService } from '@backstage/backend-plugin-api';
import {
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
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
/** People whose answers are kept at once. */
const MOST_KEPT = 10_000;

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
    const targets = (
      relations: Array<{ type: string; targetRef: string }> | undefined,
      type: string,
    ) =>
      (relations ?? [])
        .filter(relation => relation.type === type)
        .map(({ targetRef }) => targetRef);
    const groups = targets(user?.relations, RELATION_MEMBER_OF).sort();
    const claims = [ref, ...groups];
    const { items } = await this.#catalog.queryEntities(
      {
        filter: { kind: 'dataproduct', 'relations.ownedBy': claims },
        fields: ['relations'],
        limit: MOST_PRODUCTS,
        totalItems: 'exclude',
      },
      { credentials },
    );
    const products = new Map<string, { owner: string; domains: string[] }>();
    for (const { relations } of items) {
      const domains = targets(relations, RELATION_PART_OF).sort();
      for (const owner of targets(relations, RELATION_OWNED_BY)) {
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
}
