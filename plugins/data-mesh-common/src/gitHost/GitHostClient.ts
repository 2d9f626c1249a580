// SPDX-License-Identifier: Apache-2.0
import { type PortalCall, callPortal } from '../api/callPortal';
import type {
  GitChangeRequestRequest,
  GitHostApi,
  GitHostRequestOptions,
  GitRepositoryRef,
  GitRepositoryRequest,
} from './GitHostApi';
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

const BASE = 'plugin://data-mesh/v1/git/repositories';

/** Talks to the local git host over HTTP. @public */
export class GitHostClient implements GitHostApi {
  readonly #fetchApi: { fetch: typeof fetch };

  /** @param options - something that fetches with the caller's credentials and knows `plugin://` addresses */
  constructor(options: { fetchApi: { fetch: typeof fetch } }) {
    this.#fetchApi = options.fetchApi;
  }

  async listRepositories(
    query: { text?: string; group?: string; offset?: number; limit?: number },
    options?: GitHostRequestOptions,
  ): Promise<GitHostPage<GitRepository>> {
    return this.#call('', { query, ...options });
  }

  async createRepository(
    request: GitRepositoryRequest,
    options?: GitHostRequestOptions,
  ): Promise<GitRepositoryDetail> {
    return this.#call('', { method: 'POST', body: request, ...options });
  }

  async getRepository(
    repository: GitRepositoryRef,
    options?: GitHostRequestOptions,
  ): Promise<GitRepositoryDetail> {
    return this.#call(pathOf(repository), { ...options });
  }

  async deleteRepository(
    repository: GitRepositoryRef,
    options?: GitHostRequestOptions,
  ): Promise<void> {
    await this.#call(pathOf(repository), { method: 'DELETE', ...options });
  }

  async getTree(
    repository: GitRepositoryRef,
    query: { ref?: string; path?: string },
    options?: GitHostRequestOptions,
  ): Promise<GitTree> {
    return this.#call(`${pathOf(repository)}/tree`, { query, ...options });
  }

  async getFile(
    repository: GitRepositoryRef,
    query: { ref?: string; path: string },
    options?: GitHostRequestOptions,
  ): Promise<GitFileContent> {
    return this.#call(`${pathOf(repository)}/file`, { query, ...options });
  }

  async listCommits(
    repository: GitRepositoryRef,
    query: { ref?: string; offset?: number; limit?: number },
    options?: GitHostRequestOptions,
  ): Promise<{ items: GitCommit[]; hasMore: boolean }> {
    return this.#call(`${pathOf(repository)}/commits`, { query, ...options });
  }

  async commit(
    repository: GitRepositoryRef,
    request: GitCommitRequest,
    options?: GitHostRequestOptions,
  ): Promise<GitCommitResult> {
    return this.#call(`${pathOf(repository)}/commits`, {
      method: 'POST',
      body: request,
      ...options,
    });
  }

  async listChangeRequests(
    repository: GitRepositoryRef,
    query: { state?: GitChangeRequestState; offset?: number; limit?: number },
    options?: GitHostRequestOptions,
  ): Promise<GitHostPage<GitChangeRequest>> {
    return this.#call(changesOf(repository), { query, ...options });
  }

  async openChangeRequest(
    repository: GitRepositoryRef,
    request: GitChangeRequestRequest,
    options?: GitHostRequestOptions,
  ): Promise<GitChangeRequest> {
    return this.#call(changesOf(repository), {
      method: 'POST',
      body: request,
      ...options,
    });
  }

  async getChangeRequest(
    repository: GitRepositoryRef,
    number: number,
    options?: GitHostRequestOptions,
  ): Promise<GitChangeRequestDetail> {
    return this.#call(changesOf(repository, number), { ...options });
  }

  async compareFile(
    repository: GitRepositoryRef,
    number: number,
    path: string,
    options?: GitHostRequestOptions,
  ): Promise<GitFileComparison> {
    return this.#call(`${changesOf(repository, number)}/file`, {
      query: { path },
      ...options,
    });
  }

  async mergeChangeRequest(
    repository: GitRepositoryRef,
    number: number,
    options?: GitHostRequestOptions,
  ): Promise<GitChangeRequest> {
    return this.#call(`${changesOf(repository, number)}/merge`, {
      method: 'POST',
      ...options,
    });
  }

  async closeChangeRequest(
    repository: GitRepositoryRef,
    number: number,
    options?: GitHostRequestOptions,
  ): Promise<GitChangeRequest> {
    return this.#call(`${changesOf(repository, number)}/close`, {
      method: 'POST',
      ...options,
    });
  }

  #call<T>(path: string, call: PortalCall): Promise<T> {
    return callPortal(this.#fetchApi, `${BASE}${path}`, call);
  }
}

function pathOf({ group, name }: GitRepositoryRef): string {
  return `/${encodeURIComponent(group)}/${encodeURIComponent(name)}`;
}

function changesOf(repository: GitRepositoryRef, number?: number): string {
  const all = `${pathOf(repository)}/change-requests`;
  return number === undefined ? all : `${all}/${number}`;
}
