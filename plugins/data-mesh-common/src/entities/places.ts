// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { DESCRIPTOR_PLACES_ANNOTATION } from './annotations';

/** Most places that are kept with an entity. */
const MOST = 300;

/** A place in the document that an entity was made from. @public */
export interface DescriptorPlace {
  /** JSON Pointer (RFC 6901) into the document. */
  path: string;
  /** From 1. */
  line: number;
}

/**
 * The annotation that keeps where the parts of an entity stand in its descriptor, and only the first 300 of them.
 *
 * @param places - by JSON Pointer into the entity, or into the descriptor where the entity has no such part
 * @public
 */
export function placesToAnnotations(
  places: ReadonlyMap<string, DescriptorPlace>,
): Record<string, string> {
  if (places.size === 0) return {};
  const kept = [...places].slice(0, MOST).map(([pointer, { path, line }]) => [
    pointer,
    // Most parts stand where they are asked for.
    path === pointer ? line : [line, path],
  ]);
  return {
    [DESCRIPTOR_PLACES_ANNOTATION]: JSON.stringify(Object.fromEntries(kept)),
  };
}

function placesOf(entity: Entity): Record<string, unknown> {
  const text = entity.metadata.annotations?.[DESCRIPTOR_PLACES_ANNOTATION];
  if (!text) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : {};
  } catch {
    return {};
  }
}

/** Parts of an entity that no document of a standard has. */
const OF_ENTITY = /^\/(spec|metadata)\//;

/**
 * Where a part of an entity stands in its descriptor. A part that is not there has the line of the nearest part around
 * it, as the command line says it.
 *
 * @param pointer - JSON Pointer into the entity, or into the descriptor
 * @returns undefined where nothing is known of it; the annotation may come from anybody, and what is of the wrong form
 *   is passed over
 * @public
 */
export function descriptorPlaceOf(
  entity: Entity,
  pointer: string,
): DescriptorPlace | undefined {
  const places = placesOf(entity);
  for (let known = pointer; ; known = known.slice(0, known.lastIndexOf('/'))) {
    const place = Object.hasOwn(places, known) ? places[known] : undefined;
    const [line, path] = Array.isArray(place) ? place : [place, known];
    if (Number.isInteger(line) && line > 0 && typeof path === 'string') {
      return known === '' && OF_ENTITY.test(pointer)
        ? undefined
        : { path: `${path}${pointer.slice(known.length)}`, line };
    }
    if (known === '') return undefined;
  }
}
