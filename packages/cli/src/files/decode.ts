// SPDX-License-Identifier: Apache-2.0
import { gunzipSync } from 'node:zlib';
import { Failure } from '../failure';
import { clean } from '../terminal/clean';

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** The encoding that a byte order mark states; UTF-8 where there is none. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/**
 * The text of a file: unpacked where it is packed by gzip, whatever its name is, and in UTF-16 where its byte order
 * mark says so, as shells of Windows write it.
 *
 * @param mostBytes - unpacked size from which on it is refused
 * @throws Failure for a broken or a too large archive
 */
export function decodeText(
  path: string,
  bytes: Uint8Array,
  mostBytes: number,
): string {
  let plain = bytes;
  if (isGzip(bytes)) {
    try {
      plain = gunzipSync(bytes, { maxOutputLength: mostBytes });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw code === 'ERR_BUFFER_TOO_LARGE'
        ? new Failure(
            `${clean(path)} unpacks to more than ${
              mostBytes / 1024 / 1024
            } MiB.`,
            'Split it.',
          )
        : new Failure(
            `${clean(path)} is packed by gzip, but cannot be unpacked: ${clean(
              (error as Error).message,
            )}.`,
          );
    }
  }
  return new TextDecoder(encodingOf(plain)).decode(plain);
}
