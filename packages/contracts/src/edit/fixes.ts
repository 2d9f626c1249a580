// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '../model';
import type { DescriptorEdit } from './edit';

/**
 * The edit that makes the fix of a finding.
 *
 * @returns undefined where a finding has no fix, or one that a person has to make
 * @public
 */
export function editOfFix({ path, fix }: Finding): DescriptorEdit | undefined {
  if (!fix) return undefined;
  const place = fix.path ?? path;
  if (fix.rename !== undefined) {
    return {
      path: place,
      rename: fix.rename,
      ...(fix.value !== undefined && { value: fix.value }),
    };
  }
  if (fix.value === undefined) return undefined;
  return fix.value === null
    ? { path: place, remove: true }
    : { path: place, value: fix.value };
}
