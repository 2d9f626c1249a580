// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { command } from './child.mjs';
import { explain } from './trouble.mjs';
import { dim, Problem, root, say } from './say.mjs';

/** Versions that Backstage supports; the last is fetched where the machine has none of them. */
const SUPPORTED = [22, 24];
const OWN_NODE = new URL('.meshwright/node/', root);

/** Path of a supported Node, if this machine or this clone has one. */
export function findNode() {
  if (SUPPORTED.includes(Number(process.versions.node.split('.')[0]))) {
    return process.execPath;
  }
  const own = fileURLToPath(
    new URL(
      process.platform === 'win32'
        ? 'node_modules/node/bin/node.exe'
        : 'node_modules/node/bin/node',
      OWN_NODE,
    ),
  );
  return existsSync(own) ? own : undefined;
}

/**
 * A Node that Backstage supports: this process's, or one that is kept in the clone.
 *
 * @returns {Promise<string>} path of the executable
 */
export async function ensureNode() {
  const found = findNode();
  if (found) {
    return found;
  }
  const wanted = SUPPORTED[SUPPORTED.length - 1];
  say(
    `Node ${process.versions.node} is here; Backstage needs ${SUPPORTED.join(
      ' or ',
    )}. ` +
      `Fetching Node ${wanted} for this clone ${dim('(.meshwright/node)')} …`,
  );
  const { code, output } = await command(
    process.platform === 'win32' ? 'npm.cmd' : 'npm',
    [
      'install',
      '--prefix',
      fileURLToPath(OWN_NODE),
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      `node@${wanted}`,
    ],
    { quiet: true, shell: process.platform === 'win32' },
  );
  const node = findNode();
  if (code !== 0 || !node) {
    throw new Problem(
      explain(
        output,
        `Node ${wanted} could not be fetched from the npm registry. Install Node ${SUPPORTED.join(
          ' or ',
        )} yourself (https://nodejs.org) and run the command again.`,
      ),
    );
  }
  return node;
}

/** The environment for commands that must run under a given Node. */
export function environmentFor(node, extra = {}) {
  return {
    ...process.env,
    ...extra,
    PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
  };
}
