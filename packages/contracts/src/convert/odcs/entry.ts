// SPDX-License-Identifier: Apache-2.0
import type {
  Annotated,
  AuthoritativeDefinition,
  CustomProperty,
  Marked,
} from '../../model';
import type { Losses } from '../findings';

/** A block of the document that is being written. @internal */
export type Entry = Record<string, unknown>;

/** Takes out what the contract does not state: a field that is absent must stay absent. @internal */
export function compact(entry: Entry): Entry {
  return Object.fromEntries(
    Object.entries(entry).filter(([, value]) => {
      if (value === undefined || value === '') return false;
      return !Array.isArray(value) || value.length > 0;
    }),
  );
}

/** Like {@link compact}, and nothing at all where nothing is left. @internal */
export function compactOrNothing(entry: Entry): Entry | undefined {
  const kept = compact(entry);
  return Object.keys(kept).length > 0 ? kept : undefined;
}

const STABLE_ID = /^[A-Za-z0-9_-]+$/;

/** A stable id as ODCS 3.1 wants it. @internal */
export function stableId(
  id: string | undefined,
  path: string,
  losses: Losses,
): string | undefined {
  if (!id || STABLE_ID.test(id)) return id;
  const legal = id.replace(/[^A-Za-z0-9_-]+/g, '-');
  losses.add(
    'renamed',
    path,
    `The id '${id}' has characters that ODCS 3.1 does not allow, so it is written as '${legal}'.`,
  );
  return legal;
}

/** @internal */
export function customEntries(properties: CustomProperty[]): Entry[] {
  return properties.map(({ id, property, value, description }) => ({
    ...(id && { id }),
    property,
    value: value === undefined ? null : value,
    ...(description && { description }),
  }));
}

/** ODCS 3.1 demands a type of each definition. @internal */
export function definitionEntries(
  definitions: AuthoritativeDefinition[],
  path: string,
  losses: Losses,
): Entry[] {
  return definitions.map(({ id, url, type, description }) => {
    if (!type) {
      losses.add(
        'assumed',
        path,
        `The link to ${url} states no type, which ODCS demands; 'implementation' is assumed.`,
      );
    }
    return compact({ id, type: type ?? 'implementation', url, description });
  });
}

/** Writes what most blocks may have beside their own fields. @internal */
export function markEntries(
  { id, customProperties }: Marked,
  path: string,
  losses: Losses,
): { id: string | undefined; customProperties: Entry[] } {
  return {
    id: stableId(id, path, losses),
    customProperties: customEntries(customProperties ?? []),
  };
}

/** Writes that and what some blocks may have as well. @internal */
export function annotationEntries(
  thing: Annotated,
  path: string,
  losses: Losses,
): Entry & ReturnType<typeof markEntries> {
  return {
    ...markEntries(thing, path, losses),
    tags: thing.tags,
    authoritativeDefinitions: definitionEntries(
      thing.authoritativeDefinitions ?? [],
      path,
      losses,
    ),
  };
}
