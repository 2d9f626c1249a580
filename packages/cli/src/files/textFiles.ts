// SPDX-License-Identifier: Apache-2.0
import { type Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Failure } from '../failure';
import { clean } from '../terminal/clean';
import type { Io } from '../terminal/io';
import { missingFile, readFailure, readSource } from './read';

/** Folders that hold nothing of the project's own. */
const SKIPPED = new Set([
  'node_modules',
  '.git',
  '.terraform',
  'target',
  'dbt_packages',
]);
const MOST_FILES = 5_000;

async function walk(
  folder: string,
  shown: string,
  found: string[],
): Promise<void> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    throw readFailure(shown, error);
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(shown, entry.name);
    if (entry.isDirectory() && !SKIPPED.has(entry.name)) {
      await walk(join(folder, entry.name), path, found);
    } else if (entry.isFile()) found.push(path);
    if (found.length > MOST_FILES) {
      throw new Failure(
        `${clean(shown)} has more than ${MOST_FILES} files.`,
        'Name a folder further down.',
      );
    }
  }
}

/**
 * Text files of a folder and all below it, by path from where the command was run. Links are not followed.
 *
 * @throws Failure where the folder is not there, is too large, or may not be read
 */
export async function readTextFiles(
  folder: string,
  io: Io,
): Promise<{ path: string; content: string }[]> {
  const absolute = resolve(io.cwd, folder);
  const info = await stat(absolute).catch(() => undefined);
  if (!info) throw await missingFile(folder, io);
  const paths: string[] = [];
  if (info.isDirectory()) await walk(absolute, folder, paths);
  else paths.push(folder);
  const files: { path: string; content: string }[] = [];
  for (const path of paths) {
    const bytes = Buffer.from(await readSource(path, io));
    // What has a null byte is no text.
    if (!bytes.subarray(0, 8_000).includes(0)) {
      files.push({
        path: path.replace(/\\/g, '/'),
        content: bytes.toString('utf8'),
      });
    }
  }
  return files;
}
