// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import {
  type BitbucketCloudIntegrationConfig,
  getBitbucketCloudOAuthToken,
  getBitbucketCloudRequestOptions,
} from '@backstage/integration';
import { callHost, type HostApi } from './callHost';
import type { HostedRepository, RepositoryOptions } from './types';

interface Page<T> {
  values: T[];
}

interface FoundPullRequest {
  links: { html: { href: string } };
}

/**
 * Repository of Bitbucket Cloud, by its REST API in version 2.0.
 *
 * @throws InputError when the address names no workspace, or there are no credentials
 * @internal
 */
export async function bitbucketCloudRepository(
  config: BitbucketCloudIntegrationConfig,
  { address, token, signal }: RepositoryOptions,
): Promise<HostedRepository> {
  const { workspace, repo, host } = address;
  if (!workspace) {
    throw new InputError(
      `The address names no workspace, as in ${host}?workspace=acme&project=data&repo=orders`,
    );
  }
  const name = `${workspace}/${repo}`;
  const { auth, headers } = await credentialsOf(config, token);
  const api: HostApi = {
    name: 'Bitbucket Cloud',
    base: `${config.apiBaseUrl}/repositories/${[workspace, repo]
      .map(encodeURIComponent)
      .join('/')}`,
    headers,
    signal,
  };
  const search = (path: string, q: string) =>
    `${path}?${new URLSearchParams({ q })}`;
  return {
    name,
    remoteUrl: `https://${host}/${name}.git`,
    auth,
    async defaultBranch() {
      const { mainbranch } = await callHost<{
        mainbranch?: { name: string } | null;
      }>(api, 'GET', '');
      if (!mainbranch) {
        throw new InputError(`The repository ${name} is empty`);
      }
      return mainbranch.name;
    },
    async hasBranch(branch) {
      const { values } = await callHost<Page<{ name: string }>>(
        api,
        'GET',
        search('/refs/branches', `name = ${JSON.stringify(branch)}`),
      );
      return values.some(found => found.name === branch);
    },
    async findPullRequest(source, target) {
      const { values } = await callHost<Page<FoundPullRequest>>(
        api,
        'GET',
        search(
          '/pullrequests',
          `state = "OPEN" AND source.branch.name = ${JSON.stringify(
            source,
          )} AND destination.branch.name = ${JSON.stringify(target)}`,
        ),
      );
      return values[0]?.links.html.href;
    },
    async createPullRequest({ source, target, title, description }) {
      const { links } = await callHost<FoundPullRequest>(
        api,
        'POST',
        '/pullrequests',
        {
          title,
          description,
          source: { branch: { name: source } },
          destination: { branch: { name: target } },
        },
      );
      return links.html.href;
    },
  };
}

/** What is shown to the API, and what to git: Bitbucket Cloud calls the same credentials by other names there. */
async function credentialsOf(
  config: BitbucketCloudIntegrationConfig,
  personal: string | undefined,
) {
  const bearer = (token: string) => ({
    auth: { username: 'x-token-auth', password: token },
    headers: { Authorization: `Bearer ${token}` },
  });
  const { username, appPassword, clientId, clientSecret } = config;
  if (personal) {
    return bearer(personal);
  }
  if (clientId && clientSecret) {
    return bearer(await getBitbucketCloudOAuthToken(clientId, clientSecret));
  }
  if (config.token && !username) {
    return bearer(config.token);
  }
  const password = config.token ?? appPassword;
  if (!username || !password) {
    throw new InputError(
      'The portal has no credentials for Bitbucket Cloud. Add them at integrations.bitbucketCloud.',
    );
  }
  const { headers } = await getBitbucketCloudRequestOptions(config);
  return {
    auth: {
      username: config.token ? 'x-bitbucket-api-token-auth' : username,
      password,
    },
    headers,
  };
}
