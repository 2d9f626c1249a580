// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { fingerprint, isDone, markDone } from './fingerprint.mjs';
import { yarn } from './install.mjs';
import { explain } from './trouble.mjs';
import { dim, Problem, root, say } from './say.mjs';

/** Everything that ends up in the browser. */
const SOURCES = [
  'yarn.lock',
  'packages/app',
  'packages/contracts',
  'plugins/api-docs-module-data-mesh',
  'plugins/data-mesh',
  'plugins/data-mesh-common',
  'plugins/data-mesh-react',
];

/** Builds the portal's frontend if its sources have changed since the last time. */
export async function ensureBuilt(node) {
  const value = await fingerprint(SOURCES);
  if (
    existsSync(new URL('packages/app/dist/index.html', root)) &&
    (await isDone('app', value))
  ) {
    return;
  }
  say(`Building the portal ${dim('(about a minute)')} …`);
  const started = Date.now();
  const { code, output } = await yarn(node, ['workspace', 'app', 'build'], {
    quiet: true,
    env: { NODE_OPTIONS: '--max-old-space-size=4096' },
  });
  if (code !== 0) {
    throw new Problem(explain(output, 'The frontend could not be built.'));
  }
  await markDone('app', value);
  say(dim(`  built in ${Math.round((Date.now() - started) / 1000)} s`));
}
