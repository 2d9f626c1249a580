// SPDX-License-Identifier: Apache-2.0
import { basename, dirname, relative, resolve } from 'node:path';
import { datasetsOfContract } from '@meshwright/lineage';
import {
  type LocalTable,
  localTables,
  serverOf,
} from '../commands/quality/localFiles';
import { Failure } from '../failure';
import { readContract } from '../files/contract';
import { readSource } from '../files/read';
import { clean } from '../terminal/clean';
import type { Io } from '../terminal/io';

/** A table that a pipeline reads or writes: a file here, a dataset in the lineage. */
export interface PipelineTable extends LocalTable {
  namespace: string;
  name: string;
}

/** A transformation in SQL, of files that contracts describe. */
export interface Pipeline {
  name: string;
  /** As it was named or found. */
  file: string;
  description?: string;
  owner?: string;
  reads: PipelineTable[];
  writes: PipelineTable[];
  sql: string;
}

const HEADER = /^--\s*(reads|writes|owner):\s*(\S.*?)\s*$/i;

interface Header {
  description?: string;
  owner?: string;
  reads: string[];
  writes: string[];
}

/** What the comment at the top of a file says. */
function readHeader(sql: string): Header {
  const header: Header = { reads: [], writes: [] };
  const words: string[] = [];
  for (const line of sql.split('\n')) {
    if (!/^--/.test(line)) break;
    const [, key, value] = HEADER.exec(line) ?? [];
    if (key === undefined) words.push(line.replace(/^--\s?/, ''));
    else if (key.toLowerCase() === 'owner') header.owner = value;
    else header[key.toLowerCase() as 'reads' | 'writes'].push(value);
  }
  const description = words
    .filter(line => !/^SPDX-/.test(line))
    .join(' ')
    .trim();
  return { ...header, ...(description && { description }) };
}

/**
 * Reads a pipeline and the contracts that it names.
 *
 * @param server - server of the contracts that says where files are
 * @throws Failure for what cannot be read, or lies outside of what is allowed
 */
export async function readPipeline(
  file: string,
  server: string,
  allowed: readonly string[],
  io: Io,
): Promise<Pipeline> {
  const sql = Buffer.from(await readSource(file, io)).toString('utf8');
  const { reads, writes, ...about } = readHeader(sql);
  if (writes.length === 0) {
    throw new Failure(
      `${clean(file)} does not say what it writes.`,
      "Name the contract of its result at the top: '-- writes: orders.odcs.yaml', and those of what it reads with '-- reads: …'.",
    );
  }
  const folder = dirname(resolve(io.cwd, file));
  const tablesOf = async (named: string): Promise<PipelineTable[]> => {
    const [path, table] = named.split('#');
    const place = resolve(folder, path);
    const { contract } = await readContract(relative(io.cwd, place), io);
    const files = localTables(
      contract,
      serverOf(contract, server),
      place,
      allowed,
    );
    const tables = datasetsOfContract(contract).map(
      ({ namespace, name }, index) => ({ ...files[index], namespace, name }),
    );
    if (table === undefined) return tables;
    const own = tables.filter(({ object }) => object.name === table);
    if (own.length > 0) return own;
    throw new Failure(
      `${clean(path)} has no table ${clean(table)}.`,
      `It has ${tables.map(({ object }) => clean(object.name)).join(', ')}.`,
    );
  };
  const all = async (paths: readonly string[]) =>
    (await Promise.all(paths.map(tablesOf))).flat();
  return {
    name: basename(file).replace(/\.sql$/i, ''),
    file,
    ...about,
    reads: await all(reads),
    writes: await all(writes),
    sql,
  };
}

/**
 * Pipelines in an order in which each comes after those whose results it reads; else by name.
 *
 * @throws Failure where some wait for each other
 */
export function inOrder(pipelines: readonly Pipeline[]): Pipeline[] {
  const key = ({ namespace, name }: PipelineTable) => `${namespace}\n${name}`;
  const waiting = [...pipelines].sort((a, b) => (a.name < b.name ? -1 : 1));
  const found: Pipeline[] = [];
  while (waiting.length > 0) {
    const open = new Set(waiting.flatMap(({ writes }) => writes.map(key)));
    const next = waiting.findIndex(pipeline => {
      const own = new Set(pipeline.writes.map(key));
      return pipeline.reads.every(
        table => own.has(key(table)) || !open.has(key(table)),
      );
    });
    if (next < 0) {
      throw new Failure(
        `These wait for each other: ${waiting
          .map(({ name }) => clean(name))
          .join(', ')}.`,
      );
    }
    found.push(...waiting.splice(next, 1));
  }
  return found;
}
