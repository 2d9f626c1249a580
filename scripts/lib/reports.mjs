// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { root } from './say.mjs';

async function read(path) {
  const text = await readFile(new URL(path, root), 'utf8').catch(() => '');
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
