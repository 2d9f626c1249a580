// SPDX-License-Identifier: Apache-2.0
import { basename, dirname, relative, resolve } from 'node:path';
import type { Contract, SchemaObject } from '@meshwright/contracts';
import { datasetsOfContract, locationIdentifier } from '@meshwright/lineage';
import {
  type LocalTable,
  allowedFile,
  formatOf,
  localTables,
  serverOf,
} from '../commands/quality/localFiles';
import { Failure } from '../failure';
import { readContract } from '../files/contract';
import { readSource } from '../files/read';
import { clean } from '../terminal/clean';
import type { Io } from '../terminal/io';
import { type Reference, readHeader } from './header';

/** A table that a pipeline reads or writes: a file here, a dataset in the lineage. */
export interface PipelineTable extends LocalTable {
  /** What the statement calls it. */
  table: string;
  namespace: string;
  name: string;
  /** A file as another system delivers it: no contract says of which types its columns are. */
  delivered?: true;
  /** No file of it is here: another pipeline has to make it. */
  awaited?: true;
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

/** What tables are found with. */
interface Finding {
  /** Folder of the pipeline. */
  folder: string;
  server: string;
  allowed: readonly string[];
  io: Io;
}

/** Files of a contract; where it names none here, those that a pipeline is going to write. */
function filesOf(
  contract: Contract,
  place: string,
  { server, allowed }: Finding,
): Array<LocalTable & Pick<PipelineTable, 'awaited'>> {
  const hasFiles = contract.servers.some(each => each.server === server);
  return hasFiles
    ? localTables(contract, serverOf(contract, server), place, allowed)
    : contract.schema.map(object => ({
        object,
        path: `${object.name}.parquet`,
        format: 'parquet',
        awaited: true,
      }));
}

async function tablesOf(
  { path, table, as }: Reference,
  finding: Finding,
): Promise<PipelineTable[]> {
  const { folder, io } = finding;
  const place = resolve(folder, path);
  const { contract } = await readContract(relative(io.cwd, place), io);
  const files = filesOf(contract, place, finding);
  const tables = datasetsOfContract(contract).map(
    ({ namespace, name }, index) => ({
      ...files[index],
      table: as ?? files[index].object.name,
      namespace,
      name,
    }),
  );
  if (table === undefined) return tables;
  const own = tables.filter(({ object }) => object.name === table);
  if (own.length > 0) return own;
  throw new Failure(
    `${clean(path)} has no table ${clean(table)}.`,
    `It has ${tables.map(({ object }) => clean(object.name)).join(', ')}.`,
  );
}

/** A file that another system delivers. */
function deliveredTable(
  { path, as, at }: { path: string; as: string; at: string },
  { folder, allowed }: Finding,
): PipelineTable {
  const identity = locationIdentifier(at);
  if (!identity) {
    throw new Failure(
      `${clean(at)} is no address of a file.`,
      "Write it as 's3://bucket/path/name.csv'.",
    );
  }
  const object: SchemaObject = {
    path: '',
    name: as,
    tags: [],
    properties: [],
    relationships: [],
    quality: [],
    authoritativeDefinitions: [],
    customProperties: [],
  };
  const place = resolve(folder, path);
  return {
    ...identity,
    table: as,
    object,
    path: allowedFile(place, 'A pipeline names it.', allowed),
    format: formatOf(undefined, place),
    delivered: true,
  };
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
  const { reads, writes, files, ...about } = readHeader(sql, file);
  if (writes.length === 0) {
    throw new Failure(
      `${clean(file)} does not say what it writes.`,
      "Name the contract of its result at the top: '-- writes: orders.odcs.yaml', and those of what it reads with '-- reads: …'.",
    );
  }
  const folder = dirname(resolve(io.cwd, file));
  const finding = { folder, server, allowed, io };
  const all = async (references: readonly Reference[]) =>
    (await Promise.all(references.map(each => tablesOf(each, finding)))).flat();
  return {
    name: basename(file).replace(/\.sql$/i, ''),
    file,
    ...about,
    reads: [
      ...files.map(each => deliveredTable(each, finding)),
      ...(await all(reads)),
    ],
    writes: await all(writes),
    sql,
  };
}

const key = ({ namespace, name }: PipelineTable) => `${namespace}\n${name}`;

/**
 * Refuses pipelines that wait for what no pipeline makes.
 *
 * @throws Failure
 */
export function checkAwaited(pipelines: readonly Pipeline[]): void {
  const made = new Set(pipelines.flatMap(({ writes }) => writes.map(key)));
  for (const { file, reads } of pipelines) {
    const missing = reads.find(table => table.awaited && !made.has(key(table)));
    if (!missing) continue;
    throw new Failure(
      `${clean(file)} reads ${clean(
        missing.object.name,
      )}, of which there is no file, and no pipeline that was named makes it.`,
      'Name the pipeline that makes it too, or add a server of type local to its contract.',
    );
  }
}

/**
 * Pipelines in an order in which each comes after those whose results it reads; else by name.
 *
 * @throws Failure where some wait for each other
 */
export function inOrder(pipelines: readonly Pipeline[]): Pipeline[] {
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
