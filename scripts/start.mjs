// SPDX-License-Identifier: Apache-2.0
/** `npm start`: installs and builds what is missing, and runs the portal with the example mesh. */
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { ensureNode } from './lib/node.mjs';
import { runPortal } from './lib/portal.mjs';
import { run } from './lib/say.mjs';

await run(async () => {
  const node = await ensureNode();
  await ensureInstalled(node);
  await ensureBuilt(node);
  return runPortal(node, process.argv.slice(2));
});
