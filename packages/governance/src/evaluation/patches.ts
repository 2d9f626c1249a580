// SPDX-License-Identifier: Apache-2.0
import type { DescriptorEdit } from '@meshwright/contracts';
import type { Budget } from '../cel/budget';
import { release } from '../cel/adopt';
import type { DataMap } from '../cel/values';
import type { CompiledPatch } from '../policy/compile';
import type { FixPatch } from './types';

/** The file and the JSON Pointer of a place. @internal */
export function splitPlace(place: string): { file: string; pointer: string } {
  const at = place.indexOf('#/');
  return at < 0
    ? { file: place, pointer: '' }
    : { file: place.slice(0, at), pointer: place.slice(at + 1) };
}

function editOf(
  { patch, value, text }: CompiledPatch,
  path: string,
  roots: DataMap,
  whole: Budget,
): DescriptorEdit | undefined {
  if (patch.remove) return { path, remove: true };
  if (value) {
    const result = value.evaluate(roots, whole);
    return 'error' in result
      ? undefined
      : { path, value: release(result.value) };
  }
  return { path, value: text ? text.fill(roots, whole) : patch.value };
}

/**
 * The changes of a fix at one place of evidence.
 *
 * @param standard - of the document that the place is in; patches for other standards are left out
 * @param whole - what the rule may cost
 * @internal
 */
export function patchesAt(
  patches: readonly CompiledPatch[],
  place: string,
  standard: string,
  roots: DataMap,
  whole: Budget,
): FixPatch[] {
  const { file, pointer } = splitPlace(place);
  return patches.flatMap(compiled => {
    const { patch } = compiled;
    if (patch.in.length > 0 && !patch.in.includes(standard)) return [];
    const written = compiled.path.fill(roots, whole);
    const path = written.startsWith('/')
      ? written
      : [pointer, written].filter(part => part !== '').join('/');
    const edit = editOf(compiled, path, roots, whole);
    return edit ? [{ file, edit }] : [];
  });
}
