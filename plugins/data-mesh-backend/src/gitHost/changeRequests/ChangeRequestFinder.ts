// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { GitChangeRequest } from '@meshwright/plugin-data-mesh-common';
import type {
  ChangeRequestRow,
  ChangeRequestStore,
  RepositoryRow,
} from '../database';
import type { GitHostAddresses } from '../GitHostAddresses';
import type { RepositoryService } from '../RepositoryService';
import { type GitStorage, mergeBase } from '../storage';

/** A repository by its names. @internal */
export interface RepositoryName {
  group: string;
  name: string;
}

/** Finds change requests for callers who may see them, with the commits that they are about. @internal */
export class ChangeRequestFinder {
  readonly #repositories: RepositoryService;
  readonly #store: ChangeRequestStore;
  readonly #storage: GitStorage;
  readonly #addresses: GitHostAddresses;

  constructor(options: {
    repositories: RepositoryService;
    changeRequests: ChangeRequestStore;
    storage: GitStorage;
    addresses: GitHostAddresses;
  }) {
    this.#repositories = options.repositories;
    this.#store = options.changeRequests;
    this.#storage = options.storage;
    this.#addresses = options.addresses;
  }

  /** @throws NotFoundError also where the caller may not see the repository */
  async find(
    ref: RepositoryName,
    number: number,
    credentials: BackstageCredentials,
  ) {
    const repository = await this.#repositories.findReadable(ref, credentials);
    const row = await this.#store.get(repository.id, number);
    if (!row) {
      throw new NotFoundError(
        `There is no change request #${number} in ${ref.group}/${ref.name}`,
      );
    }
    return { repository, row };
  }

  /** Heads of two branches. @throws NotFoundError where one of them is not there */
  async commitsOf(
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
  async sides(repository: RepositoryRow, row: ChangeRequestRow) {
    const { source, target } =
      row.source_commit && row.target_commit
        ? { source: row.source_commit, target: row.target_commit }
        : await this.commitsOf(repository, row);
    const { folder } = this.#storage.open(repository.group, repository.name);
    return {
      source,
      target,
      base: (await mergeBase(folder, target, source)) ?? target,
    };
  }

  /** As callers get it. */
  present(
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
