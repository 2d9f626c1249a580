// SPDX-License-Identifier: Apache-2.0
import {
  DefaultAzureDevOpsCredentialsProvider,
  DefaultGithubCredentialsProvider,
  type ScmIntegrationRegistry,
} from '@backstage/integration';
import { AzureHost } from './AzureHost';
import { BitbucketCloudHost } from './BitbucketCloudHost';
import { BitbucketServerHost } from './BitbucketServerHost';
import { GithubHost } from './GithubHost';
import { GitlabHost } from './GitlabHost';
import type { ScmHost } from './types';

/** Hosts that `integrations` configures, with the credentials that stand there. @internal */
export function scmHosts(integrations: ScmIntegrationRegistry): ScmHost[] {
  const github =
    DefaultGithubCredentialsProvider.fromIntegrations(integrations);
  const azure =
    DefaultAzureDevOpsCredentialsProvider.fromIntegrations(integrations);
  return [
    ...integrations.github.list().map(i => new GithubHost(i.config, github)),
    ...integrations.gitlab.list().map(i => new GitlabHost(i.config)),
    ...integrations.azure.list().map(i => new AzureHost(i.config, azure)),
    ...integrations.bitbucketCloud
      .list()
      .map(i => new BitbucketCloudHost(i.config)),
    ...integrations.bitbucketServer
      .list()
      .map(i => new BitbucketServerHost(i.config)),
  ];
}
