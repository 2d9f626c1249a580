// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { ConflictError, InputError } from '@backstage/errors';
import type {
  GitCommitRequest,
  GitCommitResult,
} from '@meshwright/plugin-data-mesh-common';
import {
  BareRepository,
  GitError,
  isFilePath,
  runGit,
} from '@meshwright/plugin-data-mesh-node';

const NO_COMMIT = '0'.repeat(40);

/** Who a commit is by; without angle brackets and control characters. @internal */
export interface GitPerson {
  name: string;
  email: string;
}

/**
 * Writes files as one commit onto a branch: all of them or none. A branch that has moved in between is not touched.
 *
 * @throws InputError for paths that a repository may not have; ConflictError when the branch moved
 * @internal
 */
export async function writeCommit(
  repository: BareRepository,
  request: GitCommitRequest,
  options: { author: GitPerson; signal?: AbortSignal },
): Promise<GitCommitResult> {
  const { branch } = request;
  checkPaths(
    request.files.map(file => file.path),
    request.deletions ?? [],
  );
  const { head, parent } = await parentOf(repository, request);
  const draft = `refs/meshwright/${randomUUID()}`;
  const run = { repository: repository.folder, signal: options.signal };
  await runGit(['fast-import', '--quiet', '--done', '--date-format=now'], {
    ...run,
    input: importStream(draft, parent, request, {
      author: options.author,
      scripts: await scriptsOf(repository, parent),
    }),
  });
  try {
    const [commit, tree, oldTree] = await resolve(run, [
      draft,
      `${draft}^{tree}`,
      ...(parent ? [`${parent}^{tree}`] : []),
    ]);
    if (tree === oldTree) {
      if (head === undefined) {
        await moveRef(run, branch, parent!, NO_COMMIT);
      }
      return { branch, commit: parent!, changed: false };
    }
    await moveRef(run, branch, commit, head ?? NO_COMMIT);
    return { branch, commit, changed: true };
  } finally {
    await runGit(['update-ref', '-d', draft], {
      repository: repository.folder,
    });
  }
}

/** @throws ConflictError when the branch is not at the expected commit any more @internal */
export async function moveRef(
  run: { repository: string; signal?: AbortSignal },
  branch: string,
  to: string,
  expected: string,
) {
  try {
    await runGit(['update-ref', `refs/heads/${branch}`, to, expected], run);
  } catch (error) {
    if (error instanceof GitError) {
      throw new ConflictError(
        `The branch '${branch}' was changed by somebody else in the meantime. Read it again and repeat the change.`,
        error,
      );
    }
    throw error;
  }
}

async function parentOf(
  repository: BareRepository,
  { branch, startFrom }: GitCommitRequest,
): Promise<{ head?: string; parent?: string }> {
  const head = await repository.head(branch);
  if (head) {
    return { head, parent: head };
  }
  const isEmpty = (await repository.head()) === undefined;
  return {
    parent:
      isEmpty && startFrom === undefined
        ? undefined
        : await repository.commitOf(startFrom),
  };
}

async function resolve(
  run: { repository: string; signal?: AbortSignal },
  names: string[],
): Promise<string[]> {
  const { stdout } = await runGit(['rev-parse', ...names], run);
  return stdout.toString('utf8').trim().split('\n');
}

function importStream(
  ref: string,
  parent: string | undefined,
  request: GitCommitRequest,
  { author, scripts }: { author: GitPerson; scripts: ReadonlySet<string> },
): Buffer {
  const parts: Buffer[] = [];
  const line = (text: string) => parts.push(Buffer.from(`${text}\n`, 'utf8'));
  const data = (bytes: Buffer) => {
    line(`data ${bytes.length}`);
    parts.push(bytes);
    line('');
  };
  line(`commit ${ref}`);
  line(`committer ${author.name} <${author.email}> now`);
  data(Buffer.from(`${request.message.trim()}\n`, 'utf8'));
  if (parent) {
    line(`from ${parent}`);
  }
  for (const path of request.deletions ?? []) {
    line(`D ${quote(path)}`);
  }
  for (const file of request.files) {
    line(
      `M ${
        file.executable ?? scripts.has(file.path) ? '100755' : '100644'
      } inline ${quote(file.path)}`,
    );
    data(
      Buffer.from(file.content, file.encoding === 'base64' ? 'base64' : 'utf8'),
    );
  }
  line('done');
  return Buffer.concat(parts);
}

/** Files that can be run, and stay so when a request does not say otherwise. */
async function scriptsOf(
  repository: BareRepository,
  parent: string | undefined,
): Promise<ReadonlySet<string>> {
  const files = parent ? await repository.files(parent) : [];
  return new Set(files.filter(file => file.executable).map(file => file.path));
}

/** Paths have no control characters and no backslash by then. */
function quote(path: string): string {
  return `"${path.replace(/"/g, '\\"')}"`;
}

function checkPaths(written: string[], deleted: string[]) {
  const files = new Set<string>();
  for (const path of [...written, ...deleted]) {
    if (!isFilePath(path)) {
      throw new InputError(
        `${JSON.stringify(
          path,
        )} cannot be the path of a file. Paths are relative, have '/' between folders, and no '..', backslash, colon or control character.`,
      );
    }
  }
  for (const path of written) {
    if (files.has(path)) {
      throw new InputError(`The file '${path}' is there twice`);
    }
    files.add(path);
  }
  for (const path of written) {
    const parts = path.split('/');
    const folder = parts
      .map((_, index) => parts.slice(0, index).join('/'))
      .find(parent => files.has(parent));
    if (folder) {
      throw new InputError(
        `'${folder}' is a file and a folder at once, because of '${path}'`,
      );
    }
  }
}
