// SPDX-License-Identifier: Apache-2.0
import { promises as fs } from 'node:fs';
import path from 'node:path';
import {
  type LoggerService,
  resolveSafeChildPath,
} from '@backstage/backend-plugin-api';
import {
  addFiles,
  cloneRepo,
  commitAndPushBranch,
} from '@backstage/plugin-scaffolder-node';
import type { GitFileChange } from '@meshwright/plugin-data-mesh-common';
import { readFolder } from '../workspace/workspaceFiles';
import type { HostedRepository } from './types';

/**
 * Brings files to a branch in one commit and one push, so that a branch is never there without them. Files that are there
 * already as they should be are left alone; without any other there is no commit.
 *
 * @param options - `from` is the branch that the commit follows, which may be the branch itself; `folder` is an empty one
 * @returns how many files changed
 * @internal
 */
export async function pushBranch(options: {
  repository: HostedRepository;
  from: string;
  branch: string;
  message: string;
  files: readonly GitFileChange[];
  folder: string;
  author: { name?: string; email?: string };
  logger: LoggerService;
}): Promise<number> {
  const { repository, from, branch, message, files, folder, author, logger } =
    options;
  const git = { dir: folder, auth: repository.auth, logger };
  await cloneRepo({ ...git, url: repository.remoteUrl, ref: from });
  const present = new Map(
    (await readFolder(folder, '.')).map(file => [file.path, file.content]),
  );
  const changed = files.filter(
    ({ path: name, content }) => present.get(name) !== content,
  );
  for (const file of changed) {
    const full = resolveSafeChildPath(folder, file.path);
    await fs.mkdir(path.dirname(full), { recursive: true });
    // A file that is there keeps its mode.
    await fs.writeFile(full, Buffer.from(file.content, file.encoding), {
      mode: file.executable ? 0o755 : 0o644,
    });
  }
  if (changed.length > 0) {
    await addFiles({ ...git, filepath: '.' });
    await commitAndPushBranch({
      ...git,
      commitMessage: message,
      gitAuthorInfo: author,
      branch,
    });
  }
  return changed.length;
}
