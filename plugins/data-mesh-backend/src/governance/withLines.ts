// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { positionsOf } from '@meshwright/contracts';
import {
  descriptorPlaceOf,
  type GovernanceVerdict,
} from '@meshwright/plugin-data-mesh-common';

/**
 * Adds the lines of places, each file read for them once and only where something is to be shown.
 *
 * @param files - by the name that evidence has for them
 * @internal
 */
export function withLines(
  verdicts: ReadonlyArray<Pick<GovernanceVerdict, 'evidence' | 'outcome'>>,
  files: ReadonlyArray<{ path: string; text: string }>,
): void {
  for (const { path, text } of files) {
    const places = verdicts
      .filter(({ outcome }) => outcome !== 'pass')
      .flatMap(({ evidence }) => evidence)
      .filter(place => place.path.startsWith(`${path}#`));
    if (places.length === 0) continue;
    const pointerOf = (place: { path: string }) =>
      place.path.slice(path.length + 1);
    const positions = positionsOf(text, new Set(places.map(pointerOf)));
    for (const place of places) {
      place.line = positions.get(pointerOf(place))?.line;
    }
  }
}

/**
 * Puts places of the descriptor, with their lines, in the place of those of the entity that was made from it.
 *
 * @param file - as evidence names the entity's descriptor
 * @internal
 */
export function withPlaces(
  verdicts: ReadonlyArray<Pick<GovernanceVerdict, 'evidence'>>,
  file: string,
  entity: Entity,
): void {
  for (const place of verdicts.flatMap(({ evidence }) => evidence)) {
    if (!place.path.startsWith(`${file}#`)) continue;
    const found = descriptorPlaceOf(entity, place.path.slice(file.length + 1));
    if (!found) continue;
    place.path = `${file}#${found.path}`;
    place.line = found.line;
  }
}
