// SPDX-License-Identifier: Apache-2.0
import { existsSync, realpathSync } from 'node:fs';
import { dirname, extname, relative, resolve, sep } from 'node:path';
import type { Contract, SchemaObject, Server } from '@meshwright/contracts';
import type { FileFormat } from '@meshwright/quality/duckdb';
import { Failure } from '../../failure';
import { clean } from '../../terminal/clean';
import { suggest } from '../../suggest';

/** A table of a contract, and the file with its rows. */
export interface LocalTable {
  object: SchemaObject;
  path: string;
  format: FileFormat;
}

/**
 * The server of a contract that somebody names.
 *
 * @throws Failure for one that is not there
 */
export function serverOf(contract: Contract, name: string): Server {
  const names = contract.servers.map(({ server }) => server);
  const server = contract.servers.find(each => each.server === name);
  if (server) return server;
  const meant = suggest(name, names);
  throw new Failure(
    `The contract has no server ${clean(name)}.`,
    meant
      ? `Did you mean ${clean(meant)}?`
      : `It has ${names.map(clean).join(', ') || 'none'}.`,
  );
}

const FORMATS: readonly FileFormat[] = ['csv', 'json', 'parquet'];

/** @throws Failure for a format that is not read */
export function formatOf(stated: unknown, path: string): FileFormat {
  const word = String(stated || extname(path).slice(1)).toLowerCase();
  const format = { jsonl: 'json', ndjson: 'json' }[word] ?? word;
  if (!(FORMATS as readonly string[]).includes(format)) {
    throw new Failure(
      `Files of the format ${clean(word) || 'unknown'} are not read.`,
      `Read are ${FORMATS.join(', ')}.`,
    );
  }
  return format as FileFormat;
}

const isBelow = (path: string, folder: string) => {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way;
};

/**
 * The true path of a file, where it may be read.
 *
 * @param hint - what names the file
 * @param allowed - folders that may be read from
 * @throws Failure for a file that is not there, or lies outside of what is allowed
 */
export function allowedFile(
  path: string,
  hint: string,
  allowed: readonly string[],
): string {
  const title = clean(path);
  if (!existsSync(path)) throw new Failure(`${title} does not exist.`, hint);
  const real = realpathSync(path);
  const folders = allowed
    .filter(existsSync)
    .map(folder => realpathSync(folder));
  if (!folders.some(folder => isBelow(real, folder))) {
    throw new Failure(
      `${title} lies outside the present folder, and was not read.`,
      `Allow its folder: --allow ${clean(dirname(real))}`,
    );
  }
  return real;
}

/**
 * Files of the tables of a contract, by one of its servers.
 *
 * @param file - path of the contract, which relative paths in it count from
 * @param allowed - folders that may be read from
 * @throws Failure for a file that is not there, or lies outside of what is allowed
 */
export function localTables(
  contract: Contract,
  server: Server,
  file: string,
  allowed: readonly string[],
): LocalTable[] {
  const stated = server.details.path;
  if (typeof stated !== 'string' || stated === '') {
    throw new Failure(
      `The server ${clean(server.server)} states no path.`,
      "Add 'path' and 'format' to it.",
    );
  }
  return contract.schema.map(object => {
    const path = resolve(
      dirname(file),
      stated.replaceAll('{model}', () => object.name),
    );
    return {
      object,
      path: allowedFile(
        path,
        `The server ${clean(server.server)} of the contract names it.`,
        allowed,
      ),
      format: formatOf(server.details.format, path),
    };
  });
}
