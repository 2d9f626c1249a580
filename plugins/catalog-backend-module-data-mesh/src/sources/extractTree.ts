// SPDX-License-Identifier: Apache-2.0
import { promises as fs } from 'node:fs';
import path from 'node:path';
import type { UrlReaderServiceReadTreeResponse } from '@backstage/backend-plugin-api';
import type { SourceLimits } from '../config/types';
import { readInside } from './FolderSource';
import { pathFilter, type PathFilter } from './globs';
import type { ListedFile } from './types';
import { walkFolder } from './walkFolder';

/** Bytes of one repository that are put on disk; what is above is left out. */
const MAX_TREE_BYTES = 1024 * 1024 * 1024;

/** Decides, entry by entry, what of an archive is put on disk, and remembers what is not. @internal */
export class ArchiveFilter {
  readonly #filter: PathFilter;
  readonly #limits: SourceLimits;
  readonly #tooLarge: ListedFile[] = [];
  #leftOut = 0;
  #files = 0;
  #bytes = 0;

  constructor(filter: PathFilter, limits: SourceLimits) {
    this.#filter = filter;
    this.#limits = limits;
  }

  /** Files that are larger than allowed. */
  get tooLarge(): readonly ListedFile[] {
    return this.#tooLarge;
  }

  /** Files that are one too many. */
  get leftOut(): number {
    return this.#leftOut;
  }

  readonly accept = (entry: string, info?: { size: number }): boolean => {
    const size = info?.size ?? 0;
    if (entry.endsWith('/') || !this.#filter.file(entry)) {
      return false;
    }
    if (size > this.#limits.maxFileSize) {
      this.#tooLarge.push({ path: entry, size });
      return false;
    }
    if (
      this.#files >= this.#limits.maxFiles ||
      this.#bytes + size > MAX_TREE_BYTES
    ) {
      this.#leftOut += 1;
      return false;
    }
    this.#files += 1;
    this.#bytes += size;
    return true;
  };
}

/** Files of an archive on disk. @internal */
export interface ExtractedTree {
  files: ListedFile[];
  leftOut: number;
  read(file: ListedFile): Promise<Buffer | undefined>;
  close(): Promise<void>;
}

/** Puts the wanted files of an archive into a folder of their own; memory stays small however many they are. @internal */
export async function extractTree(
  response: UrlReaderServiceReadTreeResponse,
  filter: ArchiveFilter,
  options: { workDir: string; limits: SourceLimits },
): Promise<ExtractedTree> {
  const { workDir, limits } = options;
  const created = await fs.mkdtemp(path.join(workDir, 'data-mesh-'));
  const close = () => fs.rm(created, { recursive: true, force: true });
  try {
    const root = await fs.realpath(created);
    await response.dir({ targetDir: root });
    const { files } = await walkFolder(root, {
      // Everything on disk was accepted; hidden files are there because a pattern named them.
      filter: { file: () => true, folder: () => true },
      maxFiles: limits.maxFiles,
    });
    const listed = files.map(({ path: file, size }) => ({ path: file, size }));
    return {
      files: [...listed, ...filter.tooLarge].sort((a, b) =>
        a.path < b.path ? -1 : 1,
      ),
      leftOut: filter.leftOut,
      read: file => readInside(root, file, limits.maxFileSize),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The filter of an archive for some patterns. @internal */
export function archiveFilter(
  include: string[],
  exclude: string[],
  limits: SourceLimits,
): ArchiveFilter {
  return new ArchiveFilter(pathFilter(include, exclude), limits);
}
