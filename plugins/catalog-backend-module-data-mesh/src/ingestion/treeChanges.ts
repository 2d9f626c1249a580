// SPDX-License-Identifier: Apache-2.0
import type { KnownFile } from '../database/IngestionStore';
import type { ListedFile } from '../sources/types';

/** How a listing differs from what is known. @internal */
export interface TreeChanges {
  /** New files, and those that may have changed. */
  suspects: ListedFile[];
  /** Files that are not listed any more. */
  missing: KnownFile[];
}

/** Compares a listing with what is known, without reading any file. @internal */
export function treeChanges(
  listed: ListedFile[],
  known: Map<string, KnownFile>,
): TreeChanges {
  const paths = new Set(listed.map(({ path }) => path));
  return {
    suspects: listed.filter(({ path, fingerprint }) => {
      const before = known.get(path);
      return !before || !fingerprint || before.fingerprint !== fingerprint;
    }),
    missing: [...known.values()].filter(({ path }) => !paths.has(path)),
  };
}

/** Fewer missing files than this are believed at once, as long as others are left. */
const FEW = 10;

/**
 * Whether so much is missing that a fault is likelier than a clean-up: a folder that is not mounted, a branch that
 * was emptied, a permission that was lost. Then the next reading has to confirm it.
 *
 * @internal
 */
export function isSuddenRemoval(missing: number, known: number): boolean {
  return (
    missing > 0 && (missing === known || missing > Math.max(FEW, known / 2))
  );
}
