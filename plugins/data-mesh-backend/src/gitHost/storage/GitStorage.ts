// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { ConflictError, InputError } from '@backstage/errors';
import type { GitBranch } from '@meshwright/plugin-data-mesh-common';
import {
  BareRepository,
  isBranchName,
  isRepositoryName,
  runGit,
} from '@meshwright/plugin-data-mesh-node';

/** The folder of bare repositories: `GROUP/NAME.git`. @internal */
export class GitStorage {
  readonly #folder: string;

  /** @param folder - absolute */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @throws InputError for a name that must not become a path */
  open(group: string, name: string): BareRepository {
    return new BareRepository(this.#pathOf(group, name));
  }

  async exists(group: string, name: string): Promise<boolean> {
    try {
      await fs.access(path.join(this.#pathOf(group, name), 'HEAD'));
      return true;
    } catch {
      return false;
    }
  }

  /** Makes an empty repository. It appears whole or not at all. */
  async create(
    group: string,
    name: string,
    defaultBranch: string,
  ): Promise<void> {
    const target = this.#pathOf(group, name);
    const draft = path.join(this.#folder, `.new-${randomUUID()}`);
    await fs.mkdir(path.dirname(target), { recursive: true });
    try {
      await runGit([
        'init',
        '--quiet',
        '--bare',
        '--template=',
        `--initial-branch=${defaultBranch}`,
        draft,
      ]);
      await fs.rename(draft, target);
    } catch (error) {
      if (['EEXIST', 'ENOTEMPTY'].includes(codeOf(error))) {
        throw new ConflictError(
          `There is a folder of an older repository ${group}/${name} on disk that the portal does not know. Whoever runs the portal moves it away, or another name is chosen.`,
        );
      }
      throw error;
    } finally {
      await fs.rm(draft, { recursive: true, force: true });
    }
  }

  /** Moved aside first, so that nobody reads half a repository. */
  async remove(group: string, name: string): Promise<void> {
    const gone = path.join(this.#folder, `.gone-${randomUUID()}`);
    try {
      await fs.rename(this.#pathOf(group, name), gone);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') {
        return;
      }
      throw error;
    }
    await fs.rm(gone, { recursive: true, force: true });
  }

  /** Branches with plain names, in order of their names. */
  async branches(group: string, name: string): Promise<GitBranch[]> {
    const { stdout } = await runGit(
      [
        'for-each-ref',
        '--format=%(refname:lstrip=2) %(objectname)',
        'refs/heads',
      ],
      { repository: this.#pathOf(group, name) },
    );
    return stdout
      .toString('utf8')
      .split('\n')
      .filter(Boolean)
      .map(line => {
        const end = line.lastIndexOf(' ');
        return { name: line.slice(0, end), commit: line.slice(end + 1) };
      })
      .filter(branch => isBranchName(branch.name));
  }

  #pathOf(group: string, name: string): string {
    if (!isRepositoryName(group) || !isRepositoryName(name)) {
      throw new InputError(
        'Names of repositories and their groups have lower case letters, digits, hyphens, underscores and dots, from 1 to 63 characters, and begin and end with a letter or digit',
      );
    }
    return path.join(this.#folder, group, `${name}.git`);
  }
}

function codeOf(error: unknown): string {
  return String((error as NodeJS.ErrnoException)?.code);
}
