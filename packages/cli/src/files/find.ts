// SPDX-License-Identifier: Apache-2.0
import { type Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { glob } from 'tinyglobby';
import { Failure } from '../failure';
import { clean } from '../terminal/clean';
import type { Io } from '../terminal/io';
import { STANDARD_INPUT, missingFile, readFailure } from './read';

/** A file to look at. */
export interface Candidate {
  /** As it was named, or found: relative where the argument was. */
  path: string;
  /** Whether somebody named the file itself; what was found in a folder may be something else. */
  named: boolean;
}

const MARKS = /[*?[\]{}]/;
const ENDINGS = /\.(ya?ml|json)$/i;
/** Folders that hold nothing of the project's own. */
const SKIPPED = new Set(['node_modules', 'bower_components', 'vendor', 'dist']);

async function walk(
  folder: string,
  shown: string,
  found: Candidate[],
  endings: RegExp,
): Promise<void> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    throw readFailure(shown, error);
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const { name } = entry;
    if (name.startsWith('.') || SKIPPED.has(name)) continue;
    if (entry.isDirectory()) {
      await walk(join(folder, name), join(shown, name), found, endings);
    } else if (entry.isFile() && endings.test(name)) {
      found.push({ path: join(shown, name), named: false });
    }
  }
}

async function expandPattern(pattern: string, io: Io): Promise<Candidate[]> {
  const paths = await glob(pattern.split(sep).join('/'), {
    cwd: io.cwd,
    ignore: ['**/node_modules/**', '**/.git/**'],
    expandDirectories: false,
    // A pattern may lead through links in a circle.
    followSymbolicLinks: false,
  });
  if (paths.length === 0) {
    throw new Failure(`No file matches ${clean(pattern)}.`);
  }
  return paths.sort().map(path => ({ path, named: true }));
}

/**
 * The files that arguments stand for: files, folders with all below them, and patterns. Each file once.
 *
 * @param endings - which files count in folders; YAML and JSON where nothing else is asked for
 * @throws Failure for an argument that stands for nothing
 */
export async function findFiles(
  args: readonly string[],
  io: Io,
  endings: RegExp = ENDINGS,
): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (const arg of args) {
    if (arg === STANDARD_INPUT) {
      found.push({ path: arg, named: true });
      continue;
    }
    const info = await stat(resolve(io.cwd, arg)).catch(() => undefined);
    if (info?.isDirectory()) {
      await walk(resolve(io.cwd, arg), arg, found, endings);
    } else if (info) {
      found.push({ path: arg, named: true });
    } else if (MARKS.test(arg)) {
      found.push(...(await expandPattern(arg, io)));
    } else {
      throw await missingFile(arg, io);
    }
  }
  const unique = new Map<string, Candidate>();
  for (const candidate of found) {
    const key =
      candidate.path === STANDARD_INPUT
        ? STANDARD_INPUT
        : resolve(io.cwd, candidate.path);
    const known = unique.get(key);
    if (!known || (candidate.named && !known.named)) {
      unique.set(key, known ? { ...known, named: true } : candidate);
    }
  }
  return [...unique.values()];
}
