// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import type { Request } from 'express';
import { isObject } from '../stated/plainData';
import type { MayName } from './NamingFilters';
import { refsNamedBy } from './namingFields';
import { bodyWithout, queryWithout } from './questions';

// Routes are found without regard to case.
const ENTITIES = /^\/entities(\/|$)/i;
const FACETS = /^\/entity-facets\/?$/i;
/** Answers with entities as they would be, when it is only a trial. */
const LOCATIONS = /^\/locations\/?$/i;
/** Questions that are asked in a body. */
const IN_BODY = /^\/(entities\/by-query|entities\/by-refs|entity-facets)\/?$/i;
const BY_ENTITY = /^\/locations\/by-entity\/([^/]+)\/([^/]+)\/([^/]+)\/?$/i;
const REFRESH = /^\/refresh\/?$/i;
/** Fields of entities that name others. */
const NAMING = /^(relations|spec)(\.|$)/;

const textsOf = (value: unknown): string[] =>
  [value]
    .flat()
    .flatMap(one => (typeof one === 'string' ? one.split(',') : []));

/** A request to the catalog, as far as it or its answer may name entities that the caller may not see. @internal */
export class CatalogQuestion {
  /** Whether there is a body to be parsed, before anything can be said. */
  static hasBody({ method, path }: Request): boolean {
    return method === 'POST' && (IN_BODY.test(path) || REFRESH.test(path));
  }

  constructor(private readonly request: Request) {}

  /** @throws InputError for parameters whose meaning could not be seen; the catalog takes none of them */
  refusePuzzles(): void {
    const { cursor } = this.request.query;
    if (cursor !== undefined && typeof cursor !== 'string') {
      throw new InputError("The parameter 'cursor' must be given once");
    }
  }

  /**
   * The one entity that the request is about, where the catalog would tell something of an entity that may not be read.
   */
  get subject(): string | undefined {
    const { body, method, path } = this.request;
    if (method === 'POST' && REFRESH.test(path)) {
      return typeof body?.entityRef === 'string' ? body.entityRef : undefined;
    }
    const parts = BY_ENTITY.exec(path);
    if (!parts) return undefined;
    const [kind, namespace, name] = parts.slice(1).map(decoded);
    return `${kind}:${namespace}/${name}`;
  }

  /** Whether the answer may name other entities at all. */
  get answerNamesOthers(): boolean {
    const { body, method, path, query } = this.request;
    if (method === 'POST' && LOCATIONS.test(path)) return true;
    if (FACETS.test(path)) {
      return [...textsOf(query.facet), ...textsOf(body?.facets)].some(
        facet => !facet.startsWith('metadata.'),
      );
    }
    if (!ENTITIES.test(path)) return false;
    const fields = [...textsOf(query.fields), ...textsOf(body?.fields)];
    return fields.length === 0 || fields.some(field => NAMING.test(field));
  }

  /** Refs that it asks by; nothing where it asks by no field that names others. */
  get refsAskedBy(): Set<string> | undefined {
    let asksByNames = false;
    const refs = new Set<string>();
    this.#judged((field, value) => {
      asksByNames = true;
      refsNamedBy(field, value).forEach(ref => refs.add(ref));
      return true;
    });
    return asksByNames ? refs : undefined;
  }

  /** Leaves out of the request what names entities that the caller may not see, as though there were none. */
  leaveOut(isVisible: (ref: string) => boolean): void {
    const { body, query } = this.#judged((field, value) =>
      refsNamedBy(field, value).some(isVisible),
    );
    this.request.query = query as Request['query'];
    this.request.body = body;
  }

  #judged(mayName: MayName) {
    const { body, query } = this.request;
    return {
      query: queryWithout(query, mayName),
      body: isObject(body) ? bodyWithout(body, mayName) : body,
    };
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part).toLocaleLowerCase('en-US');
  } catch {
    throw new InputError(`'${part}' in the address cannot be decoded`);
  }
}
