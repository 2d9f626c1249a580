// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Real files, which are no part of the project. */
const folder = resolve(__dirname, '../../../../../shared/corpus');

/** Whether the real files are there; what needs them is skipped where they are not. */
export const hasCorpus = existsSync(folder);

/** A real file as the reader takes it. */
export function realFile(path: string): { path: string; source: string } {
  return { path, source: readFileSync(join(folder, path), 'utf8') };
}

/** Real files of a folder and below, in order of their names. */
export function realFiles(
  path: string,
): Array<{ path: string; source: string }> {
  return readdirSync(join(folder, path), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => realFile(join(path, name)));
}
