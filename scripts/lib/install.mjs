// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { command } from './child.mjs';
import { fingerprint, isDone, markDone } from './fingerprint.mjs';
import { environmentFor } from './node.mjs';
import { explain } from './trouble.mjs';
import { dim, Problem, root, say } from './say.mjs';

const YARN = fileURLToPath(
  new URL(
    readFileSync(new URL('.yarnrc.yml', root), 'utf8').match(
      /^yarnPath: (.+)$/m,
    )[1],
    root,
  ),
);

/** Runs Yarn, which is committed with the repository. */
export function yarn(node, args, options = {}) {
  return command(node, [YARN, ...args], {
    ...options,
    env: environmentFor(node, options.env),
  });
}

async function manifests() {
  const paths = ['package.json', 'yarn.lock', '.yarnrc.yml'];
  for (const group of ['packages', 'plugins']) {
    for (const name of await readdir(new URL(group, root))) {
      paths.push(`${group}/${name}/package.json`);
    }
  }
  return paths;
}

/** Installs the dependencies if they are not, or no longer, what the manifests ask for. */
export async function ensureInstalled(node) {
  const value = await fingerprint(await manifests());
  if (
    existsSync(new URL('node_modules/.yarn-state.yml', root)) &&
    (await isDone('install', value))
  ) {
    return;
  }
  say(`Installing dependencies ${dim('(2 to 5 minutes the first time)')} …`);
  const started = Date.now();
  let output = '';
  const { code } = await yarn(node, ['install'], {
    onLine: line => {
      output = `${output}${line}\n`.slice(-20_000);
      const step = line.match(/┌ (Resolution|Fetch|Link) step/);
      if (step) {
        say(dim(`  ${step[1].toLowerCase()} …`));
      }
    },
  });
  if (code !== 0) {
    throw new Problem(
      explain(
        errorsOf(output),
        'The dependencies could not be installed. What Yarn said is below; run the command again after mending it: it goes on where it stopped.',
      ),
    );
  }
  await markDone('install', value);
  say(dim(`  installed in ${Math.round((Date.now() - started) / 1000)} s`));
}

/** Yarn's errors without its warnings about peers and build scripts. */
function errorsOf(output) {
  return output
    .split('\n')
    .filter(line => !/YN00(02|04|13|60|76|85|86)/.test(line))
    .join('\n');
}
