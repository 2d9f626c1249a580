// SPDX-License-Identifier: Apache-2.0
import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { parseRepoUrl } from '@backstage/plugin-scaffolder-node';
import { bitbucketCloudRepository } from './bitbucketCloudRepository';
import { bitbucketServerRepository } from './bitbucketServerRepository';
import { gitlabRepository } from './gitlabRepository';
import type { HostedRepository, RepositoryOptions } from './types';

/**
 * The repository at an address as forms have it, such as `gitlab.com?owner=acme&repo=orders`.
 *
 * @throws InputError when the address is of no host that the portal knows, or there are no credentials
 * @internal
 */
export async function repositoryAt(
  config: RootConfigService,
  repoUrl: string,
  { token, signal }: Omit<RepositoryOptions, 'address'>,
): Promise<HostedRepository> {
  const integrations = ScmIntegrations.fromConfig(config);
  const address = parseRepoUrl(repoUrl, integrations);
  const { host } = address;
  if (
    !token &&
    config.getOptionalBoolean('scaffolder.requireScmUserCredentials')
  ) {
    throw new InputError(
      `No credentials of a person were given for ${host}, and scaffolder.requireScmUserCredentials demands them`,
    );
  }
  const options = { address, token, signal };
  const gitlab = integrations.gitlab.byHost(host);
  if (gitlab) {
    return gitlabRepository(gitlab.config, options);
  }
  const cloud = integrations.bitbucketCloud.byHost(host);
  if (cloud) {
    return bitbucketCloudRepository(cloud.config, options);
  }
  const server = integrations.bitbucketServer.byHost(host);
  if (server) {
    return bitbucketServerRepository(server.config, options);
  }
  throw new InputError(
    `${host} is neither GitLab nor Bitbucket in the portal's integrations. Use publish:github:pull-request or data-mesh:azure-devops:pull-request for those hosts.`,
  );
}
