// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The folder that relative paths of the configuration count from: the root of the repository that the portal runs in, which
 * is the nearest folder above with a `backstage.json`, else the working directory.
 *
 * @public
 */
export function portalFolder(): string {
  const start = process.cwd();
  let folder = start;
  while (!existsSync(path.join(folder, 'backstage.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) {
      return start;
    }
    folder = parent;
  }
  return folder;
}
