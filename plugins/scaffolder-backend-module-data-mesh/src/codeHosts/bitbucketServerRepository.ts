// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import {
  type BitbucketServerIntegrationConfig,
  getBitbucketServerRequestOptions,
} from '@backstage/integration';
import { callHost, type HostApi } from './callHost';
import type { HostedRepository, RepositoryOptions } from './types';

interface Page<T> {
  values: T[];
}

interface FoundPullRequest {
  toRef: { id: string };
  links: { self: Array<{ href: string }> };
}

/**
 * Repository of Bitbucket Server or Data Center, by its REST API in version 1.0.
 *
 * @throws InputError when the address names no project, or there are no credentials
 * @internal
 */
export function bitbucketServerRepository(
  stated: BitbucketServerIntegrationConfig,
  { address, token, signal }: RepositoryOptions,
): HostedRepository {
  const { project, repo, host } = address;
  if (!project) {
    throw new InputError(
      `The address names no project, as in ${host}?project=DATA&repo=orders`,
    );
  }
  const config = { ...stated, token: token ?? stated.token };
  const { headers } = getBitbucketServerRequestOptions(config);
  if (!headers.Authorization) {
    throw new InputError(
      `The portal has no credentials for ${host}. Add them at integrations.bitbucketServer.`,
    );
  }
  const name = `${project}/${repo}`;
  const api: HostApi = {
    name: 'Bitbucket Server',
    base: `${config.apiBaseUrl}/projects/${encodeURIComponent(
      project,
    )}/repos/${encodeURIComponent(repo)}`,
    headers,
    signal,
  };
  const { protocol } = new URL(config.apiBaseUrl ?? `https://${host}`);
  return {
    name,
    remoteUrl: `${protocol}//${host}/scm/${name}.git`,
    auth: config.token
      ? { token: config.token }
      : { username: config.username!, password: config.password! },
    async defaultBranch() {
      const { displayId } = await callHost<{ displayId?: string }>(
        api,
        'GET',
        '/default-branch',
      );
      if (!displayId) {
        throw new InputError(`The repository ${name} is empty`);
      }
      return displayId;
    },
    async hasBranch(branch) {
      const query = new URLSearchParams({
        boostMatches: 'true',
        filterText: branch,
      });
      const { values } = await callHost<Page<{ displayId: string }>>(
        api,
        'GET',
        `/branches?${query}`,
      );
      return values.some(({ displayId }) => displayId === branch);
    },
    async findPullRequest(source, target) {
      const query = new URLSearchParams({
        state: 'OPEN',
        direction: 'OUTGOING',
        at: `refs/heads/${source}`,
      });
      const { values } = await callHost<Page<FoundPullRequest>>(
        api,
        'GET',
        `/pull-requests?${query}`,
      );
      return values.find(({ toRef }) => toRef.id === `refs/heads/${target}`)
        ?.links.self[0].href;
    },
    async createPullRequest({ source, target, title, description }) {
      const { links } = await callHost<FoundPullRequest>(
        api,
        'POST',
        '/pull-requests',
        {
          title,
          description,
          fromRef: { id: `refs/heads/${source}` },
          toRef: { id: `refs/heads/${target}` },
        },
      );
      return links.self[0].href;
    },
  };
}
