// SPDX-License-Identifier: Apache-2.0
import type { UrlReaderService } from '@backstage/backend-plugin-api';
import type { UrlSourceConfig } from '../config/types';
import { pathFilter } from './globs';
import { isPattern } from './targets';
import type { OpenTree } from './types';
import { withoutCredentials } from './withoutCredentials';

/**
 * Reads a target of a host that has no integration of the four kinds that this module knows, by the search of
 * Backstage's URL readers. How patterns are understood, and whether they are, is up to the reader.
 *
 * @internal
 */
export async function openSearch(
  reader: UrlReaderService,
  target: string,
  { limits, exclude }: UrlSourceConfig,
  options: { etag?: string; signal: AbortSignal },
): Promise<OpenTree | 'unchanged'> {
  const { etag, files } = await reader.search(target, options);
  const base = staticPart(target);
  const filter = pathFilter(['**'], exclude);
  const contents = new Map(
    files.flatMap(file => {
      const path = pathBelow(base, file.url);
      return filter.file(path) ? [[path, file] as const] : [];
    }),
  );
  const paths = [...contents.keys()].sort();
  const urlOf = (path: string) =>
    withoutCredentials(contents.get(path)?.url ?? `${base}${path}`);
  return {
    etag: etag || undefined,
    // Sizes are not known before the content is.
    files: paths.slice(0, limits.maxFiles).map(path => ({ path, size: 0 })),
    leftOut: Math.max(0, paths.length - limits.maxFiles),
    read: async ({ path }) => {
      const content = await contents.get(path)!.content();
      return content.length <= limits.maxFileSize ? content : undefined;
    },
    locationOf: urlOf,
    managedBy: path => `url:${urlOf(path)}`,
    close: async () => {},
  };
}

/** A target up to the last `/` before its first pattern. */
function staticPart(target: string): string {
  const segments = target.split('/');
  const first = segments.findIndex(
    (segment, index) => index > 2 && isPattern(segment),
  );
  return `${segments.slice(0, first < 0 ? -1 : first).join('/')}/`;
}

function pathBelow(base: string, url: string): string {
  const path = url.startsWith(base) ? url.slice(base.length) : url;
  return path.replace(/^[a-z]+:\/\//i, '').replace(/[?#].*$/, '');
}
