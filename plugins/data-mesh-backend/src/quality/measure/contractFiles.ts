// SPDX-License-Identifier: Apache-2.0
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { isChildPath } from '@backstage/backend-plugin-api';
import type { Contract } from '@meshwright/contracts';
import type { FileFormat, FileTable } from '@meshwright/quality/duckdb';
import type { MeasuredSource } from './readQualitySettings';

const FORMATS: Record<string, FileFormat> = {
  csv: 'csv',
  json: 'json',
  jsonl: 'json',
  ndjson: 'json',
  parquet: 'parquet',
};

/**
 * Files of a contract on the disk of the portal, by its first server of type `local`.
 *
 * A contract may name any path; only files inside the folders that the configuration allows are read, wherever links lead.
 *
 * @param location - path of the contract below the folder of its source
 * @returns tables whose file is there and may be read
 * @internal
 */
export async function contractFiles(
  contract: Contract,
  location: string,
  { folder, allow }: MeasuredSource,
): Promise<FileTable[]> {
  const server = contract.servers.find(({ type }) => type === 'local');
  const stated = server?.details.path;
  const format =
    FORMATS[String(server?.details.format ?? '').toLocaleLowerCase('en-US')];
  if (typeof stated !== 'string' || !format) return [];
  const roots = await Promise.all(
    allow.map(root => fs.realpath(root).catch(() => undefined)),
  );
  const tables: FileTable[] = [];
  for (const object of contract.schema) {
    const named = path.resolve(
      folder,
      path.dirname(location),
      stated.replaceAll('{model}', () => object.name),
    );
    const real = await fs.realpath(named).catch(() => undefined);
    if (real && roots.some(root => root && isChildPath(root, real))) {
      tables.push({ object, path: real, format });
    }
  }
  return tables;
}
