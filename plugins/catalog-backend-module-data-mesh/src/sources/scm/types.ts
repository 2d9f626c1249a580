// SPDX-License-Identifier: Apache-2.0

/** A repository on a host. @internal */
export interface Repository {
  /** Organisation, group, workspace or project; with `/` where a host nests them. */
  owner: string;
  name: string;
}

/** A repository as a host lists it. @internal */
export interface ListedRepository extends Repository {
  defaultBranch?: string;
  /** Changes with every push, where the host says so; then an unchanged one needs no request of its own. */
  revisionHint?: string;
}

/** A URL taken apart. @internal */
export interface RepositoryUrl extends Repository {
  /** Branch or tag; absent for the default branch. */
  ref?: string;
  /** Path inside the repository, maybe a pattern; empty for all of it. */
  path: string;
}

/** What is special about a kind of host. URLs are those that people see in their browser. @internal */
export interface ScmHost {
  readonly host: string;
  /** @returns undefined when the URL is none of a repository on this host */
  parse(url: URL): RepositoryUrl | undefined;
  /** Address of a repository at a branch, as Backstage's URL readers take it. */
  treeUrl(repository: Repository, ref: string): string;
  /** Address of a file for people. */
  fileUrl(repository: Repository, ref: string, path: string): string;
  /** Repositories of an owner, those in nested groups included, in the order of the host. */
  list(
    owner: string,
    signal: AbortSignal,
  ): AsyncGenerator<ListedRepository, void, undefined>;
  /** @throws NotFoundError when there is no such repository, or the portal may not see it */
  defaultBranch(repository: Repository, signal: AbortSignal): Promise<string>;
}

/** A repository that people mean by its default branch. @internal */
export function branchOf(segment: string | undefined): string | undefined {
  return segment === undefined || segment === '-' || segment === 'HEAD'
    ? undefined
    : decodeURIComponent(segment);
}

/** Segments of a path without empty ones. @internal */
export function segmentsOf(path: string): string[] {
  return path.split('/').filter(Boolean);
}

/** A path as it is written in URLs. @internal */
export function encodePath(path: string): string {
  return segmentsOf(path).map(encodeURIComponent).join('/');
}

/** Segments of a URL as people wrote them: the characters of patterns are no escapes. @internal */
export function decodePath(segments: string[]): string {
  return segments
    .map(segment => {
      try {
        return decodeURIComponent(segment);
      } catch {
        return segment;
      }
    })
    .join('/');
}
