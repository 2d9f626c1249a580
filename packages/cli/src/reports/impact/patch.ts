// SPDX-License-Identifier: Apache-2.0
import {
  type DescriptorEdit,
  DescriptorEditError,
  editDescriptor,
} from '@meshwright/contracts';
import type { Impact } from '@meshwright/governance';
import { plainFile } from '../../mesh/readMesh';
import { unifiedDiff } from './unifiedDiff';

/** Makes the edits one by one; one that the text does not allow is left to people. */
function edited(text: string, edits: readonly DescriptorEdit[]): string {
  let present = text;
  for (const edit of edits) {
    try {
      present = editDescriptor(present, [edit]);
    } catch (error) {
      if (!(error instanceof DescriptorEditError)) throw error;
    }
  }
  return present;
}

/** Everything that a machine can mend, as one patch. Files that hold several documents are left to people. */
export function impactPatch(
  { patches }: Impact,
  texts: ReadonlyMap<string, string>,
): string {
  const byFile = new Map<string, DescriptorEdit[]>();
  for (const { file, edit } of patches) {
    byFile.set(file, [...(byFile.get(file) ?? []), edit]);
  }
  return [...byFile]
    .map(([file, edits]) => {
      const text = texts.get(file);
      if (text === undefined || plainFile(file) !== file) return '';
      return unifiedDiff(file, text, edited(text, edits));
    })
    .join('');
}
