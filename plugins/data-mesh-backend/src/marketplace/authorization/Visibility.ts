// SPDX-License-Identifier: Apache-2.0
import { NotAllowedError } from '@backstage/errors';
import type {
  EntitiesSearchFilter,
  EntityFilter,
} from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import { FACT_RELATIONS } from '../analysis';

const KNOWN_RELATION_KEYS = FACT_RELATIONS.map(type =>
  `relations.${type}`.toLowerCase(),
);

/** Entities that a query is about: where their id and their kind stand. @internal */
export interface VisibilityTarget {
  /** Column with the id of the entity: `product.id`. */
  id: string;
  /** A kind in lower case, where all are of that kind, or the column with the kind. */
  kind: string | { column: string };
}

/** A filter whose outcome is known without looking at facts, or what is left of it. */
type Reduced = boolean | EntityFilter;

/**
 * Which entities a caller may read, as a condition for the database.
 *
 * @internal
 */
export class Visibility {
  static readonly everything = new Visibility(true);
  static readonly nothing = new Visibility(false);

  readonly #filter: Reduced;

  /** @throws NotAllowedError when the filter asks for what the index does not keep */
  static of(filter: EntityFilter): Visibility {
    refuseUnknownKeys(filter);
    return new Visibility(filter);
  }

  private constructor(filter: Reduced) {
    this.#filter = filter;
  }

  /** Whether the caller may read all entities of a kind. */
  includesAll(kind: string): boolean {
    return this.#reduced(kind) === true;
  }

  /** Whether the caller may read all entities. */
  get isUnlimited(): boolean {
    return this.#filter === true;
  }

  /** Narrows a query to entities that the caller may read. */
  narrow<T extends Knex.QueryBuilder>(query: T, target: VisibilityTarget): T {
    const filter = this.#reduced(
      typeof target.kind === 'string' ? target.kind : undefined,
    );
    if (filter !== true) {
      query.andWhere(inner => apply(inner, filter, target));
    }
    return query;
  }

  #reduced(kind: string | undefined): Reduced {
    return typeof this.#filter === 'boolean'
      ? this.#filter
      : reduce(this.#filter, kind);
  }
}

function isSearchFilter(filter: EntityFilter): filter is EntitiesSearchFilter {
  return 'key' in filter;
}

function refuseUnknownKeys(filter: EntityFilter): void {
  if (isSearchFilter(filter)) {
    const key = filter.key.toLowerCase();
    if (key.startsWith('relations.') && !KNOWN_RELATION_KEYS.includes(key)) {
      throw new NotAllowedError(
        `The permission policy narrows the reading of catalog entities by '${filter.key}', which the data mesh does not keep, so it shows nothing`,
      );
    }
  } else if ('not' in filter) {
    refuseUnknownKeys(filter.not);
  } else {
    for (const child of 'allOf' in filter ? filter.allOf : filter.anyOf) {
      refuseUnknownKeys(child);
    }
  }
}

/** Takes out of a filter what the kind alone decides, so that the database need not look. */
function reduce(filter: EntityFilter, kind: string | undefined): Reduced {
  if (isSearchFilter(filter)) {
    if (kind === undefined || filter.key.toLowerCase() !== 'kind') {
      return filter;
    }
    return filter.values?.some(value => value.toLowerCase() === kind) ?? true;
  }
  if ('not' in filter) {
    const inner = reduce(filter.not, kind);
    return typeof inner === 'boolean' ? !inner : { not: inner };
  }
  const isAll = 'allOf' in filter;
  const open: EntityFilter[] = [];
  for (const child of isAll ? filter.allOf : filter.anyOf) {
    const reduced = reduce(child, kind);
    if (typeof reduced !== 'boolean') {
      open.push(reduced);
    } else if (reduced !== isAll) {
      return reduced;
    }
  }
  if (open.length === 0) {
    return isAll;
  }
  return isAll ? { allOf: open } : { anyOf: open };
}

function apply(
  query: Knex.QueryBuilder,
  filter: Reduced,
  target: VisibilityTarget,
): void {
  if (typeof filter === 'boolean') {
    query.whereRaw(filter ? '1 = 1' : '1 = 0');
  } else if (isSearchFilter(filter)) {
    applySearchFilter(query, filter, target);
  } else if ('not' in filter) {
    query.whereNot(inner => apply(inner, filter.not, target));
  } else if ('allOf' in filter) {
    query.whereRaw('1 = 1');
    for (const child of filter.allOf) {
      query.andWhere(inner => apply(inner, child, target));
    }
  } else {
    query.whereRaw('1 = 0');
    for (const child of filter.anyOf) {
      query.orWhere(inner => apply(inner, child, target));
    }
  }
}

function applySearchFilter(
  query: Knex.QueryBuilder,
  filter: EntitiesSearchFilter,
  target: VisibilityTarget,
): void {
  const key = filter.key.toLowerCase();
  const values = filter.values?.map(value => value.toLowerCase());
  if (key === 'kind' && typeof target.kind !== 'string') {
    if (values) {
      query.whereIn(target.kind.column, values);
    } else {
      query.whereRaw('1 = 1');
    }
    return;
  }
  query.whereIn(target.id, facts => {
    facts
      .select('entity_id')
      .from('marketplace_fact')
      .whereRaw(
        'key_id = (select id from marketplace_fact_key where name = ?)',
        [key],
      );
    if (values) {
      facts.whereIn('value', values);
    }
  });
}
