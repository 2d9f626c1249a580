// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import {
  type ReadResult,
  editDescriptor,
  editOfFix,
  readDescriptor,
} from '@meshwright/contracts';
import { Failure } from '../failure';
import type { Descriptor } from '../files/descriptors';
import { clean } from '../terminal/clean';
import type { Io } from '../terminal/io';

/** Mending one thing may bring another to light; more rounds than this are a circle. */
const MOST_ROUNDS = 10;

const errorsIn = (result: ReadResult) =>
  result.findings.filter(({ severity }) => severity === 'error').length;

/** Mends what can be mended in a text, one thing after the other, and never makes it worse. */
function mendText(
  text: string,
  first: ReadResult,
): { text: string; result: ReadResult; count: number } {
  let present = { text, result: first, count: 0 };
  const hopeless = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = present.count;
    // From the end to the begin, so that one change does not move the place of the next.
    for (const finding of [...present.result.findings].reverse()) {
      const edit = editOfFix(finding);
      const key = `${finding.rule} ${finding.path}`;
      if (!edit || hopeless.has(key)) continue;
      try {
        const edited = editDescriptor(present.text, [edit]);
        const result = readDescriptor(edited, { file: first.file });
        const better =
          edited !== present.text &&
          errorsIn(result) <= errorsIn(present.result) &&
          result.findings.length < present.result.findings.length;
        if (better) {
          present = { text: edited, result, count: present.count + 1 };
        } else hopeless.add(key);
      } catch {
        // A place that cannot be edited alone (an alias, say) is left to a person.
        hopeless.add(key);
      }
    }
    if (present.count === before) break;
  }
  return present;
}

/** Writes a file in one step, so that nobody ever sees half of it, and through links. */
async function replaceFile(path: string, text: string): Promise<void> {
  const real = await realpath(path);
  const { mode } = await stat(real);
  const fresh = join(dirname(real), `.${randomUUID()}.tmp`);
  try {
    await writeFile(fresh, text, { flag: 'wx' });
    await chmod(fresh, mode);
    await rename(fresh, real);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}

/** Mends a file and says what is left. */
export async function mendFile(
  { path, source, result }: Descriptor,
  io: Io,
): Promise<{ result: ReadResult; count: number }> {
  if (!result.findings.some(editOfFix)) return { result, count: 0 };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      source,
    );
  } catch {
    // Another encoding would be lost; its finding says so.
    return { result, count: 0 };
  }
  const mended = mendText(text, result);
  if (mended.count > 0) {
    try {
      await replaceFile(resolve(io.cwd, path), mended.text);
    } catch (error) {
      throw new Failure(
        `${clean(path)} cannot be written (${
          (error as NodeJS.ErrnoException).code ?? String(error)
        }).`,
      );
    }
  }
  return { result: mended.result, count: mended.count };
}
