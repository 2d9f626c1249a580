// SPDX-License-Identifier: Apache-2.0
import type { Product, SourcePosition } from '@meshwright/contracts';
import type { DescriptorPlace } from '@meshwright/plugin-data-mesh-common';
import { promisedLevels } from './productDraft';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const token = (key: string) => key.replace(/~/g, '~0').replace(/\//g, '~1');

/** The document, its parts, and the parts of these: what rules about a whole product point at. */
function outline(data: unknown): string[] {
  if (!isRecord(data)) return [''];
  const parts = Object.entries(data);
  return [
    '',
    ...parts.map(([key]) => `/${token(key)}`),
    ...parts.flatMap(([key, value]) =>
      isRecord(value)
        ? Object.keys(value).map(inner => `/${token(key)}/${token(inner)}`)
        : [],
    ),
  ];
}

/**
 * The places of a product's document that policies may point at, by the place that its entity has for them: those of the
 * document itself, and ports and service levels, which the entity keeps elsewhere.
 *
 * @returns JSON Pointers into the document, by JSON Pointers into the entity or the document
 * @internal
 */
export function productPointers(
  product: Product,
  data: unknown,
): Map<string, string> {
  const pointers = new Map(outline(data).map(path => [path, path]));
  const add = (list: string, items: ReadonlyArray<{ path: string }>) =>
    items.forEach(({ path }, index) =>
      pointers.set(`/spec/${list}/${index}`, path),
    );
  add('inputPorts', product.inputPorts);
  add('outputPorts', product.outputPorts);
  add('serviceLevels', promisedLevels(product));
  return pointers;
}

/** The same with lines; what cannot be placed is left out. @internal */
export function placesAt(
  pointers: ReadonlyMap<string, string>,
  positions: ReadonlyMap<string, SourcePosition>,
): Map<string, DescriptorPlace> {
  const places = new Map<string, DescriptorPlace>();
  for (const [pointer, path] of pointers) {
    const line = positions.get(path)?.line;
    if (line !== undefined) places.set(pointer, { path, line });
  }
  return places;
}
