// SPDX-License-Identifier: Apache-2.0
import { pathFault } from '../blueprint/path';
import type { Block } from '../hcl';
import type { Contribution, GeneratedFile } from './types';
import type { Conflict } from './variables';

/** What a block is known by in a stack; undefined for blocks that may stand there more than once. */
function addressOf({ type, labels }: Block): string | undefined {
  if (type === 'resource') return labels.join('.');
  if (type === 'data' || type === 'module') return [type, ...labels].join('.');
  return undefined;
}

/**
 * Blocks of all contributions by the name of their file, in the order of the contributions.
 *
 * @internal
 */
export function mergeTerraform(
  contributions: readonly Contribution[],
  conflict: Conflict,
): Map<string, Block[]> {
  const files = new Map<string, Block[]>();
  const addresses = new Set<string>();
  const locals = new Set<string>();
  for (const { terraform = {} } of contributions) {
    for (const [file, blocks] of Object.entries(terraform)) {
      for (const block of blocks) {
        const address = addressOf(block);
        const names =
          block.type === 'locals'
            ? Object.keys(block.body).map(name => `local.${name}`)
            : [];
        for (const name of [...(address ? [address] : []), ...names]) {
          const taken = name.startsWith('local.') ? locals : addresses;
          if (taken.has(name)) {
            conflict('duplicate-block', `Two modules declare ${name}.`);
          }
          taken.add(name);
        }
      }
      if (blocks.length > 0) {
        files.set(file, [...(files.get(file) ?? []), ...blocks]);
      }
    }
  }
  return files;
}

/**
 * Each file once, by path.
 *
 * @internal
 */
export function mergeFiles(
  files: readonly GeneratedFile[],
  conflict: Conflict,
): GeneratedFile[] {
  const merged = new Map<string, GeneratedFile>();
  for (const file of files) {
    const fault = pathFault(file.path);
    if (fault) {
      conflict(
        'file-path',
        `A module makes the file '${file.path}': ${fault}.`,
      );
      continue;
    }
    const known = merged.get(file.path);
    if (known && known.content !== file.content) {
      conflict('duplicate-file', `Two modules make the file ${file.path}.`);
    }
    merged.set(file.path, known ?? file);
  }
  return [...merged.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
