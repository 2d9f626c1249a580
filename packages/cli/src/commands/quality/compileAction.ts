// SPDX-License-Identifier: Apache-2.0
import {
  compileScan,
  type EngineName,
  quoteRelation,
  type TableScan,
} from '@meshwright/quality';
import { exitCodes, Failure } from '../../failure';
import { readContract } from '../../files/contract';
import { clean, cleanJson, cleanLines } from '../../terminal/clean';
import type { Io } from '../../terminal/io';

export interface CompileOptions {
  engine: EngineName;
  schema?: string;
  format: 'text' | 'json';
}

function relationOf(
  engine: EngineName,
  schema: string | undefined,
  table: string,
): string {
  try {
    return quoteRelation(engine, ...(schema?.split('.') ?? []), table);
  } catch (error) {
    throw new Failure((error as RangeError).message);
  }
}

function sheet({ object, query, queried }: TableScan): string {
  return [
    `-- ${object}`,
    `${query};`,
    ...queried.map(({ check, query: own }) => `-- ${check.id}\n${own};`),
    '',
  ].join('\n');
}

/** Compiles the checks of a contract for an engine. */
export async function compile(
  file: string,
  { engine, schema, format }: CompileOptions,
  io: Io,
): Promise<number> {
  const { contract } = await readContract(file, io);
  const scans = contract.schema.map(object =>
    compileScan(contract, object, {
      engine,
      relation: relationOf(engine, schema, object.physicalName || object.name),
    }),
  );
  if (format === 'json') {
    io.out(
      `${cleanJson(
        scans.map(({ object, query, scanned, queried, notCompiled }) => ({
          object,
          engine,
          query,
          checks: scanned.map(({ check, column }) => ({ column, ...check })),
          queries: queried.map(({ check, query: own }) => ({
            ...check,
            query: own,
          })),
          notCompiled,
        })),
      )}\n`,
    );
    return exitCodes.fine;
  }
  io.outDocument(cleanLines(scans.map(sheet).join('\n')));
  for (const { path, reason } of scans.flatMap(scan => scan.notCompiled)) {
    io.error(`${clean(path)}: ${clean(reason)}\n`);
  }
  return exitCodes.fine;
}
