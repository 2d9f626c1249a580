// SPDX-License-Identifier: Apache-2.0
import type { JsonObject, JsonValue } from '@backstage/types';
import { isObject } from '../stated/plainData';
import { isText, type MayName, NamingFilters } from './NamingFilters';

/** What a cursor has of the question that it goes on with. Who made it cannot be known. */
function cursorOf(text: string, filters: NamingFilters): string {
  let cursor: unknown;
  try {
    cursor = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
  } catch {
    // The catalog says what is wrong with it.
    return text;
  }
  if (!isObject(cursor)) return text;
  const { filter, fullTextFilter, orderFields, query } = cursor;
  const changed: JsonObject = {
    ...cursor,
    ...('filter' in cursor && { filter: filters.searchFilter(filter) }),
    ...('query' in cursor && { query: filters.predicate(query) }),
    ...(isObject(fullTextFilter) && {
      fullTextFilter: filters.fullText(fullTextFilter),
    }),
  };
  if (Array.isArray(orderFields)) {
    const kept = filters.orders(orderFields);
    if (kept.length < orderFields.length) {
      // Without the order, an entity's id is the only place in the list.
      changed.orderFields = [];
      for (const name of ['orderFieldValues', 'firstSortFieldValues']) {
        const values = cursor[name];
        if (Array.isArray(values)) changed[name] = values.slice(-1);
      }
    }
  }
  return Buffer.from(JSON.stringify(changed), 'utf8').toString('base64');
}

/** Values of a parameter, whichever way it was given. */
const flat = (value: unknown) => [value].flat() as JsonValue[];

/**
 * The parameters of a question to the catalog, without what names entities that the caller may not name: there, nothing is
 * found. Orders and searches by such names are left out.
 *
 * @internal
 */
export function queryWithout(
  query: Record<string, unknown>,
  mayName: MayName,
): Record<string, unknown> {
  const filters = new NamingFilters(mayName);
  const { cursor, filter, fullTextFilterFields, order, orderField } = query;
  const ordered = (value: unknown, fieldOf: (text: string) => string) =>
    filters.orders(flat(value), one =>
      isText(one) ? fieldOf(one) : undefined,
    );
  return {
    ...query,
    ...(isText(cursor) && { cursor: cursorOf(cursor, filters) }),
    ...(filter !== undefined && {
      filter: flat(filter).map(one => (isText(one) ? filters.text(one) : one)),
    }),
    ...(fullTextFilterFields !== undefined && {
      fullTextFilterFields: filters.textFields(
        flat(fullTextFilterFields).flatMap(one =>
          isText(one) ? (one.split(',') as JsonValue[]) : [one],
        ),
      ),
    }),
    ...(order !== undefined && {
      order: ordered(order, text => text.replace(/^(asc|desc):/, '')),
    }),
    ...(orderField !== undefined && {
      orderField: ordered(orderField, text => text.split(',')[0]),
    }),
  };
}

/** The same of a question in a body. @internal */
export function bodyWithout(body: JsonObject, mayName: MayName): JsonObject {
  const filters = new NamingFilters(mayName);
  const { cursor, fullTextFilter, orderBy, query } = body;
  return {
    ...body,
    ...(isText(cursor) && { cursor: cursorOf(cursor, filters) }),
    ...('query' in body && { query: filters.predicate(query) }),
    ...(isObject(fullTextFilter) && {
      fullTextFilter: filters.fullText(fullTextFilter),
    }),
    ...(Array.isArray(orderBy) && {
      orderBy: filters.orders(orderBy),
    }),
  } as JsonObject;
}
