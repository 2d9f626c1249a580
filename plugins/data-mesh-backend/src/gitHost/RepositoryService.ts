// SPDX-License-Identifier: Apache-2.0
import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import type {
  GitCommitRequest,
  GitCommitResult,
  GitHostPage,
  GitRepository,
  GitRepositoryDetail,
  GitRepositoryRequest,
} from '@meshwright/plugin-data-mesh-common';
import type { BareRepository } from '@meshwright/plugin-data-mesh-node';
import type { GitAccess, GitPeople } from './access';
import type {
  ChangeRequestStore,
  RepositoryRow,
  RepositoryStore,
} from './database';
import type { GitHostAddresses } from './GitHostAddresses';
import type { PushNotifier } from './PushNotifier';
import {
  committerOf,
  type GitPerson,
  type GitStorage,
  writeCommit,
} from './storage';

const DEFAULT_BRANCH = 'main';

/** What a call is made with. @internal */
export interface Caller {
  credentials: BackstageCredentials;
}

/** Makes, finds and changes repositories, for callers who may. @internal */
export class RepositoryService {
  readonly #access: GitAccess;
  readonly #binds: (group: string, name: string) => boolean;
  readonly #people: GitPeople;
  readonly #repositories: RepositoryStore;
  readonly #changeRequests: ChangeRequestStore;
  readonly #storage: GitStorage;
  readonly #addresses: GitHostAddresses;
  readonly #pushes: PushNotifier;
  readonly #logger: LoggerService;

  constructor(options: {
    access: GitAccess;
    /** Whether policies of a repository bind more than one domain. */
    binds: (group: string, name: string) => boolean;
    people: GitPeople;
    repositories: RepositoryStore;
    changeRequests: ChangeRequestStore;
    storage: GitStorage;
    addresses: GitHostAddresses;
    pushes: PushNotifier;
    logger: LoggerService;
  }) {
    this.#access = options.access;
    this.#binds = options.binds;
    this.#people = options.people;
    this.#repositories = options.repositories;
    this.#changeRequests = options.changeRequests;
    this.#storage = options.storage;
    this.#addresses = options.addresses;
    this.#pushes = options.pushes;
    this.#logger = options.logger;
  }

  async list(
    query: { text?: string; group?: string; offset: number; limit: number },
    { credentials }: Caller,
  ): Promise<GitHostPage<GitRepository>> {
    await this.#access.require('read', credentials);
    const { rows, total } = await this.#repositories.list(query);
    const { offset, limit } = query;
    return {
      items: await Promise.all(
        rows.map(row => this.#toRepository(row, row.open_requests)),
      ),
      totalItems: total,
      offset,
      limit,
    };
  }

  async get(
    ref: { group: string; name: string },
    { credentials }: Caller,
  ): Promise<GitRepositoryDetail> {
    const row = await this.findReadable(ref, credentials);
    return this.#toDetail(row, credentials);
  }

  /**
   * Makes an empty repository. A request that was cut off is repeated with the same key and completes what is missing.
   *
   * @throws ConflictError when the name is taken; NotAllowedError for an owner that the caller does not belong to,
   * and for a repository of policies that bind others where the caller may not write these
   */
  async create(
    request: GitRepositoryRequest,
    { credentials }: Caller,
  ): Promise<{ repository: GitRepositoryDetail; created: boolean }> {
    await this.#access.require('create', credentials);
    const { group, name, owner, key } = request;
    if (this.#binds(group, name)) {
      await this.#access.require('author', credentials);
    }
    if (!(await this.#access.owns(owner, credentials))) {
      throw new NotAllowedError(
        `You cannot make a repository for ${owner}, because you are not a member. Choose a group that you are in.`,
      );
    }
    // Judges the names before anything is kept.
    this.#storage.open(group, name);
    const added = await this.#repositories.add({
      group,
      name,
      owner,
      description: request.description ?? '',
      default_branch: DEFAULT_BRANCH,
      created_by: this.#access.nameOf(credentials),
      created_at: new Date().toISOString(),
      pushed_at: null,
      creation_key: key ?? null,
      last_number: 0,
    });
    const row = await this.find({ group, name });
    if (!added && (key === undefined || row.creation_key !== key)) {
      throw new ConflictError(
        `There is a repository ${group}/${name} already. Choose another name.`,
      );
    }
    if (!(await this.#storage.exists(group, name))) {
      await this.#initialize(row, added);
    }
    return {
      repository: await this.#toDetail(row, credentials),
      created: added,
    };
  }

  async remove(
    ref: { group: string; name: string },
    { credentials }: Caller,
  ): Promise<void> {
    const row = await this.findReadable(ref, credentials);
    await this.#access.requireWrite(row, credentials);
    await this.#storage.remove(row.group, row.name);
    await this.#repositories.remove(row.id);
    this.#logger.info(
      `${this.#access.nameOf(credentials)} deleted the repository ${
        row.group
      }/${row.name}`,
    );
    await this.#pushes.notify(row);
  }

  /**
   * Writes a commit. Owners write to any branch; others make branches of their own, to propose them, and go on with
   * those.
   *
   * @throws NotAllowedError
   */
  async commit(
    ref: { group: string; name: string },
    request: GitCommitRequest,
    { credentials }: Caller,
  ): Promise<GitCommitResult> {
    const row = await this.findReadable(ref, credentials);
    const repository = this.#storage.open(row.group, row.name);
    const author = await this.#people.personOf(credentials);
    if (await this.#isProposal(row, repository, request.branch, author)) {
      await this.#access.require('update', credentials);
    } else {
      await this.#access.requireWrite(row, credentials);
    }
    const result = await writeCommit(repository, request, { author });
    if (result.changed) {
      await this.#pushes.notify(row, result);
    }
    return result;
  }

  /**
   * A repository, for callers who may know of it: others are refused alike whether there is one or not.
   *
   * @throws NotAllowedError when the policy lets the caller see no repositories; NotFoundError
   * @internal
   */
  async findReadable(
    ref: { group: string; name: string },
    credentials: BackstageCredentials,
  ): Promise<RepositoryRow> {
    await this.#access.require('read', credentials);
    return this.find(ref);
  }

  /** @throws NotFoundError @internal */
  async find(ref: { group: string; name: string }): Promise<RepositoryRow> {
    const row = await this.#repositories.get(ref.group, ref.name);
    if (!row) {
      throw new NotFoundError(
        `There is no repository ${ref.group}/${ref.name} on this git host`,
      );
    }
    return row;
  }

  /** Whether a branch is, or becomes, one that somebody proposes: new, or with a newest commit that is theirs. */
  async #isProposal(
    row: RepositoryRow,
    repository: BareRepository,
    branch: string,
    author: GitPerson,
  ): Promise<boolean> {
    if (
      branch === row.default_branch ||
      (await repository.head()) === undefined
    ) {
      return false;
    }
    const head = await repository.head(branch);
    return (
      head === undefined ||
      (await committerOf(repository.folder, head)) === author.email
    );
  }

  async #initialize(row: RepositoryRow, added: boolean) {
    try {
      await this.#storage.create(row.group, row.name, row.default_branch);
    } catch (error) {
      if (added) {
        await this.#repositories.remove(row.id);
      }
      throw error;
    }
  }

  async #toDetail(
    row: RepositoryRow,
    credentials: BackstageCredentials,
  ): Promise<GitRepositoryDetail> {
    const [open, mayWrite, branches] = await Promise.all([
      this.#changeRequests.countOpen(row.id),
      this.#access.mayWrite(row, credentials),
      this.#storage.branches(row.group, row.name),
    ]);
    return { ...(await this.#toRepository(row, open)), mayWrite, branches };
  }

  async #toRepository(
    row: RepositoryRow,
    openChangeRequests: number,
  ): Promise<GitRepository> {
    const { group, name } = row;
    return {
      group,
      name,
      description: row.description,
      owner: row.owner,
      defaultBranch: row.default_branch,
      createdBy: row.created_by,
      createdAt: row.created_at,
      ...(row.pushed_at && { pushedAt: row.pushed_at }),
      webUrl: this.#addresses.webUrl(group, name),
      cloneUrl: await this.#addresses.cloneUrl(group, name),
      openChangeRequests,
    };
  }
}
