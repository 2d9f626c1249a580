// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The content of the file of that name in `__golden__`, for a text to be compared with.
 *
 * `UPDATE_GOLDEN=1` writes the files anew; look at the difference before keeping it.
 */
export function golden(
  folder: string,
  name: string,
  text: string,
): string | undefined {
  const file = join(folder, '__golden__', name);
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
