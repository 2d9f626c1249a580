// SPDX-License-Identifier: Apache-2.0
import { editDescriptor, editOfFix } from '../../../../edit';
import { readDescriptor } from '../../../../read';

/** Findings as `severity rule path`. */
export const told = (text: string) =>
  readDescriptor(text).findings.map(
    ({ severity, rule, path }) => `${severity} ${rule} ${path}`,
  );

/** What a change of a contract adds to its findings. */
export function changed(
  contract: string,
  path: string,
  value: unknown,
): string[] {
  const edit =
    value === undefined ? { path, remove: true as const } : { path, value };
  const before = new Set(told(contract));
  return told(editDescriptor(contract, [edit])).filter(one => !before.has(one));
}

/** A text after the fixes of its findings, inner places first, until no finding has one. */
export function mended(text: string): string {
  let present = text;
  for (let round = 0; round < 5; round++) {
    const edits = readDescriptor(present)
      .findings.flatMap(finding => editOfFix(finding) ?? [])
      .sort((a, b) => b.path.length - a.path.length);
    if (edits.length === 0) break;
    present = editDescriptor(present, edits);
  }
  return present;
}
