// SPDX-License-Identifier: Apache-2.0
import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  type Entity,
} from '@backstage/catalog-model';

/** Folder of the repository that a product's README lies in, as an address of the web; absent for a folder on disk. @internal */
export function readmeBase(entity: Entity): string | undefined {
  const { annotations = {} } = entity.metadata;
  const location =
    annotations[ANNOTATION_SOURCE_LOCATION] ?? annotations[ANNOTATION_LOCATION];
  const url = location?.startsWith('url:') ? location.slice(4) : undefined;
  return url && /^https?:\/\//.test(url) ? url : undefined;
}

/**
 * Address that a link or image of a README leads to.
 *
 * @returns an empty text for what leads nowhere from here: a file beside a README on disk, or a scheme that is no page
 * @internal
 */
export function readmeAddress(target: string, base?: string): string {
  if (target.startsWith('#')) {
    return target;
  }
  try {
    const url = new URL(target, base);
    return ['http:', 'https:', 'mailto:'].includes(url.protocol)
      ? url.toString()
      : '';
  } catch {
    return '';
  }
}
