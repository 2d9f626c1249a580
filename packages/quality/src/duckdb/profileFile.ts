// SPDX-License-Identifier: Apache-2.0
import { compileProfile, measurementsOf } from '../compile';
import type { Measurement } from '../model';
import { openFile } from './openFile';
import type { FileRun } from './runOnFile';
import { withLimits } from './withLimits';

/**
 * Measures the figures of a file that are worth following from run to run, in one pass over it. It may read that file and
 * nothing else.
 *
 * @throws Error where the file cannot be read at all, is not of its format, or the run was cancelled
 * @public
 */
export async function profileFile(
  run: Omit<FileRun, 'contract' | 'others'>,
): Promise<Measurement[]> {
  const { path, limits, signal } = run;
  return withLimits({ paths: [path], limits, signal }, async one => {
    const { relation, columns } = await openFile(one.connection, run);
    const profile = compileProfile(run.object, {
      engine: 'duckdb',
      relation,
      columns,
    });
    const reader = await one.connection.runAndReadUntil(profile.query, 1);
    const row = reader.getRowObjectsJson()[0] ?? {};
    return measurementsOf(profile, row as Record<string, unknown>);
  });
}
