// SPDX-License-Identifier: Apache-2.0
import { minimatch } from 'minimatch';
import type { RepositoryUrl, ScmHost } from '../sources/scm/types';

/**
 * Whether a changed repository, or a file in one, belongs to a target. The branch does not matter: reading a
 * repository that did not change costs one request.
 *
 * @internal
 */
export function matchesTarget(
  url: string,
  target: string,
  hosts: ScmHost[],
): boolean {
  const changed = parse(url, hosts);
  const wanted = parse(target, hosts);
  return (
    changed !== undefined &&
    wanted !== undefined &&
    changed.host === wanted.host &&
    minimatch(
      `${changed.owner}/${changed.name}`,
      `${wanted.owner}/${wanted.name}`,
      { nocase: true },
    )
  );
}

function parse(
  text: string,
  hosts: ScmHost[],
): (RepositoryUrl & { host: string }) | undefined {
  let url: URL;
  try {
    url = new URL(text.replace(/\.git$/, ''));
  } catch {
    return undefined;
  }
  const host = hosts.find(candidate => candidate.host === url.host);
  const parsed = host?.parse(url);
  return host && parsed && { ...parsed, host: host.host };
}
