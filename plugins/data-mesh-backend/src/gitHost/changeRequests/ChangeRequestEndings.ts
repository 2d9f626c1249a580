// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, NotAllowedError } from '@backstage/errors';
import type { GitChangeRequest } from '@meshwright/plugin-data-mesh-common';
import type { GitAccess, GitPeople } from '../access';
import type {
  ChangeRequestRow,
  ChangeRequestStore,
  RepositoryRow,
} from '../database';
import type { PushNotifier } from '../PushNotifier';
import type { Caller } from '../RepositoryService';
import { commitMerge, type GitStorage, moveRef, tryMerge } from '../storage';
import type {
  ChangeRequestFinder,
  RepositoryName,
} from './ChangeRequestFinder';

/** Merging change requests and ending them without a merge, for callers who may. @internal */
export class ChangeRequestEndings {
  readonly #access: GitAccess;
  readonly #finder: ChangeRequestFinder;
  readonly #people: GitPeople;
  readonly #store: ChangeRequestStore;
  readonly #storage: GitStorage;
  readonly #pushes: PushNotifier;

  constructor(options: {
    access: GitAccess;
    finder: ChangeRequestFinder;
    people: GitPeople;
    changeRequests: ChangeRequestStore;
    storage: GitStorage;
    pushes: PushNotifier;
  }) {
    this.#access = options.access;
    this.#finder = options.finder;
    this.#people = options.people;
    this.#store = options.changeRequests;
    this.#storage = options.storage;
    this.#pushes = options.pushes;
  }

  /**
   * Brings the source into the target with a commit that has both as parents.
   *
   * @throws ConflictError when it is not open, or both branches changed the same lines
   */
  async merge(
    ref: RepositoryName,
    number: number,
    { credentials }: Caller,
  ): Promise<GitChangeRequest> {
    const { repository, row } = await this.#finder.find(
      ref,
      number,
      credentials,
    );
    await this.#access.requireWrite(repository, credentials);
    requireOpen(row);
    const { folder } = this.#storage.open(repository.group, repository.name);
    const { source, target } = await this.#finder.commitsOf(repository, row);
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
    return this.#finder.present(
      repository,
      (await this.#finder.find(ref, number, credentials)).row,
    );
  }

  /** Ends it without a merge; its author and those who may write can. */
  async close(
    ref: RepositoryName,
    number: number,
    { credentials }: Caller,
  ): Promise<GitChangeRequest> {
    const { repository, row } = await this.#finder.find(
      ref,
      number,
      credentials,
    );
    await this.#access.require('update', credentials);
    if (
      this.#access.nameOf(credentials) !== row.author &&
      !(await this.#access.mayWrite(repository, credentials))
    ) {
      throw new NotAllowedError(
        `Only its author and members of ${repository.owner} may close this change request`,
      );
    }
    requireOpen(row);
    const { source, target } = await this.#finder.sides(repository, row);
    await this.#finish(repository, row, credentials, {
      state: 'closed',
      source_commit: source,
      target_commit: target,
      merge_commit: null,
    });
    return this.#finder.present(
      repository,
      (await this.#finder.find(ref, number, credentials)).row,
    );
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
}

function requireOpen({ number, state }: ChangeRequestRow) {
  if (state !== 'open') {
    throw new ConflictError(`Change request #${number} is ${state} already`);
  }
}
