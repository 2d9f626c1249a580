// SPDX-License-Identifier: Apache-2.0
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { NotFoundError } from '@backstage/errors';
import { isBranchName, isCommitId } from './gitNames';
import { runGit } from './runGit';

const MAX_FILES_TEXT = 64 * 1024 * 1024;

/** A file of a commit. @public */
export interface GitFile {
  /** Relative to the repository, with `/`. */
  path: string;
  /** Name of its content: the same content has the same. */
  id: string;
  /** Bytes. */
  size: number;
  executable: boolean;
}

/** Reads a bare repository on disk. Links in it are never followed, and it is not changed. @public */
export class BareRepository {
  constructor(
    /** Absolute. */
    readonly folder: string,
  ) {}

  /** Branch that is meant when none is named. */
  async defaultBranch(): Promise<string> {
    const head = await fs.readFile(path.join(this.folder, 'HEAD'), 'utf8');
    return /^ref: refs\/heads\/(.+)\s*$/.exec(head)?.[1] ?? 'main';
  }

  /** @returns undefined where the repository has no such branch, or no commit yet */
  async head(branch?: string): Promise<string | undefined> {
    const name = branch ?? (await this.defaultBranch());
    return this.#resolve(`refs/heads/${name}`);
  }

  /**
   * The commit that a branch, tag or commit id stands for; the default branch when nothing is named.
   *
   * @throws NotFoundError
   */
  async commitOf(ref?: string): Promise<string> {
    const found =
      ref === undefined
        ? await this.head()
        : (isCommitId(ref) && (await this.#resolve(ref))) ||
          (isBranchName(ref) &&
            ((await this.#resolve(`refs/heads/${ref}`)) ??
              (await this.#resolve(`refs/tags/${ref}`))));
    if (!found) {
      throw new NotFoundError(
        ref === undefined
          ? 'The repository is empty'
          : `There is no branch, tag or commit '${ref}'`,
      );
    }
    return found;
  }

  /** Plain files of a commit in order of their paths; links and submodules are left out. */
  async files(commit: string, below?: string): Promise<GitFile[]> {
    const { stdout } = await runGit(
      [
        'ls-tree',
        '-r',
        '-l',
        '-z',
        '--full-tree',
        commit,
        ...(below ? ['--', below] : []),
      ],
      { repository: this.folder, maxOutput: MAX_FILES_TEXT },
    );
    return stdout
      .toString('utf8')
      .split('\0')
      .flatMap(line => {
        const match = /^(100\d{3}) blob ([0-9a-f]+) +(\d+)\t(.+)$/s.exec(line);
        return match
          ? [
              {
                path: match[4],
                id: match[2],
                size: Number(match[3]),
                executable: match[1] === '100755',
              },
            ]
          : [];
      });
  }

  /** Content by the id that {@link BareRepository.files} gives. */
  async content(id: string, maxSize: number): Promise<Buffer> {
    const { stdout } = await runGit(['cat-file', 'blob', id], {
      repository: this.folder,
      maxOutput: maxSize,
    });
    return stdout;
  }

  async #resolve(name: string): Promise<string | undefined> {
    const { code, stdout } = await runGit(
      [
        'rev-parse',
        '--verify',
        '--quiet',
        '--end-of-options',
        `${name}^{commit}`,
      ],
      { repository: this.folder, okCodes: [0, 1, 128] },
    );
    return code === 0 ? stdout.toString('utf8').trim() : undefined;
  }
}

/** A repository below a folder of repositories. @public */
export interface FoundRepository {
  group: string;
  name: string;
  repository: BareRepository;
}

/**
 * Finds the repositories of a folder: `GROUP/NAME.git`. A folder that is not there has none.
 *
 * @public
 */
export async function listBareRepositories(
  folder: string,
): Promise<FoundRepository[]> {
  const found: FoundRepository[] = [];
  for (const group of await foldersIn(folder)) {
    for (const name of await foldersIn(path.join(folder, group))) {
      if (name.endsWith('.git') && !name.startsWith('.')) {
        found.push({
          group,
          name: name.slice(0, -'.git'.length),
          repository: new BareRepository(path.join(folder, group, name)),
        });
      }
    }
  }
  return found;
}

async function foldersIn(folder: string): Promise<string[]> {
  try {
    const entries = await fs.readdir(folder, { withFileTypes: true });
    return entries
      .filter(entry => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(entry => entry.name)
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return [];
    }
    throw error;
  }
}
