// SPDX-License-Identifier: Apache-2.0
import type { AuthService } from '@backstage/backend-plugin-api';
import {
  type Entity,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  type EstateDocument,
  type Subject,
  buildEstate,
} from '@meshwright/governance';
import type { GovernanceVerdict } from '@meshwright/plugin-data-mesh-common';
import { withLines, withPlaces } from '../withLines';
import { entityDocument, parentDomain } from './entityDocument';

/** Small enough not to hold up a catalog on SQLite, which parses each entity for it. */
const PAGE = 500;
/** Entities that are asked for whole at once. */
const PORTION = 100;

const FILTER: Array<Record<string, string>> = [
  { kind: 'dataproduct' },
  { kind: 'api', 'spec.type': 'data-contract' },
  { kind: 'domain' },
  { kind: 'governancepolicy' },
];
const VERSION_FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.etag',
];

interface Kept {
  etag: string | undefined;
  entity: Entity;
  document?: EstateDocument;
}

/**
 * What policies are about, as the catalog has it. Read for the portal itself; who may see what of it is decided answer
 * by answer. Each reading fetches only what is another.
 *
 * @internal
 */
export class CatalogMesh {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #kept = new Map<string, Kept>();
  #reading?: Promise<boolean>;
  #subjects?: Subject[];
  #version = 0;
  /** When the catalog was last compared with, in milliseconds. */
  #readAt = 0;

  constructor(options: { auth: AuthService; catalog: CatalogService }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
  }

  /**
   * Compares with the catalog; several callers at once share one reading.
   *
   * @returns whether anything is another
   */
  async refresh(): Promise<boolean> {
    this.#reading ??= this.#refresh().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  /** Compares with the catalog unless that was done a moment ago: for questions that come with every key pressed. */
  async refreshIfOlderThan(milliseconds: number): Promise<void> {
    if (Date.now() - this.#readAt > milliseconds) await this.refresh();
  }

  /** Another number whenever anything is another. */
  get version(): number {
    return this.#version;
  }

  /** Products and contracts one by one, as the catalog has them. */
  documents(): EstateDocument[] {
    return [...this.#kept.values()].flatMap(({ document }) => document ?? []);
  }

  /** Products and contracts with what they know of each other. */
  subjects(): Subject[] {
    this.#subjects ??= buildEstate(this.documents());
    return this.#subjects;
  }

  /** Entities that are policies, by ref. */
  policies(): Map<string, Entity> {
    const found = [...this.#kept].filter(
      ([, { entity }]) => entity.kind === 'GovernancePolicy',
    );
    return new Map(
      found
        .map(([ref, { entity }]): [string, Entity] => [ref, entity])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }

  /** Refs of those who answer for an entity: its owners, then those of its domains and of the domains above. */
  answerableFor(ref: string): string[] {
    const walked = new Set([ref]);
    const owners = new Set<string>();
    for (const one of walked) {
      const { relations = [] } = this.#kept.get(one)?.entity ?? {};
      for (const { type, targetRef } of relations) {
        if (type === RELATION_OWNED_BY) owners.add(targetRef);
        if (type === RELATION_PART_OF) walked.add(targetRef);
      }
    }
    return [...owners];
  }

  /** Name of an entity for people; its ref where it is not known. */
  titleOf(ref: string): string {
    const entity = this.#kept.get(ref)?.entity;
    return entity?.metadata.title ?? entity?.metadata.name ?? ref;
  }

  /** Gives the evidence of verdicts on a subject the places and lines of the file that its owner wrote. */
  place(ref: string, verdicts: readonly GovernanceVerdict[]): void {
    const kept = this.#kept.get(ref);
    if (!kept?.document) return;
    const { file } = kept.document;
    const { definition } = kept.entity.spec ?? {};
    if (typeof definition === 'string') {
      withLines(verdicts, [{ path: file, text: definition }]);
    } else {
      withPlaces(verdicts, file, kept.entity);
    }
  }

  /** Domain that a domain is part of, by name. */
  parentDomains(): Record<string, string> {
    const parents: Record<string, string> = Object.create(null);
    for (const { entity } of this.#kept.values()) {
      const parent = parentDomain(entity);
      if (parent) parents[entity.metadata.name] = parent;
    }
    return parents;
  }

  async #refresh(): Promise<boolean> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const present = new Map<string, string | undefined>();
    const pages = this.#catalog.streamEntities(
      {
        filter: FILTER,
        fields: VERSION_FIELDS,
        pageSize: PAGE,
        totalItems: 'exclude',
      },
      { credentials },
    );
    for await (const page of pages) {
      for (const entity of page) {
        present.set(stringifyEntityRef(entity), entity.metadata.etag);
      }
    }
    let changed = false;
    for (const ref of [...this.#kept.keys()]) {
      if (!present.has(ref)) {
        this.#kept.delete(ref);
        changed = true;
      }
    }
    const due = [...present].filter(([ref, etag]) => {
      const known = this.#kept.get(ref);
      return !known || etag === undefined || known.etag !== etag;
    });
    for (let from = 0; from < due.length; from += PORTION) {
      const entityRefs = due.slice(from, from + PORTION).map(([ref]) => ref);
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs },
        { credentials },
      );
      for (const [index, entity] of items.entries()) {
        if (entity && this.#take(entityRefs[index], entity)) changed = true;
      }
    }
    if (changed) {
      this.#subjects = undefined;
      this.#version++;
    }
    this.#readAt = Date.now();
    return changed;
  }

  /** Keeps an entity; false where it is as it was, which an etag does not always tell. */
  #take(ref: string, entity: Entity): boolean {
    const known = this.#kept.get(ref);
    const same =
      known && JSON.stringify(known.entity) === JSON.stringify(entity);
    if (same) return false;
    this.#kept.set(ref, {
      etag: entity.metadata.etag,
      entity,
      document: entityDocument(ref, entity),
    });
    return true;
  }
}
