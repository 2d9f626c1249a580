// SPDX-License-Identifier: Apache-2.0
/**
 * `npm run test:conformance`: lets tools that others wrote judge what Meshwright produces and reads.
 *
 * Apart from `npm test`, as it needs Python. What follows `--` goes to pytest:
 * `npm run test:conformance -- -k avro`.
 */
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { command } from './lib/child.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { environmentFor, ensureNode } from './lib/node.mjs';
import { ensurePythonEnvironment } from './lib/python.mjs';
import { readPytestReport } from './lib/reports.mjs';
import { root, run, say, Unavailable } from './lib/say.mjs';

const REPORT = 'artifacts/conformance.xml';

/** The Python that has checkov, or an empty word where it cannot be fetched: the other tools judge without it. */
async function environmentOfCheckov() {
  try {
    return await ensurePythonEnvironment(
      'conformance-checkov',
      'conformance/checkov.txt',
    );
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    say(`checkov is left out. ${error.message}`);
    return '';
  }
}

await run(async () => {
  const node = await ensureNode();
  const python = await ensurePythonEnvironment(
    'conformance',
    'conformance/requirements.txt',
  );
  const checkov = await environmentOfCheckov();
  await ensureInstalled(node);
  await mkdir(new URL('artifacts/', root), { recursive: true });
  await rm(new URL(REPORT, root), { force: true });

  const { code } = await command(
    python,
    [
      '-m',
      'pytest',
      `--junitxml=${fileURLToPath(new URL(REPORT, root))}`,
      ...process.argv.slice(2),
    ],
    {
      cwd: fileURLToPath(new URL('conformance/', root)),
      env: environmentFor(node, {
        MESHWRIGHT_NODE: node,
        MESHWRIGHT_CHECKOV: checkov && join(dirname(checkov), 'checkov'),
        PYTHONDONTWRITEBYTECODE: '1',
        PYTHONUTF8: '1',
        NO_COLOR: '1',
      }),
    },
  );
  const { passed, failed, skipped } = (await readPytestReport(REPORT)) ?? {
    passed: 0,
    failed: 1,
    skipped: 0,
  };
  say(
    `\n${passed} passed, ${failed} failed${
      skipped > 0 ? `, ${skipped} skipped` : ''
    }`,
  );
  return code === 0 && passed > 0 ? 0 : 1;
});
