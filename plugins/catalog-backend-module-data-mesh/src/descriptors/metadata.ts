// SPDX-License-Identifier: Apache-2.0
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type EntityLink,
} from '@backstage/catalog-model';
import {
  DESCRIPTOR_ANNOTATION,
  DESCRIPTOR_LOCATION_ANNOTATION,
  SOURCE_ANNOTATION,
} from '@meshwright/plugin-data-mesh-common';
import type { StandardRef } from '@meshwright/contracts';
import type { SourceFile } from './types';

const MAX_TAGS = 50;
const MAX_LINKS = 50;

/**
 * Tags in the letters that Backstage takes: `Personal Data` becomes `personal-data`. What has no letter left is
 * left out.
 *
 * @internal
 */
export function legalTags(tags: string[]): string[] | undefined {
  const legal = new Set<string>();
  for (const tag of tags) {
    const text = tag
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9:+#]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 63)
      .replace(/-+$/, '');
    if (text !== '' && legal.size < MAX_TAGS) {
      legal.add(text);
    }
  }
  return legal.size > 0 ? [...legal] : undefined;
}

/** Whether a link may be put before people: `javascript:` and the like may not. @internal */
export function isSafeLink(url: string): boolean {
  try {
    return ['http:', 'https:', 'mailto:'].includes(new URL(url).protocol);
  } catch {
    return false;
  }
}

/** Links without those that are unsafe or there already. @internal */
export function safeLinks(links: EntityLink[]): EntityLink[] | undefined {
  const byUrl = new Map<string, EntityLink>();
  for (const link of links) {
    if (
      isSafeLink(link.url) &&
      !byUrl.has(link.url) &&
      byUrl.size < MAX_LINKS
    ) {
      byUrl.set(link.url, {
        url: link.url,
        ...(link.title && { title: link.title }),
        ...(link.type && { type: link.type }),
      });
    }
  }
  return byUrl.size > 0 ? [...byUrl.values()] : undefined;
}

/** Annotations that say where an entity comes from. @internal */
export function originAnnotations(
  file: SourceFile,
  standard?: StandardRef,
): Record<string, string> {
  return {
    [ANNOTATION_LOCATION]: file.managedBy,
    [ANNOTATION_ORIGIN_LOCATION]: file.managedBy,
    [SOURCE_ANNOTATION]: file.sourceId,
    [DESCRIPTOR_LOCATION_ANNOTATION]: file.location,
    ...(standard && {
      [DESCRIPTOR_ANNOTATION]: `${standard.id}/${standard.version}`,
    }),
  };
}

/** A record without the members that are undefined, empty texts or empty lists. @internal */
export function compact<T extends object>(record: T): T {
  return Object.fromEntries(
    Object.entries(record).filter(
      ([, value]) =>
        value !== undefined &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    ),
  ) as T;
}

/** The first of some texts that says something. @internal */
export function firstText(
  ...texts: Array<string | undefined>
): string | undefined {
  return texts.map(text => text?.trim()).find(Boolean);
}
