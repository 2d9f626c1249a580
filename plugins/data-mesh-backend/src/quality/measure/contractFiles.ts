// SPDX-License-Identifier: Apache-2.0
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { isChildPath } from '@backstage/backend-plugin-api';
import type { Contract, SchemaObject } from '@meshwright/contracts';
import type { FileFormat, FileTable } from '@meshwright/quality/duckdb';
import type { MeasuredSource } from './readQualitySettings';

const FORMATS: Record<string, FileFormat> = {
  csv: 'csv',
  json: 'json',
  jsonl: 'json',
  ndjson: 'json',
  parquet: 'parquet',
};

/** Files of a contract that are there, and tables whose file is not where the contract says. @internal */
export interface ContractFiles {
  tables: FileTable[];
  missing: Array<{ object: SchemaObject; message: string }>;
}

const realpath = (file: string) => fs.realpath(file).catch(() => undefined);

/**
 * Files of a contract on the disk of the portal, by its first server of type `local`.
 *
 * A contract may name any path; only files inside the folders that the configuration allows are read, wherever links lead.
 * Of others it is not even said whether they are there.
 *
 * @param location - path of the contract below the folder of its source
 * @internal
 */
export async function locateFiles(
  contract: Contract,
  location: string,
  { folder, allow }: Pick<MeasuredSource, 'folder' | 'allow'>,
): Promise<ContractFiles> {
  const found: ContractFiles = { tables: [], missing: [] };
  const server = contract.servers.find(({ type }) => type === 'local');
  const stated = server?.details.path;
  const format =
    FORMATS[String(server?.details.format ?? '').toLocaleLowerCase('en-US')];
  if (typeof stated !== 'string' || !format) return found;
  const roots = await Promise.all(allow.map(realpath));
  const isAllowed = (real: string | undefined) =>
    real !== undefined && roots.some(root => root && isChildPath(root, real));
  for (const object of contract.schema) {
    const relative = stated.replaceAll('{model}', () => object.name);
    const named = path.resolve(folder, path.dirname(location), relative);
    const real = await realpath(named);
    if (real && isAllowed(real)) {
      found.tables.push({ object, path: real, format });
    } else if (!real && isAllowed(await realpath(path.dirname(named)))) {
      found.missing.push({
        object,
        message: `There is no file ${relative.slice(0, 200)}.`,
      });
    }
  }
  return found;
}
