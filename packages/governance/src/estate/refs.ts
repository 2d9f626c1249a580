// SPDX-License-Identifier: Apache-2.0
import type { EstateDocument } from './types';
import { majorOf, orderVersions, slug } from './names';

/**
 * Refs as the catalog gives them: older versions of the same thing get their whole version.
 *
 * @param items - with the place of each among the others, which tells those apart that have all in common
 * @internal
 */
export function assignRefs(
  items: Array<{
    document: EstateDocument;
    name: string;
    version: string;
    place: string;
  }>,
  kind: 'api' | 'dataproduct',
): string[] {
  const leaders = new Map<string, string>();
  const family = (item: (typeof items)[number]) =>
    kind === 'api' ? `${item.name} ${majorOf(item.version)}` : item.name;
  for (const item of items) {
    const known = leaders.get(family(item));
    if (known === undefined || orderVersions(item.version, known) > 0) {
      leaders.set(family(item), item.version);
    }
  }
  const taken = new Set<string>();
  return items.map(item => {
    const { document, name, version, place } = item;
    if (document.ref) return document.ref;
    const major = majorOf(version);
    let ending = '';
    if (leaders.get(family(item)) !== version) {
      ending = `-v${version.replace(/^v/i, '')}`;
    } else if (kind === 'api' && major !== undefined) ending = `-v${major}`;
    const base = `${kind}:default/${name}${ending}`;
    const ref = taken.has(base) ? `${base}-${slug(place)}` : base;
    taken.add(ref);
    return ref;
  });
}
