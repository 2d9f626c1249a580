// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { workFolder } from './workFolder';

/**
 * Installs packages that ours is measured against in a folder of the run, so that nobody who only uses the portal has to
 * have them.
 *
 * @param versions - exact version of each package
 * @returns how to load them
 * @throws Error with what npm said
 */
export function loadPeers(versions: Record<string, string>): NodeJS.Require {
  const names = Object.keys(versions).sort();
  const folder = workFolder(`peers-${names.join('-').replace(/[^a-z-]/g, '')}`);
  const manifest = join(folder, 'package.json');
  const done = join(folder, 'installed');
  if (!existsSync(done)) {
    writeFileSync(
      manifest,
      JSON.stringify({ private: true, dependencies: versions }),
    );
    const { status, stderr } = spawnSync(
      'npm',
      [
        'install',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--legacy-peer-deps',
      ],
      { cwd: folder, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`npm could not install: ${stderr}`);
    writeFileSync(done, '');
  }
  return createRequire(manifest);
}
