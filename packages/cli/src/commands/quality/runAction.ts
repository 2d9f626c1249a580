// SPDX-License-Identifier: Apache-2.0
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  type DetailedCheck,
  QUALITY_RESULTS_KIND,
  type QualityReport,
} from '@meshwright/quality';
import { exitCodes, Failure } from '../../failure';
import { readContract } from '../../files/contract';
import { qualityJson } from '../../reports/quality/readJson';
import { qualityText } from '../../reports/quality/readText';
import { clean, cleanJson } from '../../terminal/clean';
import type { Io } from '../../terminal/io';
import { serverOf } from './localFiles';
import { runEngine } from './runEngine';
import { runFiles } from './runFiles';

export interface RunOptions {
  server: string;
  allow?: string;
  evidence?: number;
  out?: string;
  format: 'text' | 'json';
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
export async function runChecks(
  file: string,
  { server: name, allow, evidence, out, format }: RunOptions,
  io: Io,
): Promise<number> {
  if (evidence !== undefined && !(evidence > 0 && evidence <= 1000)) {
    throw new Failure('--evidence takes a number of rows from 1 to 1000.');
  }
  const { contract } = await readContract(file, io);
  const server = serverOf(contract, name);
  const run = /^(local|file)$/.test(server.type)
    ? await runFiles(contract, server, resolve(io.cwd, file), [
        io.cwd,
        ...(allow === undefined ? [] : [resolve(io.cwd, allow)]),
      ])
    : await runEngine(contract, server);
  const { checks } = run;
  const report: QualityReport = {
    file,
    tool: 'meshwright',
    checks,
    measurements: [],
    findings: run.scans.flatMap(scan =>
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
      await run.showRows(evidence, (check, rows) => {
        io.out(`${io.colours.bold(clean(check))}\n`);
        for (const row of rows) io.out(`  ${clean(JSON.stringify(row))}\n`);
      });
    }
  }
  return checks.some(({ status }) => status === 'fail' || status === 'error')
    ? exitCodes.findings
    : exitCodes.fine;
}
