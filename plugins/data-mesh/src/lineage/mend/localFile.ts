// SPDX-License-Identifier: Apache-2.0
import type { GitRepositoryRef } from '@meshwright/plugin-data-mesh-common';

/** A file in a repository of the portal's own git host. @internal */
export interface LocalFile {
  repository: GitRepositoryRef;
  branch: string;
  path: string;
}

/**
 * The file that an address of the portal's own git host names.
 *
 * @param base - address of the repositories' page, as the portal writes it
 * @returns undefined for an address of another host, or of something else
 * @internal
 */
export function localFileOf(
  address: string | undefined,
  base: string,
): LocalFile | undefined {
  const prefix = `${base.replace(/\/$/, '')}/`;
  if (!address?.startsWith(prefix)) return undefined;
  const [group, name, kind, branch, ...path] = address
    .slice(prefix.length)
    .replace(/[?#].*$/, '')
    .split('/')
    .map(decodeURIComponent);
  return kind === 'blob' && group && name && branch && path.length > 0
    ? { repository: { group, name }, branch, path: path.join('/') }
    : undefined;
}
