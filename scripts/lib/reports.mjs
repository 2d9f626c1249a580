// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { root } from './say.mjs';

const readText = path => readFile(new URL(path, root), 'utf8').catch(() => '');

async function read(path) {
  const text = await readText(path);
  return text ? JSON.parse(text) : undefined;
}

/** How many tests of a Jest run passed, failed and were skipped; a file that could not run counts as a failure. */
export async function readJestReport(path) {
  const report = await read(path);
  return (
    report && {
      passed: report.numPassedTests,
      failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
      skipped: report.numPendingTests + report.numTodoTests,
    }
  );
}

/** The same of a Playwright run. */
export async function readPlaywrightReport(path) {
  const report = await read(path);
  return (
    report && {
      passed: report.stats.expected + report.stats.flaky,
      failed: report.stats.unexpected,
      skipped: report.stats.skipped,
    }
  );
}

/** The same of a run of pytest, which writes JUnit's XML; what could not be set up counts as a failure. */
export async function readPytestReport(path) {
  const [suite] = (await readText(path)).match(/<testsuite(?=\s)[^>]*>/) ?? [];
  if (!suite) {
    return undefined;
  }
  const count = name => Number(suite.match(`\\s${name}="(\\d+)"`)?.[1] ?? 0);
  const failed = count('failures') + count('errors');
  const skipped = count('skipped');
  return { passed: count('tests') - failed - skipped, failed, skipped };
}
