// SPDX-License-Identifier: Apache-2.0
import { ServiceUnavailableError } from '@backstage/errors';
import { GitError, runGit } from '@meshwright/plugin-data-mesh-node';
import { mergeBase } from './compareBranches';
import type { GitPerson } from './writeCommit';

/** What bringing two commits together comes to. @internal */
export type MergeOutcome =
  | { result: 'nothing-to-merge' }
  | { result: 'conflicts'; paths: string[] }
  | { result: 'ready'; tree: string };

/** Tries a merge without a work tree and without changing any branch. @internal */
export async function tryMerge(
  repository: string,
  { target, source }: { target: string; source: string },
): Promise<MergeOutcome> {
  const base = await mergeBase(repository, target, source);
  if (base === source) {
    return { result: 'nothing-to-merge' };
  }
  if (base === target) {
    const { stdout } = await runGit(['rev-parse', `${source}^{tree}`], {
      repository,
    });
    return { result: 'ready', tree: stdout.toString('utf8').trim() };
  }
  try {
    const { code, stdout } = await runGit(
      [
        'merge-tree',
        '--write-tree',
        '--name-only',
        '--no-messages',
        '-z',
        target,
        source,
      ],
      { repository, okCodes: [0, 1] },
    );
    const [tree, ...paths] = stdout
      .toString('utf8')
      .split('\0')
      .map(text => text.trim())
      .filter(Boolean);
    return code === 0
      ? { result: 'ready', tree }
      : { result: 'conflicts', paths: [...new Set(paths)] };
  } catch (error) {
    if (
      error instanceof GitError &&
      /usage|unknown|merge-tree/.test(error.stderr)
    ) {
      throw new ServiceUnavailableError(
        'Branches that have both moved can be merged here from git 2.38 on. Update git where the portal runs, or merge in a clone and push.',
        error,
      );
    }
    throw error;
  }
}

/** Makes the commit of a merge; no branch points to it yet. @internal */
export async function commitMerge(
  repository: string,
  merge: {
    tree: string;
    target: string;
    source: string;
    message: string;
    author: GitPerson;
  },
): Promise<string> {
  const { name, email } = merge.author;
  const { stdout } = await runGit(
    ['commit-tree', merge.tree, '-p', merge.target, '-p', merge.source],
    {
      repository,
      input: merge.message,
      env: {
        GIT_AUTHOR_NAME: name,
        GIT_AUTHOR_EMAIL: email,
        GIT_COMMITTER_NAME: name,
        GIT_COMMITTER_EMAIL: email,
      },
    },
  );
  return stdout.toString('utf8').trim();
}
