// SPDX-License-Identifier: Apache-2.0
import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { Failure } from '../failure';
import { suggest } from '../suggest';
import { clean } from '../terminal/clean';
import type { Io } from '../terminal/io';

/** One byte more than the reader of descriptors takes, so that it says what is too large. */
const MOST_BYTES = 10 * 1024 * 1024 + 1;

/** Name of standard input on the command line. */
export const STANDARD_INPUT = '-';

const problems: Record<string, string> = {
  EACCES: 'may not be read by this user',
  EPERM: 'may not be read by this user',
  EISDIR: 'is a folder',
  EMFILE: 'cannot be opened, as too many files are open',
  ELOOP: 'is a link that leads in a circle',
  ENAMETOOLONG: 'has a name that is too long',
};

/** Says why a file could not be read, in words. */
export function readFailure(path: string, error: unknown): Failure {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const why = problems[code] ?? `cannot be read (${code || String(error)})`;
  return new Failure(`${clean(path)} ${why}.`);
}

/** Says that a file is not there, and which one may have been meant. */
export async function missingFile(path: string, io: Io): Promise<Failure> {
  const absolute = resolve(io.cwd, path);
  const neighbours = await readdir(dirname(absolute)).catch(() => []);
  const meant = suggest(basename(absolute), neighbours);
  return new Failure(
    `${clean(path)} does not exist.`,
    meant && `Did you mean ${clean(meant)}?`,
  );
}

/**
 * Reads a file, or standard input for `-`.
 *
 * Takes no more bytes than a descriptor may have, so that an endless file does no harm.
 *
 * @param mostBytes - another limit, for files that may be larger
 * @throws Failure when there is no such file, it is a folder, or it may not be read
 */
export async function readSource(
  path: string,
  io: Io,
  mostBytes: number = MOST_BYTES,
): Promise<Uint8Array> {
  if (path === STANDARD_INPUT) return io.readInput(mostBytes);
  const absolute = resolve(io.cwd, path);
  const info = await stat(absolute).catch(async error => {
    throw error.code === 'ENOENT' || error.code === 'ENOTDIR'
      ? await missingFile(path, io)
      : readFailure(path, error);
  });
  if (info.isDirectory()) throw readFailure(path, { code: 'EISDIR' });
  try {
    const file = await open(absolute, 'r');
    try {
      const chunks: Buffer[] = [];
      let size = 0;
      while (size < mostBytes) {
        const chunk = Buffer.alloc(Math.min(1024 * 1024, mostBytes - size));
        // Position null reads on, which pipes (`<(git show …)`) need.
        const { bytesRead } = await file.read(chunk, 0, chunk.length, null);
        if (bytesRead === 0) break;
        chunks.push(chunk.subarray(0, bytesRead));
        size += bytesRead;
      }
      return Buffer.concat(chunks);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw readFailure(path, error);
  }
}
