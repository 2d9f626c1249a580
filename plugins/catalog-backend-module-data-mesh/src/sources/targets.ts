// SPDX-License-Identifier: Apache-2.0
import type { ScmHost } from './scm/types';

/** A configured target, taken apart. @internal */
export interface ScmTarget {
  host: ScmHost;
  /** May be a pattern, like `name`. */
  owner: string;
  name: string;
  ref?: string;
  /** Patterns of files inside a repository. */
  patterns: string[];
}

/** Whether a text stands for more than itself. @internal */
export function isPattern(text: string): boolean {
  return /[*{[]/.test(text);
}

const FILE = /\.(ya?ml|json)$/i;

/**
 * Takes a target apart.
 *
 * A target without a path means the patterns of the source anywhere in the repository, one with a folder the same
 * below that folder, and one with a file or pattern means just that.
 *
 * @returns undefined when no integration knows the host; then Backstage's URL readers are asked as they are
 * @throws Error when the URL is none of a repository
 * @internal
 */
export function parseTarget(
  target: string,
  hosts: ScmHost[],
  include: string[],
): ScmTarget | undefined {
  const url = new URL(target);
  const host = hosts.find(candidate => candidate.host === url.host);
  if (!host) {
    return undefined;
  }
  const parsed = host.parse(url);
  if (!parsed) {
    throw new Error(
      `'${url.host}${url.pathname}' is no address of a repository on ${url.host}. Copy one from the browser, and put patterns in the place of names.`,
    );
  }
  const { owner, name, ref, path } = parsed;
  const folder = path.replace(/\/+$/, '');
  let patterns = include;
  if (path !== '') {
    patterns =
      isPattern(path) || FILE.test(path)
        ? [path]
        : include.map(pattern => `${folder}/${pattern}`);
  }
  return { host, owner, name, ref, patterns };
}

/**
 * The part of an owner that is no pattern, to be asked for its repositories.
 *
 * @throws Error when there is none: no host lists all repositories there are
 * @internal
 */
export function staticOwner(owner: string): string {
  const segments = owner.split('/');
  const first = segments.findIndex(isPattern);
  const fixed = (first < 0 ? segments : segments.slice(0, first)).join('/');
  if (fixed === '') {
    throw new Error(
      `'${owner}' stands for every organisation of the host, which cannot be listed. Name at least the organisation or group.`,
    );
  }
  return fixed;
}
