// SPDX-License-Identifier: Apache-2.0
/**
 * `npm run -s meshwright -- …`: runs the command line from its sources, in the folder that npm was called in.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { ensureNode, findNode } from './lib/node.mjs';
import { Problem, root, sayTo } from './lib/say.mjs';

const require = createRequire(import.meta.url);
const installed = existsSync(new URL('node_modules/.yarn-state.yml', root));

// npm goes to the root of the repository and says where it came from.
if (process.env.npm_lifecycle_event === 'meshwright' && process.env.INIT_CWD) {
  process.chdir(process.env.INIT_CWD);
}

if (installed && findNode() === process.execPath) {
  require('../packages/cli/bin/meshwright');
} else {
  // Standard output belongs to the command.
  sayTo(process.stderr);
  try {
    const { ensureInstalled } = await import('./lib/install.mjs');
    const node = await ensureNode();
    if (!installed) await ensureInstalled(node);
    const { spawnSync } = await import('node:child_process');
    const { status, signal } = spawnSync(
      node,
      [
        fileURLToPath(new URL('packages/cli/bin/meshwright', root)),
        ...process.argv.slice(2),
      ],
      { stdio: 'inherit' },
    );
    process.exitCode = status ?? (signal ? 130 : 2);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // Not 1, which would mean that the command found something.
    process.stderr.write(`Cannot go on: ${error.message}\n`);
    process.exitCode = 2;
  }
}
