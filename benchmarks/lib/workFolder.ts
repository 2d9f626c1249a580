// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A folder below the one that all processes of an `npm run bench` share, made if it is not there. What takes long to
 * prepare is made in it once; it is removed at the end.
 */
export function workFolder(name: string): string {
  process.env.BENCH_FOLDER ??= mkdtempSync(join(tmpdir(), 'meshwright-bench-'));
  const folder = join(process.env.BENCH_FOLDER, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}
