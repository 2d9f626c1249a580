// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import type {
  GitChangeRequest,
  GitChangeRequestDetail,
  GitChangeRequestRequest,
  GitChangeRequestState,
  GitFileComparison,
  GitHostPage,
} from '@meshwright/plugin-data-mesh-common';
import { isFilePath } from '@meshwright/plugin-data-mesh-node';
import type { GitAccess, GitPeople } from './access';
import type {
  ChangeRequestRow,
  ChangeRequestStore,
  RepositoryRow,
} from './database';
import type { GitHostAddresses } from './GitHostAddresses';
import type { PushNotifier } from './PushNotifier';
import type { Caller, RepositoryService } from './RepositoryService';
import {
  commitMerge,
  type GitStorage,
  listChangedFiles,
  listCommits,
  mergeBase,
  moveRef,
  tryMerge,
} from './storage';
import { textOf } from './textOf';

const MAX_FILES = 500;
const MAX_COMMITS = 100;

type Ref = { group: string; name: string };

/** Proposals to change repositories, for callers who may. @internal */
export class ChangeRequestService {
  readonly #access: GitAccess;
  readonly #people: GitPeople;
  readonly #repositories: RepositoryService;
  readonly #store: ChangeRequestStore;
  readonly #storage: GitStorage;
  readonly #addresses: GitHostAddresses;
  readonly #pushes: PushNotifier;

  constructor(options: {
    access: GitAccess;
    people: GitPeople;
    repositories: RepositoryService;
    changeRequests: ChangeRequestStore;
    storage: GitStorage;
    addresses: GitHostAddresses;
    pushes: PushNotifier;
  }) {
    this.#access = options.access;
    this.#people = options.people;
    this.#repositories = options.repositories;
    this.#store = options.changeRequests;
    this.#storage = options.storage;
    this.#addresses = options.addresses;
    this.#pushes = options.pushes;
  }

  async list(
    ref: Ref,
    query: { state?: GitChangeRequestState; offset: number; limit: number },
    { credentials }: Caller,
  ): Promise<GitHostPage<GitChangeRequest>> {
    const repository = await this.#repositories.findReadable(ref, credentials);
    const { rows, total } = await this.#store.list(repository.id, query);
    const { offset, limit } = query;
    return {
      items: rows.map(row => this.#toChangeRequest(repository, row)),
      totalItems: total,
      offset,
      limit,
    };
  }

  /** Opens one, or gives the open one of the same branches. */
  async open(
    ref: Ref,
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
    await this.#commitsOf(repository, branches);
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
      changeRequest: this.#toChangeRequest(repository, row),
      created: !known,
    };
  }

  async get(
    ref: Ref,
    number: number,
    { credentials }: Caller,
  ): Promise<GitChangeRequestDetail> {
    const { repository, row } = await this.#find(ref, number, credentials);
    const { folder } = this.#storage.open(repository.group, repository.name);
    const { source, target, base } = await this.#sides(repository, row);
    const mayWrite = await this.#access.mayWrite(repository, credentials);
    const merge =
      row.state === 'open'
        ? await tryMerge(folder, { target, source })
        : undefined;
    const files = await listChangedFiles(folder, base, source);
    return {
      ...this.#toChangeRequest(repository, row),
      ...(merge && { mergeability: merge.result }),
      conflicts: merge?.result === 'conflicts' ? merge.paths : [],
      mayMerge: row.state === 'open' && mayWrite,
      mayClose:
        row.state === 'open' && (mayWrite || this.#isAuthor(row, credentials)),
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
    ref: Ref,
    number: number,
    path: string,
    { credentials }: Caller,
  ): Promise<GitFileComparison> {
    const { repository, row } = await this.#find(ref, number, credentials);
    const open = this.#storage.open(repository.group, repository.name);
    const { source, base } = await this.#sides(repository, row);
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

  /**
   * Brings the source into the target with a commit that has both as parents.
   *
   * @throws ConflictError when it is not open, or both branches changed the same lines
   */
  async merge(
    ref: Ref,
    number: number,
    { credentials }: Caller,
  ): Promise<GitChangeRequest> {
    const { repository, row } = await this.#find(ref, number, credentials);
    await this.#access.requireWrite(repository, credentials);
    requireOpen(row);
    const { folder } = this.#storage.open(repository.group, repository.name);
    const { source, target } = await this.#commitsOf(repository, row);
    const merge = await tryMerge(folder, { target, source });
    if (merge.result === 'conflicts') {
      throw new ConflictError(
        `'${row.source}' and '${
          row.target
        }' change the same lines in ${merge.paths.join(', ')}. Bring '${
          row.target
        }' into '${row.source}' in a clone, decide there, and push.`,
      );
    }
    if (merge.result === 'nothing-to-merge') {
      throw new ConflictError(
        `'${row.target}' has everything that '${row.source}' has. Close the change request.`,
      );
    }
    const commit = await commitMerge(folder, {
      tree: merge.tree,
      target,
      source,
      message: `Merge change request #${number}: ${row.title}\n`,
      author: await this.#people.personOf(credentials),
    });
    await moveRef({ repository: folder }, row.target, commit, target);
    await this.#finish(repository, row, credentials, {
      state: 'merged',
      source_commit: source,
      target_commit: target,
      merge_commit: commit,
    });
    await this.#pushes.notify(repository, { branch: row.target, commit });
    return this.#toChangeRequest(
      repository,
      (await this.#find(ref, number, credentials)).row,
    );
  }

  /** Ends it without a merge; its author and those who may write can. */
  async close(
    ref: Ref,
    number: number,
    { credentials }: Caller,
  ): Promise<GitChangeRequest> {
    const { repository, row } = await this.#find(ref, number, credentials);
    await this.#access.require('update', credentials);
    if (
      !this.#isAuthor(row, credentials) &&
      !(await this.#access.mayWrite(repository, credentials))
    ) {
      throw new NotAllowedError(
        `Only its author and members of ${repository.owner} may close this change request`,
      );
    }
    requireOpen(row);
    const { source, target } = await this.#sides(repository, row);
    await this.#finish(repository, row, credentials, {
      state: 'closed',
      source_commit: source,
      target_commit: target,
      merge_commit: null,
    });
    return this.#toChangeRequest(
      repository,
      (await this.#find(ref, number, credentials)).row,
    );
  }

  async #find(ref: Ref, number: number, credentials: BackstageCredentials) {
    const repository = await this.#repositories.findReadable(ref, credentials);
    const row = await this.#store.get(repository.id, number);
    if (!row) {
      throw new NotFoundError(
        `There is no change request #${number} in ${ref.group}/${ref.name}`,
      );
    }
    return { repository, row };
  }

  async #commitsOf(
    { group, name }: RepositoryRow,
    branches: { source: string; target: string },
  ) {
    const repository = this.#storage.open(group, name);
    const [source, target] = await Promise.all([
      repository.head(branches.source),
      repository.head(branches.target),
    ]);
    if (!source || !target) {
      throw new NotFoundError(
        `${group}/${name} has no branch '${
          source ? branches.target : branches.source
        }'`,
      );
    }
    return { source, target };
  }

  /** The commits that it is about: those of its branches while it is open, and those that it ended with afterwards. */
  async #sides(repository: RepositoryRow, row: ChangeRequestRow) {
    const { source, target } =
      row.source_commit && row.target_commit
        ? { source: row.source_commit, target: row.target_commit }
        : await this.#commitsOf(repository, row);
    const { folder } = this.#storage.open(repository.group, repository.name);
    return {
      source,
      target,
      base: (await mergeBase(folder, target, source)) ?? target,
    };
  }

  async #finish(
    repository: RepositoryRow,
    row: ChangeRequestRow,
    credentials: BackstageCredentials,
    change: Pick<
      ChangeRequestRow,
      'state' | 'source_commit' | 'target_commit' | 'merge_commit'
    >,
  ) {
    const done = await this.#store.finish(row, {
      ...change,
      closed_by: this.#access.nameOf(credentials),
    });
    if (!done) {
      throw new ConflictError(
        `Somebody else has finished change request #${row.number} of ${repository.group}/${repository.name} in the meantime`,
      );
    }
  }

  #isAuthor(row: ChangeRequestRow, credentials: BackstageCredentials) {
    return row.author === this.#access.nameOf(credentials);
  }

  #toChangeRequest(
    { group, name }: RepositoryRow,
    row: ChangeRequestRow,
  ): GitChangeRequest {
    const { number } = row;
    return {
      group,
      repository: name,
      number,
      title: row.title,
      description: row.description,
      state: row.state,
      source: row.source,
      target: row.target,
      author: row.author,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      ...(row.closed_by && { closedBy: row.closed_by }),
      ...(row.closed_at && { closedAt: row.closed_at }),
      ...(row.merge_commit && { mergeCommit: row.merge_commit }),
      webUrl: `${this.#addresses.webUrl(
        group,
        name,
      )}/change-requests/${number}`,
    };
  }
}

function requireOpen({ number, state }: ChangeRequestRow) {
  if (state !== 'open') {
    throw new ConflictError(`Change request #${number} is ${state} already`);
  }
}
