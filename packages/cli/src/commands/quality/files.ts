// SPDX-License-Identifier: Apache-2.0
import { basename, dirname, join } from 'node:path';
import type { ResultsFile } from '@meshwright/quality';
import { Failure } from '../../failure';
import { findFiles } from '../../files/find';
import { readUnpacked } from '../../files/unpack';
import { clean } from '../../terminal/clean';
import type { Io } from '../../terminal/io';

/** Manifests of large dbt projects have a hundred megabytes. */
const MOST_BYTES = 200 * 1024 * 1024;
const ENDINGS = /\.(json|ndjson|jsonl)(\.gz)?$/i;
/** Artifacts of dbt whose tests the manifest beside them names. */
const NAMED_BY_MANIFEST = /^(?:run_results|sources)([^/]*)\.json(?:\.gz)?$/;

const readText = async (path: string, io: Io) =>
  Buffer.from(await readUnpacked(path, io, MOST_BYTES)).toString('utf8');

/** Files of results, and those that only say more of them. */
export interface ResultsFiles {
  files: ResultsFile[];
  companions: ResultsFile[];
  /** Files that were found in a folder, and may be something else. */
  found: ReadonlySet<string>;
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
