// SPDX-License-Identifier: Apache-2.0
import type { Contract, Server } from '@meshwright/contracts';
import type { FileRun, FileRunResult } from '@meshwright/quality/duckdb';
import { Failure } from '../../failure';
import { clean } from '../../terminal/clean';
import { loadDuckDb } from './loadDuckDb';
import { localTables } from './localFiles';
import { type ContractRun, wrongRows } from './running';

async function runTable(table: FileRun): Promise<FileRunResult> {
  try {
    return await loadDuckDb().runOnFile(table);
  } catch (error) {
    throw new Failure(
      `${clean(table.path)} could not be checked.`,
      clean((error as Error).message.slice(0, 500)),
    );
  }
}

/**
 * Checks the files of a contract.
 *
 * @param file - path of the contract, which relative paths in it count from
 * @param allowed - folders that may be read from
 */
export async function runFiles(
  contract: Contract,
  server: Server,
  file: string,
  allowed: readonly string[],
): Promise<ContractRun> {
  const tables = localTables(contract, server, file, allowed);
  const runs: Array<[FileRun, FileRunResult]> = [];
  for (const table of tables) {
    const others = tables.filter(other => other !== table);
    const given = { contract, ...table, others };
    runs.push([given, await runTable(given)]);
  }
  return {
    checks: runs.flatMap(([, { checks }]) => checks),
    scans: runs.map(([, { scan }]) => scan),
    async showRows(limit, show) {
      for (const [table, { scan, checks }] of runs) {
        for (const check of wrongRows(scan, checks)) {
          const rows = await loadDuckDb().failingRowsOfFile(
            table,
            check,
            limit,
          );
          if (rows?.length) show(check.id, rows);
        }
      }
    },
  };
}
