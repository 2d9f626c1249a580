// SPDX-License-Identifier: Apache-2.0
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AccessPolicies,
  type AccessDomain,
  policiesOfPacks,
} from '@meshwright/governance';
import type { AccessSettings } from '../settings';
import { readDomain } from './readDomain';
import { type KnownPolicy, readPolicy } from './readPolicy';

const PAGE = 2_000;
const PORTION = 100;
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.etag',
  'spec.owner',
  'spec.subdomainOf',
];

interface Kept {
  etag: string | undefined;
  policies: KnownPolicy[];
}

/**
 * The access policies and domains of the catalog. Every replica compares with the catalog by itself, at most a few
 * seconds before any decision, and reads what has changed.
 *
 * @internal
 */
export class CatalogAccess {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #logger: LoggerService;
  readonly #settings: AccessSettings;
  readonly #kept = new Map<string, Kept>();
  #fingerprint = '';
  #compiled?: AccessPolicies;
  #comparedAt = -Infinity;
  #comparing?: Promise<void>;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    logger: LoggerService;
    settings: AccessSettings;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#logger = options.logger;
    this.#settings = options.settings;
  }

  /**
   * The policies in force. The same object until something is another.
   *
   * @throws ServiceUnavailableError when the catalog has not answered for too long: nothing may be decided then
   */
  async policies(): Promise<AccessPolicies> {
    const { freshFor, staleFor } = this.#settings;
    const age = () => Date.now() - this.#comparedAt;
    if (age() > freshFor) {
      this.#comparing ??= this.#compare().finally(() => {
        this.#comparing = undefined;
      });
      try {
        await this.#comparing;
      } catch (error) {
        if (!this.#compiled || age() > staleFor) {
          throw new ServiceUnavailableError(
            'The access policies cannot be read, so nothing is allowed. The catalog has to answer first',
            error,
          );
        }
        this.#logger.warn(
          'Access policies could not be compared with the catalog; those that are known are used for a while',
          error as Error,
        );
      }
    }
    return this.#compiled!;
  }

  async #compare(): Promise<void> {
    const started = Date.now();
    const credentials = await this.#auth.getOwnServiceCredentials();
    const domains: AccessDomain[] = [];
    const present = new Map<string, string | undefined>();
    const pages = this.#catalog.streamEntities(
      {
        // One question, and not two alternatives, which a database has to look through all entities for.
        filter: { kind: ['governancepolicy', 'domain'] },
        fields: FIELDS,
        pageSize: PAGE,
        totalItems: 'exclude',
      },
      { credentials },
    );
    for await (const page of pages) {
      for (const entity of page) {
        if (entity.kind.toLowerCase() === 'domain') {
          domains.push(readDomain(entity));
        } else present.set(stringifyEntityRef(entity), entity.metadata.etag);
      }
    }
    for (const ref of [...this.#kept.keys()]) {
      if (!present.has(ref)) this.#kept.delete(ref);
    }
    const due = [...present]
      .filter(([ref, etag]) => {
        const known = this.#kept.get(ref);
        return !known || etag === undefined || known.etag !== etag;
      })
      .map(([ref]) => ref);
    for (let from = 0; from < due.length; from += PORTION) {
      const entityRefs = due.slice(from, from + PORTION);
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs },
        { credentials },
      );
      items.forEach((entity, index) => this.#take(entityRefs[index], entity));
    }
    this.#compileIfAnother(domains);
    this.#comparedAt = started;
  }

  #take(ref: string, entity: Entity | undefined): void {
    if (!entity) {
      this.#kept.delete(ref);
      return;
    }
    const policies = readPolicy(entity, ref, this.#settings.trusted);
    for (const { policy, remarks } of policies) {
      if (remarks.length > 0) {
        this.#logger.warn(
          `The access policy '${
            policy.name
          }' does not count as it stands: ${remarks.join('; ')}`,
          { entityRef: ref },
        );
      }
    }
    this.#kept.set(ref, { etag: entity.metadata.etag, policies });
  }

  #compileIfAnother(domains: AccessDomain[]): void {
    const now = new Date();
    const fingerprint = JSON.stringify([
      now.toISOString().slice(0, 10),
      [...this.#kept].map(([ref, { etag }]) => [ref, etag]).sort(),
      domains.sort((a, b) => (a.ref < b.ref ? -1 : 1)),
    ]);
    if (this.#compiled && fingerprint === this.#fingerprint) return;
    const known = [...this.#kept.values()].flatMap(({ policies }) => policies);
    const sound = new Set(
      known.filter(one => one.sound).map(({ policy }) => policy),
    );
    const [usual] = policiesOfPacks(['default-access']);
    const replaced = [...sound].some(({ name }) => name === usual.name);
    if (!replaced) sound.add(usual);
    this.#compiled = AccessPolicies.compile(
      [...(replaced ? [] : [usual]), ...known.map(({ policy }) => policy)],
      { now, domains, sound: policy => sound.has(policy) },
    );
    this.#fingerprint = fingerprint;
    for (const { policy, rule, message } of this.#compiled.broken) {
      this.#logger.warn(
        `The access rule '${policy}/${rule}' cannot be understood, so it refuses what it names: ${message}`,
      );
    }
  }
}
