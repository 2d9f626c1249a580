// SPDX-License-Identifier: Apache-2.0
import type { GeneratedFile } from '../generate/types';
import { hasConflicts, mergeText } from './merge';
import { MANIFEST_PATH, type Manifest } from './manifest';

/** A file of which both the team and the generator changed the same lines. @public */
export interface UpgradeConflict {
  path: string;
  /** Lines, counted from 1, on which a conflict begins in the file as it is written. */
  lines: number[];
}

/** A file that is left as it is although the generator would have it otherwise, and why. @public */
export interface UpgradeKept {
  path: string;
  reason: string;
}

/** What generating again means for a repository. @public */
export interface Upgrade {
  /** Files to write, with their whole content: new, changed, or merged with conflicts marked. */
  files: GeneratedFile[];
  /** Files that are generated no more and that nobody changed: to be removed. */
  removed: string[];
  kept: UpgradeKept[];
  conflicts: UpgradeConflict[];
}

/** @public */
export interface UpgradeInput {
  /** What the repository records of its last generation. */
  manifest: Manifest;
  /** Text of the repository's files by path; at least of those that were or are generated. */
  current: ReadonlyMap<string, string>;
  /** What is generated now, its own record included. */
  next: readonly GeneratedFile[];
}

const sameText = (a: string | undefined, b: string | undefined) =>
  a?.replace(/\r\n/g, '\n') === b?.replace(/\r\n/g, '\n');

/** Paths that generating again may read or write. @public */
export function upgradePaths(
  manifest: Manifest,
  next: readonly GeneratedFile[],
): string[] {
  return [
    ...new Set([...manifest.files, ...next].map(({ path }) => path)),
  ].sort();
}

/**
 * Files in which conflicts of an earlier upgrade still stand. They have to be resolved before another one: what is
 * between the marks would be merged as if people had written it.
 *
 * @public
 */
export function unresolved(current: ReadonlyMap<string, string>): string[] {
  return [...current]
    .filter(([path, text]) => path !== MANIFEST_PATH && hasConflicts(text))
    .map(([path]) => path);
}

function changeOf(
  path: string,
  mine: string | undefined,
  before: GeneratedFile | undefined,
  now: GeneratedFile,
): Partial<{
  file: GeneratedFile;
  kept: UpgradeKept;
  conflict: UpgradeConflict;
}> {
  if (mine === undefined) {
    if (!before) return { file: now };
    return sameText(before.content, now.content)
      ? {}
      : {
          kept: {
            path,
            reason: 'It was removed here, and is generated otherwise now.',
          },
        };
  }
  const modeChanged = !!before && !before.executable !== !now.executable;
  if (sameText(mine, now.content)) return modeChanged ? { file: now } : {};
  if (before && sameText(mine, before.content)) return { file: now };
  if (before && sameText(before.content, now.content)) {
    return modeChanged ? { file: { ...now, content: mine } } : {};
  }
  const { content, conflicts } = mergeText(mine, before?.content, now.content);
  return {
    ...(content !== mine && { file: { ...now, content } }),
    ...(conflicts.length > 0 && { conflict: { path, lines: conflicts } }),
  };
}

/**
 * Compares what was generated, what the team made of it, and what is generated now.
 *
 * Nothing of the team's is lost: what only one side changed is taken from it, changes of both to different lines are
 * merged, and changes of both to the same lines are marked for people to decide. A file that the team removed stays
 * removed; a file that it changed stays even when it is generated no more. Files that were never generated are not
 * looked at.
 *
 * @public
 */
export function upgrade({ manifest, current, next }: UpgradeInput): Upgrade {
  const before = new Map(manifest.files.map(file => [file.path, file]));
  const now = new Map(next.map(file => [file.path, file]));
  const result: Upgrade = { files: [], removed: [], kept: [], conflicts: [] };
  for (const path of upgradePaths(manifest, next)) {
    const mine = current.get(path);
    const old = before.get(path);
    const made = now.get(path);
    if (path === MANIFEST_PATH) {
      if (made && made.content !== mine) result.files.push(made);
    } else if (made) {
      const { file, kept, conflict } = changeOf(path, mine, old, made);
      if (file) result.files.push(file);
      if (kept) result.kept.push(kept);
      if (conflict) result.conflicts.push(conflict);
    } else if (mine !== undefined && sameText(mine, old?.content)) {
      result.removed.push(path);
    } else if (mine !== undefined) {
      result.kept.push({
        path,
        reason: 'It is generated no more, and was changed here.',
      });
    }
  }
  return result;
}
