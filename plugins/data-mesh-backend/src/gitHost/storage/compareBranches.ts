// SPDX-License-Identifier: Apache-2.0
import type {
  GitChangedFile,
  GitCommit,
} from '@meshwright/plugin-data-mesh-common';
import { runGit } from '@meshwright/plugin-data-mesh-node';

const SAFE_DIFF = ['--no-ext-diff', '--no-textconv', '--no-color', '-M', '-z'];
const KINDS: Record<string, GitChangedFile['change']> = {
  A: 'added',
  D: 'deleted',
  R: 'renamed',
};

/** Commits that one commit has and another has not, newest first. @internal */
export async function listCommits(
  repository: string,
  range: { from?: string; to: string; offset?: number; limit: number },
): Promise<GitCommit[]> {
  const { stdout } = await runGit(
    [
      'log',
      '-z',
      '--no-show-signature',
      '--format=%H%x1f%an%x1f%cI%x1f%s',
      `--max-count=${range.limit}`,
      `--skip=${range.offset ?? 0}`,
      range.from ? `${range.from}..${range.to}` : range.to,
      '--',
    ],
    { repository },
  );
  return stdout
    .toString('utf8')
    .split('\0')
    .filter(Boolean)
    .map(line => {
      const [id, author, date, title] = line.split('\u001f');
      return { id, author, date, title };
    });
}

/** Mail address of whoever made a commit. @internal */
export async function committerOf(
  repository: string,
  commit: string,
): Promise<string> {
  const { stdout } = await runGit(
    ['show', '-s', '--format=%ce', commit, '--'],
    {
      repository,
    },
  );
  return stdout.toString('utf8').trim();
}

/** The newest commit that both have. @internal */
export async function mergeBase(
  repository: string,
  a: string,
  b: string,
): Promise<string | undefined> {
  const { code, stdout } = await runGit(['merge-base', a, b], {
    repository,
    okCodes: [0, 1],
  });
  return code === 0 ? stdout.toString('utf8').trim() : undefined;
}

/** Files that differ between two commits, in order of their paths, with how many lines. @internal */
export async function listChangedFiles(
  repository: string,
  from: string,
  to: string,
): Promise<GitChangedFile[]> {
  const [status, numbers] = await Promise.all([
    runGit(['diff', ...SAFE_DIFF, '--name-status', from, to, '--'], {
      repository,
    }),
    runGit(['diff', ...SAFE_DIFF, '--numstat', from, to, '--'], {
      repository,
    }),
  ]);
  const lines = readNumbers(numbers.stdout.toString('utf8'));
  const fields = status.stdout.toString('utf8').split('\0');
  const files: GitChangedFile[] = [];
  for (let i = 0; i + 1 < fields.length; ) {
    const kind = fields[i][0];
    const moved = kind === 'R' || kind === 'C';
    const path = fields[i + (moved ? 2 : 1)];
    files.push({
      path,
      ...(moved && { oldPath: fields[i + 1] }),
      change: KINDS[kind] ?? 'modified',
      ...lines.get(path),
    });
    i += moved ? 3 : 2;
  }
  return files;
}

/** `added TAB removed TAB path`, and for moved files an empty path followed by the old and the new one. */
function readNumbers(text: string) {
  const lines = new Map<string, { added?: number; removed?: number }>();
  const fields = text.split('\0');
  for (let i = 0; i < fields.length; i += 1) {
    const match = /^(\d+|-)\t(\d+|-)\t(.*)$/s.exec(fields[i]);
    if (match) {
      const path = match[3] || fields[i + 2];
      i += match[3] ? 0 : 2;
      lines.set(
        path,
        match[1] === '-'
          ? {}
          : { added: Number(match[1]), removed: Number(match[2]) },
      );
    }
  }
  return lines;
}
