// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import type { JsonObject, JsonValue } from '@backstage/types';
import { isObject } from '../stated/plainData';
import { namingField } from './namingFields';

/**
 * Whether a question may name an entity by a value of a field; without a value, whether it may ask for parts of names.
 *
 * @internal
 */
export type MayName = (field: string, value?: string) => boolean;

/** The catalog keeps no longer keys and values in its search, so that this fits nothing. */
const NOTHING = '-'.repeat(201);
/** No question that a person asks is nested as deeply. */
const MOST_NESTED = 50;

/** @internal */
export const isText = (value: unknown): value is string =>
  typeof value === 'string';

/**
 * Takes out of filters, orders and searches for texts what names entities that may not be named: there, nothing is found.
 * Filters come in the three languages that the catalog understands.
 *
 * @internal
 */
export class NamingFilters {
  constructor(private readonly mayName: MayName) {}

  /** `a=b,c`: of a query string. */
  text(filter: string): string {
    return filter
      .split(',')
      .map(statement => {
        const at = statement.indexOf('=');
        const key = at < 0 ? statement : statement.slice(0, at);
        const naming = namingField(key);
        if (!naming) return statement;
        if (naming.item !== undefined) {
          return this.mayName(naming.field, naming.item) ? statement : NOTHING;
        }
        if (at < 0) return statement;
        const value = statement.slice(at + 1).trim();
        return this.mayName(naming.field, value)
          ? statement
          : `${key}=${NOTHING}`;
      })
      .join(',');
  }

  /** `{ $all: [{ kind: 'api' }] }`: of a body or a cursor. */
  predicate(filter: JsonValue | undefined, depth = 0): JsonValue | undefined {
    refuseDepth(depth);
    if (!isObject(filter)) return filter;
    const entries = Object.entries(filter).map(([key, value]) => {
      if (key === '$not') return [key, this.predicate(value, depth + 1)];
      if (key === '$all' || key === '$any') {
        return [
          key,
          Array.isArray(value)
            ? value.map(part => this.predicate(part, depth + 1))
            : value,
        ];
      }
      const naming = namingField(key);
      if (!naming) return [key, value];
      if (naming.item === undefined) {
        return [key, this.#asked(naming.field, value)];
      }
      return [this.mayName(naming.field, naming.item) ? key : NOTHING, value];
    });
    return Object.fromEntries(entries) as JsonObject;
  }

  /** `{ allOf: [{ key: 'kind', values: ['api'] }] }`: of a cursor. */
  searchFilter(
    filter: JsonValue | undefined,
    depth = 0,
  ): JsonValue | undefined {
    refuseDepth(depth);
    if (!isObject(filter)) return filter;
    const parts = (value: JsonValue | undefined) =>
      Array.isArray(value)
        ? value.map(part => this.searchFilter(part, depth + 1))
        : value;
    const { key, values, not, anyOf, allOf } = filter;
    const changed = {
      ...filter,
      ...('not' in filter && { not: this.searchFilter(not, depth + 1) }),
      ...('anyOf' in filter && { anyOf: parts(anyOf) }),
      ...('allOf' in filter && { allOf: parts(allOf) }),
    } as JsonObject;
    const naming = isText(key) ? namingField(key) : undefined;
    if (!naming) return changed;
    if (naming.item !== undefined) {
      return this.mayName(naming.field, naming.item)
        ? changed
        : { ...changed, key: NOTHING };
    }
    return Array.isArray(values)
      ? { ...changed, values: this.#values(naming.field, values) }
      : changed;
  }

  #values(field: string, values: JsonValue[]): JsonValue[] {
    const kept = values.filter(one => this.mayName(field, String(one)));
    return kept.length > 0 ? kept : [NOTHING];
  }

  /** What is asked of a field that names others. Existence alone names nobody; beginnings of names are not asked for. */
  #asked(field: string, asked: JsonValue | undefined): JsonValue | undefined {
    if (!isObject(asked)) {
      return this.mayName(field, String(asked)) ? asked : NOTHING;
    }
    const { $in, $contains } = asked;
    if ('$hasPrefix' in asked) return this.mayName(field) ? asked : NOTHING;
    if (Array.isArray($in)) return { ...asked, $in: this.#values(field, $in) };
    if (isObject($contains)) {
      return { ...asked, $contains: this.#relation($contains) };
    }
    if ('$contains' in asked && !this.mayName(field, String($contains))) {
      return NOTHING;
    }
    return asked;
  }

  /** `{ type: 'partOf', targetRef: … }`; the catalog reads its names without regard to case. */
  #relation(relation: JsonObject): JsonObject {
    const entries = Object.entries(relation).map(([name, value]) =>
      name.toLocaleLowerCase('en-US') === 'targetref'
        ? [name, this.#asked('relations', value)]
        : [name, value],
    );
    return Object.fromEntries(entries) as JsonObject;
  }

  /** Fields that are searched for a text: parts of hidden names could be found by it. */
  textFields(fields: JsonValue[]): JsonValue[] {
    const kept = fields.filter(field => this.#mayBeSeen(field));
    return kept.length > 0 || fields.length === 0 ? kept : [NOTHING];
  }

  /** Orders: places in them, and cursors, would tell hidden names. */
  orders(
    all: JsonValue[],
    fieldOf: (order: JsonValue) => unknown = order =>
      isObject(order) ? order.field : undefined,
  ): JsonValue[] {
    return all.filter(order => this.#mayBeSeen(fieldOf(order)));
  }

  #mayBeSeen(field: unknown): boolean {
    const naming = isText(field) ? namingField(field) : undefined;
    return !naming || this.mayName(naming.field);
  }

  fullText(filter: JsonObject): JsonObject {
    return Array.isArray(filter.fields)
      ? { ...filter, fields: this.textFields(filter.fields) }
      : filter;
  }
}

function refuseDepth(depth: number): void {
  if (depth > MOST_NESTED) {
    throw new InputError(
      `The filter is nested deeper than ${MOST_NESTED} levels; ask for less at once`,
    );
  }
}
