// SPDX-License-Identifier: Apache-2.0
import fs from 'node:fs';
import path from 'node:path';

let clock = Date.now() - 24 * 60 * 60 * 1000;

/** Writes files below a folder; those of `null` are removed. Each has a time of change of its own, well in the past. */
export function writeFiles(
  root: string,
  files: Record<string, string | Buffer | null>,
) {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    if (content === null) {
      fs.rmSync(file, { force: true });
      continue;
    }
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
    clock += 1000;
    fs.utimesSync(file, new Date(clock), new Date(clock));
  }
}
