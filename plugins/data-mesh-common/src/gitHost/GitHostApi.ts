// SPDX-License-Identifier: Apache-2.0
import type {
  GitChangeRequest,
  GitChangeRequestDetail,
  GitChangeRequestState,
  GitCommit,
  GitCommitRequest,
  GitCommitResult,
  GitFileComparison,
  GitFileContent,
  GitHostPage,
  GitRepository,
  GitRepositoryDetail,
  GitTree,
} from './types';

/** Options of every call. @public */
export interface GitHostRequestOptions {
  signal?: AbortSignal;
}

/** Group and name of a repository. @public */
export interface GitRepositoryRef {
  group: string;
  name: string;
}

/** A repository that is to be made. @public */
export interface GitRepositoryRequest extends GitRepositoryRef {
  description?: string;
  /** Entity ref of a group that the caller is in, or the caller. */
  owner: string;
  /** Whoever asks again with the same key gets the repository that the first request made. */
  key?: string;
}

/** A change request that is to be opened. @public */
export interface GitChangeRequestRequest {
  title: string;
  description?: string;
  source: string;
  /** Default: the default branch. */
  target?: string;
}

/**
 * The local git host: repositories, their files, and change requests. Failures are `ResponseError`s of
 * `@backstage/errors`.
 *
 * @public
 */
export interface GitHostApi {
  listRepositories(
    query: {
      text?: string;
      group?: string;
      offset?: number;
      limit?: number;
    },
    options?: GitHostRequestOptions,
  ): Promise<GitHostPage<GitRepository>>;

  createRepository(
    request: GitRepositoryRequest,
    options?: GitHostRequestOptions,
  ): Promise<GitRepositoryDetail>;

  getRepository(
    repository: GitRepositoryRef,
    options?: GitHostRequestOptions,
  ): Promise<GitRepositoryDetail>;

  /** Removes it and all of its change requests for good. */
  deleteRepository(
    repository: GitRepositoryRef,
    options?: GitHostRequestOptions,
  ): Promise<void>;

  getTree(
    repository: GitRepositoryRef,
    query: { ref?: string; path?: string },
    options?: GitHostRequestOptions,
  ): Promise<GitTree>;

  getFile(
    repository: GitRepositoryRef,
    query: { ref?: string; path: string },
    options?: GitHostRequestOptions,
  ): Promise<GitFileContent>;

  listCommits(
    repository: GitRepositoryRef,
    query: { ref?: string; offset?: number; limit?: number },
    options?: GitHostRequestOptions,
  ): Promise<{ items: GitCommit[]; hasMore: boolean }>;

  /** All files in one commit, or none. */
  commit(
    repository: GitRepositoryRef,
    request: GitCommitRequest,
    options?: GitHostRequestOptions,
  ): Promise<GitCommitResult>;

  listChangeRequests(
    repository: GitRepositoryRef,
    query: { state?: GitChangeRequestState; offset?: number; limit?: number },
    options?: GitHostRequestOptions,
  ): Promise<GitHostPage<GitChangeRequest>>;

  /** The same source and target as an open one give that one. */
  openChangeRequest(
    repository: GitRepositoryRef,
    request: GitChangeRequestRequest,
    options?: GitHostRequestOptions,
  ): Promise<GitChangeRequest>;

  getChangeRequest(
    repository: GitRepositoryRef,
    number: number,
    options?: GitHostRequestOptions,
  ): Promise<GitChangeRequestDetail>;

  compareFile(
    repository: GitRepositoryRef,
    number: number,
    path: string,
    options?: GitHostRequestOptions,
  ): Promise<GitFileComparison>;

  mergeChangeRequest(
    repository: GitRepositoryRef,
    number: number,
    options?: GitHostRequestOptions,
  ): Promise<GitChangeRequest>;

  closeChangeRequest(
    repository: GitRepositoryRef,
    number: number,
    options?: GitHostRequestOptions,
  ): Promise<GitChangeRequest>;
}
