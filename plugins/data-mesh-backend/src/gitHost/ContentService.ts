// SPDX-License-Identifier: Apache-2.0
import { InputError, NotFoundError } from '@backstage/errors';
import type {
  GitCommit,
  GitFileContent,
  GitTree,
  GitTreeEntry,
} from '@meshwright/plugin-data-mesh-common';
import {
  type BareRepository,
  isFilePath,
} from '@meshwright/plugin-data-mesh-node';
import type { Caller, RepositoryService } from './RepositoryService';
import { type GitStorage, listCommits } from './storage';
import { textOf } from './textOf';

const MAX_ENTRIES = 1_000;

/** Shows what is in repositories, to callers who may see it. @internal */
export class ContentService {
  readonly #repositories: RepositoryService;
  readonly #storage: GitStorage;

  constructor(options: {
    repositories: RepositoryService;
    storage: GitStorage;
  }) {
    this.#repositories = options.repositories;
    this.#storage = options.storage;
  }

  /** Files and folders directly in a folder; folders first. An empty repository has none. */
  async tree(
    ref: { group: string; name: string },
    query: { ref?: string; path?: string },
    caller: Caller,
  ): Promise<GitTree> {
    const repository = await this.#open(ref, caller);
    const path = cleanPath(query.path);
    if (!query.ref && (await repository.head()) === undefined) {
      return { commit: '', path, entries: [], more: 0 };
    }
    const commit = await repository.commitOf(query.ref);
    const files = await repository.files(commit, path && `${path}/`);
    if (path && files.length === 0) {
      throw new NotFoundError(`There is no folder '${path}'`);
    }
    const entries = new Map<string, GitTreeEntry>();
    for (const file of files) {
      const rest = file.path.slice(path ? path.length + 1 : 0);
      const [first, ...below] = rest.split('/');
      const entryPath = path ? `${path}/${first}` : first;
      entries.set(
        entryPath,
        below.length > 0
          ? { path: entryPath, type: 'folder' }
          : { path: entryPath, type: 'file', size: file.size },
      );
    }
    const sorted = [...entries.values()].sort(
      (a, b) =>
        Number(a.type === 'file') - Number(b.type === 'file') ||
        (a.path < b.path ? -1 : 1),
    );
    return {
      commit,
      path,
      entries: sorted.slice(0, MAX_ENTRIES),
      more: Math.max(0, sorted.length - MAX_ENTRIES),
    };
  }

  async file(
    ref: { group: string; name: string },
    query: { ref?: string; path: string },
    caller: Caller,
  ): Promise<GitFileContent> {
    const repository = await this.#open(ref, caller);
    const path = cleanPath(query.path);
    const commit = await repository.commitOf(query.ref);
    const content = await textOf(repository, commit, path);
    if (!content) {
      throw new NotFoundError(`There is no file '${path}'`);
    }
    return { commit, path, ...content };
  }

  async commits(
    ref: { group: string; name: string },
    query: { ref?: string; offset: number; limit: number },
    caller: Caller,
  ): Promise<{ items: GitCommit[]; hasMore: boolean }> {
    const repository = await this.#open(ref, caller);
    if (!query.ref && (await repository.head()) === undefined) {
      return { items: [], hasMore: false };
    }
    const items = await listCommits(repository.folder, {
      to: await repository.commitOf(query.ref),
      offset: query.offset,
      limit: query.limit + 1,
    });
    return {
      items: items.slice(0, query.limit),
      hasMore: items.length > query.limit,
    };
  }

  async #open(
    ref: { group: string; name: string },
    { credentials }: Caller,
  ): Promise<BareRepository> {
    const row = await this.#repositories.findReadable(ref, credentials);
    return this.#storage.open(row.group, row.name);
  }
}

function cleanPath(path = ''): string {
  const clean = path.replace(/^\/+|\/+$/g, '');
  if (clean && !isFilePath(clean)) {
    throw new InputError(
      `${JSON.stringify(path)} cannot be a path in a repository`,
    );
  }
  return clean;
}
