// SPDX-License-Identifier: Apache-2.0
import path from 'node:path';
import type { RootConfigService } from '@backstage/backend-plugin-api';
import { portalFolder } from '../portalFolder';

/** Topic of the event that a repository of the local git host changed. @public */
export const GIT_HOST_PUSH_TOPIC = 'data-mesh.git-host.push';

/** What the event says. @public */
export interface GitHostPushEvent {
  group: string;
  name: string;
  branch: string;
  commit: string;
}

/** Where the local git host keeps its repositories, and the addresses of these. @public */
export interface GitHostSettings {
  /** Absolute folder; each repository is `GROUP/NAME.git` below it. */
  folder: string;
  /** Address of the pages of repositories in the portal: `WEB/GROUP/NAME`. */
  webUrl: string;
  /** Whether everybody who reaches the portal may clone. */
  anonymousClone: boolean;
}

/**
 * Reads `dataMesh.gitHost`. A relative folder counts from the root of the repository that the portal runs in, which is
 * the nearest folder above with a `backstage.json`, else from the working directory.
 *
 * @returns undefined when there is no local git host
 * @public
 */
export function readGitHostSettings(
  config: RootConfigService,
): GitHostSettings | undefined {
  const folder = config.getOptionalString('dataMesh.gitHost.folder');
  if (!folder) {
    return undefined;
  }
  const appUrl = config.getString('app.baseUrl').replace(/\/+$/, '');
  return {
    folder: path.resolve(portalFolder(), folder),
    webUrl: `${appUrl}/repositories`,
    anonymousClone:
      config.getOptionalBoolean('dataMesh.gitHost.anonymousClone') ?? false,
  };
}
