// SPDX-License-Identifier: Apache-2.0
import type { AuthService } from '@backstage/backend-plugin-api';
import {
  DEFAULT_NAMESPACE,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { SOURCE_ANNOTATION } from '@meshwright/plugin-data-mesh-common';
import { chunks } from '../database/chunks';
import { isEntityName, slug } from '../descriptors/names';

/** What a text about a person, team or domain leads to. @internal */
export interface OrgMatch {
  entityRef: string;
  /** False for a full ref that no entity has. */
  exists: boolean;
  /** True for a domain that this module made because it is named: nobody has described it. */
  made?: boolean;
}

const EMAIL = /^[^\s@]+@[^\s@]+$/;
const BATCH = 100;
const OWNER_KINDS = ['group', 'user'];

/** Knows which of the people, teams and domains that documents name the catalog has. @internal */
export class OrgDirectory {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;

  constructor(options: { catalog: CatalogService; auth: AuthService }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  /**
   * Looks up texts in few requests, however many they are.
   *
   * @param texts - as written in documents
   * @param namespace - that entities without one are looked for in, beside `default`
   * @returns what was found, by text; a text that leads nowhere is not in it
   */
  async find(
    what: 'owner' | 'domain',
    texts: Iterable<string>,
    namespace: string,
  ): Promise<Map<string, OrgMatch>> {
    const wanted = [...new Set(texts)];
    const refs = new Map(
      wanted.map(text => [text, candidateRefs(what, text, namespace)]),
    );
    const existing = await this.#existing([...refs.values()].flat());
    const byEmail =
      what === 'owner'
        ? await this.#byEmail(wanted.filter(text => EMAIL.test(text)))
        : new Map<string, string>();
    const found = new Map<string, OrgMatch>();
    for (const text of wanted) {
      const match =
        refs.get(text)!.find(ref => existing.has(ref)) ??
        byEmail.get(text.toLowerCase());
      const full = fullRef(what, text);
      if (match) {
        const made = existing.get(match);
        found.set(text, {
          entityRef: match,
          exists: true,
          ...(made && { made }),
        });
      } else if (full) {
        found.set(text, { entityRef: full, exists: false });
      }
    }
    return found;
  }

  /** Refs that the catalog has, and whether this module made them. */
  async #existing(refs: string[]): Promise<Map<string, boolean>> {
    const existing = new Map<string, boolean>();
    const credentials = await this.#auth.getOwnServiceCredentials();
    for (const part of chunks(new Set(refs), BATCH)) {
      const { items } = await this.#catalog.getEntitiesByRefs(
        {
          entityRefs: part,
          fields: [
            'kind',
            'metadata.namespace',
            'metadata.name',
            'metadata.annotations',
          ],
        },
        { credentials },
      );
      items.forEach((item, index) => {
        if (item) {
          existing.set(
            part[index],
            item.metadata.annotations?.[SOURCE_ANNOTATION] !== undefined,
          );
        }
      });
    }
    return existing;
  }

  async #byEmail(emails: string[]): Promise<Map<string, string>> {
    const byEmail = new Map<string, string>();
    const credentials = await this.#auth.getOwnServiceCredentials();
    for (const part of chunks(emails, BATCH)) {
      const { items } = await this.#catalog.getEntities(
        {
          filter: { kind: OWNER_KINDS, 'spec.profile.email': part },
          fields: [
            'kind',
            'metadata.namespace',
            'metadata.name',
            'spec.profile.email',
          ],
          limit: 10 * BATCH,
        },
        { credentials },
      );
      for (const entity of items) {
        const profile = entity.spec?.profile as { email?: unknown } | undefined;
        const email = String(profile?.email ?? '').toLowerCase();
        const ref = stringifyEntityRef(entity);
        // A team's address before a person's, and then by name: the same answer each time.
        if (!byEmail.has(email) || ref < byEmail.get(email)!) {
          byEmail.set(email, ref);
        }
      }
    }
    return byEmail;
  }
}

/** Refs that a text may mean, the likeliest first. */
function candidateRefs(
  what: 'owner' | 'domain',
  text: string,
  namespace: string,
): string[] {
  const full = fullRef(what, text);
  if (full) {
    return [full];
  }
  if (EMAIL.test(text)) {
    return [];
  }
  const lastPart = text.split(/[/.>:]/).pop() ?? '';
  const names = [
    ...(isEntityName(text) ? [text] : []),
    slug(text),
    ...(what === 'domain' ? [slug(lastPart)] : []),
  ].filter(name => isEntityName(name));
  const kinds = what === 'owner' ? OWNER_KINDS : ['domain'];
  const refs = new Set<string>();
  for (const name of names) {
    for (const kind of kinds) {
      for (const space of [namespace, DEFAULT_NAMESPACE]) {
        refs.add(stringifyEntityRef({ kind, namespace: space, name }));
      }
    }
  }
  return [...refs];
}

/** A text that is a ref with its kind, in full. */
function fullRef(what: 'owner' | 'domain', text: string): string | undefined {
  const kinds = what === 'owner' ? OWNER_KINDS : ['domain'];
  const kind = text.split(':')[0].toLowerCase();
  if (!kinds.includes(kind)) {
    return undefined;
  }
  try {
    const ref = parseEntityRef(text, { defaultNamespace: DEFAULT_NAMESPACE });
    return isEntityName(ref.name) && isEntityName(ref.namespace)
      ? stringifyEntityRef(ref)
      : undefined;
  } catch {
    return undefined;
  }
}
