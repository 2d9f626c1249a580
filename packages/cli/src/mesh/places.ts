// SPDX-License-Identifier: Apache-2.0
import { positionsOf } from '@meshwright/contracts';
import type { Verdict } from '@meshwright/governance';
import { plainFile } from './readMesh';

/** The file and the JSON Pointer of a piece of evidence. */
export function splitPlace(path: string): { file: string; pointer: string } {
  const at = path.indexOf('#/');
  return at < 0
    ? { file: path, pointer: '' }
    : { file: path.slice(0, at), pointer: path.slice(at + 1) };
}

/** Pointers of evidence by file. */
function pointersOf(verdicts: readonly Verdict[]): Map<string, Set<string>> {
  const wanted = new Map<string, Set<string>>();
  for (const { evidence, outcome } of verdicts) {
    if (outcome === 'pass') continue;
    for (const { path } of evidence) {
      const { file, pointer } = splitPlace(path);
      const known = wanted.get(file);
      if (known) known.add(pointer);
      else wanted.set(file, new Set([pointer]));
    }
  }
  return wanted;
}

/**
 * Looks up the lines of evidence, each file once, and takes numbers of documents out of paths.
 *
 * @param texts - of the files that evidence lies in
 */
export function withLines(
  verdicts: readonly Verdict[],
  texts: ReadonlyMap<string, string>,
): Verdict[] {
  const lines = new Map<string, number>();
  for (const [file, pointers] of pointersOf(verdicts)) {
    const text = texts.get(file);
    if (text === undefined) continue;
    for (const [pointer, { line }] of positionsOf(text, pointers)) {
      lines.set(pointer === '' ? file : `${file}#${pointer}`, line);
    }
  }
  return verdicts.map(verdict => ({
    ...verdict,
    evidence: verdict.evidence.map(({ path }) => {
      const line = lines.get(path);
      const shown = plainFile(path);
      return line === undefined ? { path: shown } : { path: shown, line };
    }),
  }));
}
