// SPDX-License-Identifier: Apache-2.0
import { basename, dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ResultsFile } from '@meshwright/quality';
import { Failure } from '../../failure';
import { findFiles } from '../../files/find';
import { readSource } from '../../files/read';
import { clean } from '../../terminal/clean';
import type { Io } from '../../terminal/io';

/** Manifests of large dbt projects have a hundred megabytes. */
const MOST_BYTES = 200 * 1024 * 1024;
const ENDINGS = /\.(json|ndjson|jsonl)(\.gz)?$/i;
/** Artifacts of dbt whose tests the manifest beside them names. */
const NAMED_BY_MANIFEST = /^(?:run_results|sources)([^/]*)\.json(?:\.gz)?$/;

/** Files of results, and those that only say more of them. */
export interface ResultsFiles {
  files: ResultsFile[];
  companions: ResultsFile[];
  /** Files that were found in a folder, and may be something else. */
  found: ReadonlySet<string>;
}

const tooLarge = (path: string) =>
  new Failure(`${clean(path)} has more than ${MOST_BYTES / 1024 / 1024} MiB.`);

/** What is packed in gzip, by its first two bytes. */
function unpacked(path: string, bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES + 1 });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      ? tooLarge(path)
      : new Failure(`${clean(path)} cannot be unpacked.`, 'Write it anew.');
  }
}

/** The text of a file, which may be packed, and in UTF-16 where it begins as PowerShell writes it. */
async function readText(path: string, io: Io): Promise<string> {
  const bytes = unpacked(path, await readSource(path, io, MOST_BYTES + 1));
  if (bytes.length > MOST_BYTES) throw tooLarge(path);
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return Buffer.from(bytes).toString(isWide ? 'utf16le' : 'utf8');
}

/**
 * Reads the files that arguments stand for, and the manifest of dbt where it lies beside.
 *
 * @throws Failure for an argument that stands for nothing, or a file that cannot be read
 */
export async function readResultsFiles(
  args: readonly string[],
  io: Io,
): Promise<ResultsFiles> {
  const found = await findFiles(args, io, ENDINGS);
  const files: ResultsFile[] = [];
  for (const { path } of found) {
    files.push({ file: path, text: await readText(path, io) });
  }
  if (files.length === 0) {
    throw new Failure(
      `No file of results was found in ${args.map(clean).join(', ')}.`,
    );
  }
  const given = new Set(found.map(({ path }) => path));
  const companions: ResultsFile[] = [];
  const wanted = found.flatMap(({ path }) => {
    const [, suffix] = NAMED_BY_MANIFEST.exec(basename(path)) ?? [];
    return suffix === undefined
      ? []
      : [...new Set([suffix, ''])].map(end =>
          join(dirname(path), `manifest${end}.json`),
        );
  });
  for (const path of new Set(wanted)) {
    if (given.has(path)) continue;
    const text = await readText(path, io).catch(() => undefined);
    if (text !== undefined) companions.push({ file: path, text });
  }
  return {
    files,
    companions,
    found: new Set(found.filter(({ named }) => !named).map(({ path }) => path)),
  };
}
