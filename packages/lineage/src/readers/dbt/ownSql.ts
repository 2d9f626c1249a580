// SPDX-License-Identifier: Apache-2.0
import { record, text } from '../values';
import type { SourcedArtifact } from './artifacts';

const slashes = (path: string) => path.split('\\').join('/');

/** The folder that a file is in; empty for one that is in none. @internal */
export const folderOf = (path: string): string =>
  slashes(path).split('/').slice(0, -1).join('/');

/**
 * Tells files with SQL that are of a dbt project whose manifest is among the artifacts: its sources, and what dbt
 * compiled and ran of them. The manifest says all of it, and under its right names.
 *
 * @internal
 */
export function ownSql(
  artifacts: readonly SourcedArtifact[],
): (path: string) => boolean {
  const folders: string[] = [];
  const sources = new Set<string>();
  for (const { artifact, file, value } of artifacts) {
    if (artifact !== 'manifest') continue;
    const target = folderOf(file);
    const prefix = target === '' ? '' : `${target}/`;
    folders.push(`${prefix}compiled/`, `${prefix}run/`);
    if (target === '') continue;
    const project = folderOf(target);
    for (const node of Object.values(record(value.nodes))) {
      const source = text(record(node).original_file_path);
      if (source === undefined) continue;
      sources.add([project, slashes(source)].filter(Boolean).join('/'));
    }
  }
  return path => {
    const own = slashes(path);
    return sources.has(own) || folders.some(folder => own.startsWith(folder));
  };
}
