// SPDX-License-Identifier: Apache-2.0
import {
  listBareRepositories,
  type BareRepository,
} from '@meshwright/plugin-data-mesh-node';
import type { GitHostSourceConfig } from '../config/types';
import { pathFilter } from './globs';
import { encodePath } from './scm/types';
import type { OpenTree, Source, TreeListing, TreeRef } from './types';

/** Repositories of the portal's own git host, each a tree, read at the head of its default branch. @internal */
export class GitHostSource implements Source {
  readonly #config: GitHostSourceConfig;
  #repositories = new Map<string, BareRepository>();

  constructor(config: GitHostSourceConfig) {
    this.#config = config;
  }

  async listTrees(signal: AbortSignal): Promise<TreeListing> {
    const { folder, webUrl, limits } = this.#config;
    const trees: TreeRef[] = [];
    const problems: string[] = [];
    const repositories = new Map<string, BareRepository>();
    for (const { group, name, repository } of await listBareRepositories(
      folder,
    )) {
      signal.throwIfAborted();
      if (trees.length >= limits.maxRepositories) {
        problems.push(
          `There are more than ${limits.maxRepositories} repositories on the git host; the others are left out`,
        );
        break;
      }
      const tree = `${group}/${name}`;
      const head = await repository.head();
      if (head) {
        repositories.set(tree, repository);
        trees.push({ tree, url: `${webUrl}/${tree}`, revisionHint: head });
      }
    }
    this.#repositories = repositories;
    return { trees, problems };
  }

  async openTree(
    { tree, url }: TreeRef,
    { etag }: { etag?: string },
  ): Promise<OpenTree | 'unchanged'> {
    const repository = this.#repositories.get(tree)!;
    const commit = await repository.commitOf();
    if (commit === etag) {
      return 'unchanged';
    }
    const { include, exclude, limits } = this.#config;
    const filter = pathFilter(include, exclude);
    const branch = await repository.defaultBranch();
    const all = (await repository.files(commit)).filter(file =>
      filter.file(file.path),
    );
    const files = new Map(
      all.slice(0, limits.maxFiles).map(file => [file.path, file]),
    );
    const locationOf = (path: string) =>
      `${url}/blob/${encodePath(branch)}/${encodePath(path)}`;
    return {
      etag: commit,
      files: [...files.values()].map(({ path, size, id }) => ({
        path,
        size,
        fingerprint: id,
      })),
      leftOut: all.length - files.size,
      read: async ({ path, size }) =>
        size > limits.maxFileSize
          ? undefined
          : repository.content(files.get(path)!.id, limits.maxFileSize),
      locationOf,
      managedBy: path => `url:${locationOf(path)}`,
      close: async () => {},
    };
  }
}
