// SPDX-License-Identifier: Apache-2.0
import { promises as fs, type Dirent } from 'node:fs';
import path from 'node:path';
import type { PathFilter } from './globs';
import type { ListedFile } from './types';

/** Folders inside folders; deeper ones are not looked into. */
const MAX_DEPTH = 40;
/** Files and folders that are looked at in all, before a folder is taken for the wrong one. */
const MAX_ENTRIES = 1_000_000;
const STATS_AT_ONCE = 32;

/** A file that changed this recently may change again without its time showing it. */
const RACY_MILLISECONDS = 2_000;

/**
 * Lists files below a folder, in order of their paths. Links are not followed, neither to files nor to folders.
 *
 * A folder below that may not be read fails the walk: its files would look as if they were gone.
 *
 * @internal
 */
export async function walkFolder(
  root: string,
  options: { filter: PathFilter; maxFiles: number },
): Promise<{ files: ListedFile[]; leftOut: number }> {
  const { filter, maxFiles } = options;
  const paths: string[] = [];
  let entries = 0;
  const visit = async (folder: string, depth: number) => {
    const children = await readFolder(root, folder);
    entries += children.length;
    if (entries > MAX_ENTRIES) {
      throw new Error(
        `The folder holds more than ${MAX_ENTRIES} files; name a smaller one or leave folders out by 'exclude'`,
      );
    }
    children.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const child of children) {
      const childPath = folder === '' ? child.name : `${folder}/${child.name}`;
      if (child.isDirectory()) {
        if (depth < MAX_DEPTH && filter.folder(childPath)) {
          await visit(childPath, depth + 1);
        }
      } else if (child.isFile() && filter.file(childPath)) {
        paths.push(childPath);
      }
    }
  };
  await visit('', 0);
  paths.sort();
  const files: ListedFile[] = [];
  const kept = paths.slice(0, maxFiles);
  for (let i = 0; i < kept.length; i += STATS_AT_ONCE) {
    const part = kept.slice(i, i + STATS_AT_ONCE);
    const listed = await Promise.all(part.map(file => listFile(root, file)));
    files.push(...listed.filter(file => file !== undefined));
  }
  return { files, leftOut: paths.length - kept.length };
}

async function readFolder(root: string, folder: string): Promise<Dirent[]> {
  try {
    return await fs.readdir(path.join(root, folder), { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && folder !== '') {
      return [];
    }
    throw new Error(
      `The folder '${folder || '.'}' cannot be read (${
        code ?? 'unknown error'
      }). Correct its permissions, or leave it out by 'exclude'.`,
    );
  }
}

async function listFile(
  root: string,
  file: string,
): Promise<ListedFile | undefined> {
  try {
    const stat = await fs.lstat(path.join(root, file));
    if (!stat.isFile()) {
      return undefined;
    }
    const settled = Date.now() - stat.mtimeMs > RACY_MILLISECONDS;
    return {
      path: file,
      size: stat.size,
      fingerprint: settled
        ? `${stat.size}-${stat.mtimeMs}-${stat.ctimeMs}`
        : undefined,
    };
  } catch {
    // Gone since the folder was listed.
    return undefined;
  }
}
