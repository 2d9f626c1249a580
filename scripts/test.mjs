// SPDX-License-Identifier: Apache-2.0
/**
 * `npm test`: installs what is missing and runs every check and test.
 *
 * `npm test -- PATTERN…` runs only the Jest tests whose path matches.
 * `npm test -- --step NAME` runs one step: format, types, api, lint, packages, config, unit or
 * journeys.
 */
import { mkdir, rm } from 'node:fs/promises';
import { ensureBuilt } from './lib/build.mjs';
import { findBrowser } from './lib/browser.mjs';
import { command } from './lib/child.mjs';
import { ensureInstalled, yarn } from './lib/install.mjs';
import { environmentFor, ensureNode } from './lib/node.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { readJestReport, readPlaywrightReport } from './lib/reports.mjs';
import { bold, dim, root, run, say } from './lib/say.mjs';

const ARTIFACTS = new URL('artifacts/', root);
const JEST_REPORT = 'artifacts/jest.json';
const JOURNEYS_REPORT = 'artifacts/journeys.json';

/** Runs a command of the repository; true when it succeeded. */
const check =
  (...args) =>
  async node => {
    const { code } = await yarn(node, args);
    return { ok: code === 0 };
  };

async function unit(node, patterns) {
  const postgres = await startPostgres();
  if (!postgres) {
    say(
      `There is no PostgreSQL for ${process.platform} ${process.arch}: tests run on SQLite only.`,
    );
  }
  try {
    const { code } = await yarn(
      node,
      [
        'backstage-cli',
        'repo',
        'test',
        '--watchAll=false',
        '--json',
        `--outputFile=${JEST_REPORT}`,
        ...patterns,
      ],
      {
        env: {
          NODE_OPTIONS: '--max-old-space-size=4096',
          BACKSTAGE_TEST_DISABLE_DOCKER: '1',
          ...(postgres && {
            BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: postgres.url,
          }),
        },
      },
    );
    return { ok: code === 0, counts: await readJestReport(JEST_REPORT) };
  } finally {
    await postgres?.stop();
  }
}

async function journeys(node) {
  const browser = findBrowser();
  if (!browser) {
    say(
      'No browser was found, so the journeys were left out. Install Chromium (Debian: apt-get install chromium) or name one with MESHWRIGHT_BROWSER.',
    );
    return { ok: true, skipped: true };
  }
  await ensureBuilt(node);
  const { code } = await command(
    node,
    ['node_modules/@playwright/test/cli.js', 'test'],
    {
      env: environmentFor(node, {
        MESHWRIGHT_BROWSER: browser,
        PLAYWRIGHT_JSON_OUTPUT_NAME: JOURNEYS_REPORT,
      }),
    },
  );
  return {
    ok: code === 0,
    counts: await readPlaywrightReport(JOURNEYS_REPORT),
  };
}

const STEPS = [
  ['format', check('prettier', '--check', '.')],
  ['types', check('tsc')],
  // Reads the declarations that the step before wrote.
  ['api', check('api-reports', '--ci')],
  ['lint', check('backstage-cli', 'repo', 'lint', '--max-warnings=0')],
  // Whether what is published says of each package what Backstage needs to know.
  ['packages', check('backstage-cli', 'repo', 'fix', '--check', '--publish')],
  ['config', check('backstage-cli', 'config:check', '--lax', '--strict')],
  ['unit', unit],
  ['journeys', journeys],
];

await run(async () => {
  const args = process.argv.slice(2);
  const only = args[0] === '--step' ? args[1] : undefined;
  const patterns = only ? args.slice(2) : args;
  const steps = STEPS.filter(([name]) =>
    only ? name === only : patterns.length === 0 || name === 'unit',
  );
  if (steps.length === 0) {
    say(`There is no step '${only}'. Steps: ${STEPS.map(([name]) => name)}`);
    return 2;
  }

  const node = await ensureNode();
  await ensureInstalled(node);
  await rm(ARTIFACTS, { recursive: true, force: true });
  await mkdir(ARTIFACTS);

  const total = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];
  for (const [name, step] of steps) {
    say(`\n${bold(name)}`);
    const started = Date.now();
    const { ok, counts, skipped } = await step(node, patterns);
    say(
      dim(
        `${name}: ${
          skipped ? 'left out' : ok ? 'fine' : 'FAILED'
        } after ${Math.round((Date.now() - started) / 1000)} s`,
      ),
    );
    if (!ok) {
      failures.push(name);
    }
    const result = counts ?? {
      passed: ok && !skipped ? 1 : 0,
      failed: ok ? 0 : 1,
      skipped: skipped ? 1 : 0,
    };
    for (const key of Object.keys(total)) {
      total[key] += result[key];
    }
  }
  if (failures.length > 0) {
    say(`\nFailed: ${failures.join(', ')}`);
  }
  say(
    `\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`,
  );
  return failures.length > 0 ? 1 : 0;
});
