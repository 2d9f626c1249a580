// SPDX-License-Identifier: Apache-2.0
import {
  type Lineage,
  type LineageFile,
  locateFindings,
  readLineage,
} from '@meshwright/lineage';
import { loadSqlLineage } from '@meshwright/lineage/sql';
import { Failure } from '../../failure';
import { decodeText } from '../../files/decode';
import { findFiles } from '../../files/find';
import { readSource } from '../../files/read';
import { clean } from '../../terminal/clean';
import type { Io } from '../../terminal/io';

/** Manifests of large dbt projects have a hundred megabytes. */
export const MOST_BYTES = 256 * 1024 * 1024;
const ENDINGS = /\.(ya?ml|json|ndjson|jsonl|sql)(\.gz)?$/i;
/** Words of which every file that we can read has one; what has none need not be parsed. */
const MARKERS =
  /Data(Contract|Product)\b|dataContractSpecification|dataProductDescriptor|opendataproducts|datasetName|product|dbt_schema_version|"job"|"dataset"/i;

/** How files are read, as options of the command line. */
export interface ReadOptions {
  dialect?: string;
  namespace?: string;
  /** False with --no-sql. */
  sql: boolean;
}

/**
 * Reads the files that arguments stand for.
 *
 * @throws Failure for an argument that stands for nothing, or a file that cannot be read
 */
export async function readFiles(
  args: readonly string[],
  io: Io,
): Promise<LineageFile[]> {
  const files: LineageFile[] = [];
  for (const { path, named } of await findFiles(args, io, ENDINGS)) {
    const bytes = await readSource(path, io, MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new Failure(
        `${clean(path)} has more than ${MOST_BYTES / 1024 / 1024} MiB.`,
        'Split it: NDJSON can be cut between any two lines.',
      );
    }
    const source = decodeText(path, bytes, MOST_BYTES);
    if (!named && !/\.sql(\.gz)?$/i.test(path) && !MARKERS.test(source)) {
      continue;
    }
    files.push({ path, source, ...(!named && { found: true }) });
  }
  if (files.length === 0) {
    throw new Failure(
      `Nothing that could tell of lineage was found in ${args
        .map(clean)
        .join(', ')}.`,
      'Looked for were OpenLineage events, dbt artifacts, contracts, products and SQL.',
    );
  }
  return files;
}

/** Reads files into one lineage. */
export async function lineageOf(
  files: readonly LineageFile[],
  { dialect, namespace, sql }: ReadOptions,
): Promise<Lineage> {
  // Findings come in the order of the files, and that is to be the same however somebody names them.
  const ordered = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const lineage = readLineage(ordered, {
    limits: { maxLength: MOST_BYTES },
    ...(sql && { sql: await loadSqlLineage() }),
    dbt: { namespace },
    sqlFiles: { dialect, namespace },
  });
  return { ...lineage, findings: locateFindings(lineage.findings, files) };
}
