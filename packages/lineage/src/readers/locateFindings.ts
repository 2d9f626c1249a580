// SPDX-License-Identifier: Apache-2.0
import { positionsOf } from '@meshwright/contracts';
import type { LineageFinding } from '../model';
import type { LineageFile } from './lineageFile';

/** Texts longer than this, such as large manifests, are not read a second time only to count lines. */
const MOST_LENGTH = 4 * 1024 * 1024;

/**
 * Findings with the lines of their places, which readers of JSON do not count as they read. For those who show them to
 * people; it costs another reading of each file that has findings without lines.
 *
 * @param files - what `readLineage` was given
 * @public
 */
export function locateFindings(
  findings: readonly LineageFinding[],
  files: readonly LineageFile[],
): LineageFinding[] {
  const missing = new Map<string, Set<string>>();
  for (const { file, path, line } of findings) {
    if (line !== undefined || path === '') continue;
    const paths = missing.get(file) ?? new Set();
    missing.set(file, paths.add(path));
  }
  const lines = new Map<string, number>();
  for (const { path, source } of files) {
    const paths = missing.get(path);
    if (!paths || source.length > MOST_LENGTH) continue;
    for (const [pointer, { line }] of positionsOf(source, paths)) {
      lines.set(`${path}\u0000${pointer}`, line);
    }
  }
  return findings.map(finding => {
    const line = lines.get(`${finding.file}\u0000${finding.path}`);
    return line === undefined || finding.line !== undefined
      ? finding
      : { ...finding, line };
  });
}
