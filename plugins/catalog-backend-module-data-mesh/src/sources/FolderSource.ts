// SPDX-License-Identifier: Apache-2.0
import { constants, promises as fs } from 'node:fs';
import path from 'node:path';
import { NotFoundError } from '@backstage/errors';
import { isChildPath } from '@backstage/backend-plugin-api';
import type { FolderSourceConfig } from '../config/types';
import { pathFilter } from './globs';
import { walkFolder } from './walkFolder';
import type { ListedFile, OpenTree, Source, TreeListing } from './types';

const TREE = '.';

/** A folder on disk. It is one tree, and nothing outside of it is ever read. @internal */
export class FolderSource implements Source {
  readonly #config: FolderSourceConfig;
  readonly #bases: string[];

  /** @param bases - folders that a relative path may count from; the first that has it is taken */
  constructor(config: FolderSourceConfig, bases: string[]) {
    this.#config = config;
    this.#bases = bases;
  }

  async listTrees(): Promise<TreeListing> {
    return {
      trees: [{ tree: TREE, url: this.#config.target }],
      problems: [],
    };
  }

  async openTree(): Promise<OpenTree> {
    const { id, include, exclude, limits } = this.#config;
    const root = await this.#root();
    const { files, leftOut } = await walkFolder(root, {
      filter: pathFilter(include, exclude),
      maxFiles: limits.maxFiles,
    });
    return {
      files,
      leftOut,
      read: file => readInside(root, file, limits.maxFileSize),
      locationOf: file => file,
      managedBy: file => `data-mesh:${id}/${file}`,
      close: async () => {},
    };
  }

  async #root(): Promise<string> {
    for (const base of this.#bases) {
      try {
        const root = await fs.realpath(path.resolve(base, this.#config.path));
        if ((await fs.stat(root)).isDirectory()) {
          return root;
        }
      } catch {
        // Not there: the next base, or the error below, which does not tell where this program is installed.
      }
    }
    throw new NotFoundError(
      `The folder '${
        this.#config.path
      }' is not there or may not be read. Correct catalog.providers.dataMesh.${
        this.#config.id
      }.path, or the permissions of the folder.`,
    );
  }
}

/**
 * Reads a file below a folder.
 *
 * The file is opened first and judged then, so that it cannot be exchanged in between; links are not followed.
 *
 * @returns undefined when it is gone, no file any more, outside of the folder, or larger than allowed
 * @internal
 */
export async function readInside(
  root: string,
  file: ListedFile,
  maxSize: number,
): Promise<Buffer | undefined> {
  const full = path.join(root, file.path);
  let handle: fs.FileHandle | undefined;
  try {
    handle = await fs.open(
      full,
      // eslint-disable-next-line no-bitwise
      constants.O_RDONLY |
        (constants.O_NOFOLLOW ?? 0) |
        (constants.O_NONBLOCK ?? 0),
    );
    const stat = await handle.stat();
    const real = await fs.realpath(full);
    if (!stat.isFile() || stat.size > maxSize || !isChildPath(root, real)) {
      return undefined;
    }
    return await handle.readFile();
  } catch (error) {
    if (['ENOENT', 'ELOOP', 'ENOTDIR', 'EISDIR'].includes(codeOf(error))) {
      return undefined;
    }
    throw new Error(`${file.path} cannot be read (${codeOf(error)})`);
  } finally {
    await handle?.close();
  }
}

function codeOf(error: unknown): string {
  return String((error as NodeJS.ErrnoException)?.code ?? 'unknown error');
}
