// SPDX-License-Identifier: Apache-2.0
import { gunzipSync } from 'node:zlib';
import { Failure } from '../failure';
import { clean } from '../terminal/clean';
import type { Io } from '../terminal/io';
import { readSource } from './read';

const tooLarge = (path: string, mostBytes: number) =>
  new Failure(`${clean(path)} has more than ${mostBytes / 1024 / 1024} MiB.`);

/** What is packed in gzip, by its first two bytes. */
function unpacked(
  path: string,
  bytes: Uint8Array,
  mostBytes: number,
): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes + 1 });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      ? tooLarge(path, mostBytes)
      : new Failure(`${clean(path)} cannot be unpacked.`, 'Write it anew.');
  }
}

/**
 * The bytes of a file of data: unpacked where it is packed with gzip, and in UTF-8 where it is in UTF-16, as PowerShell
 * writes.
 *
 * @param mostBytes - of the file, and of what is packed in it
 * @throws Failure for a file that is larger, or cannot be unpacked or read
 */
export async function readUnpacked(
  path: string,
  io: Io,
  mostBytes: number,
): Promise<Uint8Array> {
  const bytes = unpacked(
    path,
    await readSource(path, io, mostBytes + 1),
    mostBytes,
  );
  if (bytes.length > mostBytes) throw tooLarge(path, mostBytes);
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return isWide
    ? Buffer.from(Buffer.from(bytes).toString('utf16le'), 'utf8')
    : bytes;
}
