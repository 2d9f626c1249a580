// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { root } from './say.mjs';

const KEPT = new URL('.meshwright/fingerprints/', root);
const SKIPPED = new Set([
  'node_modules',
  'dist',
  'dist-types',
  'coverage',
  // Journeys look at the portal from outside and end up in nothing that is built.
  'e2e-tests',
]);

/** Hash of the names, sizes and times of all files below some paths of the repository. */
export async function fingerprint(paths) {
  const hash = createHash('sha256');
  const visit = async url => {
    const info = await stat(url).catch(() => undefined);
    if (!info) {
      return;
    }
    if (!info.isDirectory()) {
      hash.update(`${url.pathname}\0${info.size}\0${info.mtimeMs}\n`);
      return;
    }
    const folder = new URL(`${url.href.replace(/\/?$/, '/')}`);
    const names = (await readdir(folder)).filter(name => !SKIPPED.has(name));
    for (const name of names.sort()) {
      await visit(new URL(encodeURIComponent(name), folder));
    }
  };
  for (const path of paths) {
    await visit(new URL(path, root));
  }
  return hash.digest('hex');
}

/** Whether a step was last finished with this fingerprint. */
export async function isDone(step, value) {
  const kept = await readFile(new URL(step, KEPT), 'utf8').catch(() => '');
  return kept === value;
}

/** Remembers that a step was finished with this fingerprint. */
export async function markDone(step, value) {
  await mkdir(KEPT, { recursive: true });
  await writeFile(new URL(step, KEPT), value);
}
