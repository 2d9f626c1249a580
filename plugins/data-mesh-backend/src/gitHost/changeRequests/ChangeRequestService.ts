// SPDX-License-Identifier: Apache-2.0
import { InputError, NotFoundError } from '@backstage/errors';
import type {
  GitChangeRequest,
  GitChangeRequestDetail,
  GitChangeRequestRequest,
  GitChangeRequestState,
  GitFileComparison,
  GitHostPage,
} from '@meshwright/plugin-data-mesh-common';
import { isFilePath } from '@meshwright/plugin-data-mesh-node';
import type { GitAccess } from '../access';
import type { ChangeRequestStore } from '../database';
import type { Caller, RepositoryService } from '../RepositoryService';
import {
  type GitStorage,
  listChangedFiles,
  listCommits,
  tryMerge,
} from '../storage';
import { textOf } from '../textOf';
import type {
  ChangeRequestFinder,
  RepositoryName,
} from './ChangeRequestFinder';

const MAX_FILES = 500;
const MAX_COMMITS = 100;

/** Proposals to change repositories: opening and reading them, for callers who may. @internal */
export class ChangeRequestService {
  readonly #access: GitAccess;
  readonly #finder: ChangeRequestFinder;
  readonly #repositories: RepositoryService;
  readonly #store: ChangeRequestStore;
  readonly #storage: GitStorage;

  constructor(options: {
    access: GitAccess;
    finder: ChangeRequestFinder;
    repositories: RepositoryService;
    changeRequests: ChangeRequestStore;
    storage: GitStorage;
  }) {
    this.#access = options.access;
    this.#finder = options.finder;
    this.#repositories = options.repositories;
    this.#store = options.changeRequests;
    this.#storage = options.storage;
  }

  async list(
    ref: RepositoryName,
    query: { state?: GitChangeRequestState; offset: number; limit: number },
    { credentials }: Caller,
  ): Promise<GitHostPage<GitChangeRequest>> {
    const repository = await this.#repositories.findReadable(ref, credentials);
    const { rows, total } = await this.#store.list(repository.id, query);
    const { offset, limit } = query;
    return {
      items: rows.map(row => this.#finder.present(repository, row)),
      totalItems: total,
      offset,
      limit,
    };
  }

  /** Opens one, or gives the open one of the same branches. */
  async open(
    ref: RepositoryName,
    request: GitChangeRequestRequest,
    { credentials }: Caller,
  ): Promise<{ changeRequest: GitChangeRequest; created: boolean }> {
    const repository = await this.#repositories.findReadable(ref, credentials);
    await this.#access.require('update', credentials);
    const branches = {
      source: request.source,
      target: request.target ?? repository.default_branch,
    };
    if (branches.source === branches.target) {
      throw new InputError(
        'A change request brings one branch into another: source and target must differ',
      );
    }
    await this.#finder.commitsOf(repository, branches);
    const known = await this.#store.findOpen(repository.id, branches);
    const row =
      known ??
      (await this.#store.add({
        repository_id: repository.id,
        title: request.title,
        description: request.description ?? '',
        ...branches,
        author: this.#access.nameOf(credentials),
      }));
    return {
      changeRequest: this.#finder.present(repository, row),
      created: !known,
    };
  }

  async get(
    ref: RepositoryName,
    number: number,
    { credentials }: Caller,
  ): Promise<GitChangeRequestDetail> {
    const { repository, row } = await this.#finder.find(
      ref,
      number,
      credentials,
    );
    const { folder } = this.#storage.open(repository.group, repository.name);
    const { source, target, base } = await this.#finder.sides(repository, row);
    const mayWrite = await this.#access.mayWrite(repository, credentials);
    const merge =
      row.state === 'open'
        ? await tryMerge(folder, { target, source })
        : undefined;
    const files = await listChangedFiles(folder, base, source);
    return {
      ...this.#finder.present(repository, row),
      ...(merge && { mergeability: merge.result }),
      conflicts: merge?.result === 'conflicts' ? merge.paths : [],
      mayMerge: row.state === 'open' && mayWrite,
      mayClose:
        row.state === 'open' &&
        (mayWrite || this.#access.nameOf(credentials) === row.author),
      commits: await listCommits(folder, {
        from: target,
        to: source,
        limit: MAX_COMMITS,
      }),
      files: files.slice(0, MAX_FILES),
      moreFiles: Math.max(0, files.length - MAX_FILES),
    };
  }

  /** Both sides of one of its files. */
  async compareFile(
    ref: RepositoryName,
    number: number,
    path: string,
    { credentials }: Caller,
  ): Promise<GitFileComparison> {
    const { repository, row } = await this.#finder.find(
      ref,
      number,
      credentials,
    );
    const open = this.#storage.open(repository.group, repository.name);
    const { source, base } = await this.#finder.sides(repository, row);
    const file =
      isFilePath(path) &&
      (await listChangedFiles(open.folder, base, source)).find(
        changed => changed.path === path,
      );
    if (!file) {
      throw new NotFoundError(`The change request does not change '${path}'`);
    }
    const [before, after] = await Promise.all([
      textOf(open, base, file.oldPath ?? path),
      textOf(open, source, path),
    ]);
    const reason = before?.reason ?? after?.reason;
    return reason
      ? { path, reason }
      : {
          path,
          ...(before && { before: before.text }),
          ...(after && { after: after.text }),
        };
  }
}
