// SPDX-License-Identifier: Apache-2.0
import type { BareRepository } from '@meshwright/plugin-data-mesh-node';

/** Larger files are not shown in the browser; a clone has them. */
const MAX_SHOWN = 1024 * 1024;

/** A file as far as it can be shown. @internal */
export interface ShownText {
  size: number;
  text?: string;
  reason?: 'binary' | 'too-large';
}

/** @returns undefined when there is no such file @internal */
export async function textOf(
  repository: BareRepository,
  commit: string,
  path: string,
): Promise<ShownText | undefined> {
  const files = await repository.files(commit, path);
  const file = files.find(candidate => candidate.path === path);
  if (!file) {
    return undefined;
  }
  const { id, size } = file;
  if (size > MAX_SHOWN) {
    return { size, reason: 'too-large' };
  }
  const bytes = await repository.content(id, MAX_SHOWN);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? { size, reason: 'binary' } : { size, text };
  } catch {
    return { size, reason: 'binary' };
  }
}
