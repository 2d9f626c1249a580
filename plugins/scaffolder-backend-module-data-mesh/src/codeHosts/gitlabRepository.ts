// SPDX-License-Identifier: Apache-2.0
import { InputError, NotFoundError } from '@backstage/errors';
import {
  getGitLabRequestOptions,
  type GitLabIntegrationConfig,
} from '@backstage/integration';
import { callHost, type HostApi } from './callHost';
import type { HostedRepository, RepositoryOptions } from './types';

/**
 * Project of GitLab, by its REST API in version 4.
 *
 * @throws InputError when the address names no project, or there is no token
 * @internal
 */
export function gitlabRepository(
  config: GitLabIntegrationConfig,
  { address, token = config.token, signal }: RepositoryOptions,
): HostedRepository {
  const { owner, repo, host } = address;
  if (!owner) {
    throw new InputError(
      `The address names no group, as in ${host}?owner=acme&repo=orders`,
    );
  }
  if (!token) {
    throw new InputError(
      `There is no token for ${host}: add one at integrations.gitlab`,
    );
  }
  const name = `${owner}/${repo}`;
  const api: HostApi = {
    name: 'GitLab',
    base: `${config.apiBaseUrl}/projects/${encodeURIComponent(name)}`,
    headers: getGitLabRequestOptions(config, token).headers,
    signal,
  };
  return {
    name,
    remoteUrl: `${config.baseUrl}/${name}.git`,
    auth: { username: 'oauth2', password: token },
    async defaultBranch() {
      const { default_branch: branch } = await callHost<{
        default_branch?: string | null;
      }>(api, 'GET', '');
      if (!branch) {
        throw new InputError(`The project ${name} is empty`);
      }
      return branch;
    },
    async hasBranch(branch) {
      const path = `/repository/branches/${encodeURIComponent(branch)}`;
      try {
        await callHost(api, 'GET', path);
        return true;
      } catch (error) {
        if (error instanceof NotFoundError) {
          return false;
        }
        throw error;
      }
    },
    async findPullRequest(source, target) {
      const query = new URLSearchParams({
        state: 'opened',
        source_branch: source,
        target_branch: target,
      });
      const [found] = await callHost<Array<{ web_url: string }>>(
        api,
        'GET',
        `/merge_requests?${query}`,
      );
      return found?.web_url;
    },
    async createPullRequest({ source, target, title, description }) {
      const { web_url: page } = await callHost<{ web_url: string }>(
        api,
        'POST',
        '/merge_requests',
        { source_branch: source, target_branch: target, title, description },
      );
      return page;
    },
  };
}
