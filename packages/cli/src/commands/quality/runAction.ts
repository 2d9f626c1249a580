// SPDX-License-Identifier: Apache-2.0
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  type DetailedCheck,
  QUALITY_RESULTS_KIND,
  type QualityReport,
} from '@meshwright/quality';
import type { FileRun, FileRunResult } from '@meshwright/quality/duckdb';
import { exitCodes, Failure } from '../../failure';
import { readContract } from '../../files/contract';
import { qualityJson } from '../../reports/quality/readJson';
import { qualityText } from '../../reports/quality/readText';
import { clean, cleanJson } from '../../terminal/clean';
import type { Io } from '../../terminal/io';
import { loadDuckDb } from './loadDuckDb';
import { localServer, localTables } from './localFiles';

export interface RunOptions {
  server: string;
  allow?: string;
  evidence?: number;
  out?: string;
  format: 'text' | 'json';
}

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

/** Prints rows that fail, where somebody asks for them: they may hold personal data. */
async function showEvidence(
  table: FileRun,
  { scan, checks }: FileRunResult,
  limit: number,
  io: Io,
): Promise<void> {
  const wrong = new Set(
    checks
      .filter(({ status }) => status === 'fail' || status === 'warn')
      .map(({ name }) => name),
  );
  for (const { check } of scan.scanned) {
    if (!wrong.has(check.id)) continue;
    const rows = await loadDuckDb().failingRowsOfFile(table, check, limit);
    if (!rows?.length) continue;
    io.out(`${io.colours.bold(clean(check.id))}\n`);
    for (const row of rows) io.out(`  ${clean(JSON.stringify(row))}\n`);
  }
}

/** The results as the format that the portal takes. */
function results(
  checks: readonly DetailedCheck[],
  contractId: string | undefined,
  endedAt: Date,
) {
  return {
    apiVersion: 'meshwright.io/v1alpha1',
    kind: QUALITY_RESULTS_KIND,
    run: { endedAt: endedAt.toISOString() },
    checks: checks.map(({ details, ...check }) => ({
      ...check,
      ...details,
      ...(contractId !== undefined && { contractId }),
    })),
  };
}

/** Checks the data of a contract. */
export async function run(
  file: string,
  { server: name, allow, evidence, out, format }: RunOptions,
  io: Io,
): Promise<number> {
  if (evidence !== undefined && !(evidence > 0 && evidence <= 1000)) {
    throw new Failure('--evidence takes a number of rows from 1 to 1000.');
  }
  const { contract } = await readContract(file, io);
  const tables = localTables(
    contract,
    localServer(contract, name),
    resolve(io.cwd, file),
    [io.cwd, ...(allow === undefined ? [] : [resolve(io.cwd, allow)])],
  );
  const runs: Array<[FileRun, FileRunResult]> = [];
  for (const table of tables) {
    const others = tables.filter(other => other !== table);
    const given = { contract, ...table, others };
    runs.push([given, await runTable(given)]);
  }
  const checks = runs.flatMap(([, result]) => result.checks);
  const report: QualityReport = {
    file,
    tool: 'meshwright',
    checks,
    measurements: [],
    findings: runs.flatMap(([, { scan }]) =>
      scan.notCompiled.map(({ path, reason }) => ({
        severity: 'info' as const,
        rule: 'quality/not-compiled',
        path,
        message: reason,
      })),
    ),
  };
  if (out !== undefined) {
    const text = JSON.stringify(
      results(checks, contract.id, new Date()),
      null,
      2,
    );
    await writeFile(resolve(io.cwd, out), `${text}\n`).catch(error => {
      throw new Failure(`${clean(out)} cannot be written (${error.code}).`);
    });
  }
  if (format === 'json') io.out(`${cleanJson(qualityJson([report]))}\n`);
  else {
    io.out(qualityText([report], io.colours));
    if (evidence !== undefined) {
      for (const [table, result] of runs) {
        await showEvidence(table, result, evidence, io);
      }
    }
  }
  return checks.some(({ status }) => status === 'fail' || status === 'error')
    ? exitCodes.findings
    : exitCodes.fine;
}
