// SPDX-License-Identifier: Apache-2.0
import { readQualityResults } from '@meshwright/quality';
import { exitCodes } from '../../failure';
import { qualityJson } from '../../reports/quality/readJson';
import { qualityText } from '../../reports/quality/readText';
import { cleanJson } from '../../terminal/clean';
import type { Io } from '../../terminal/io';
import { readResultsFiles } from './files';

export interface ReadCommandOptions {
  format: 'text' | 'json';
  strict?: boolean;
}

/** Reads files of results and says what they tell. */
export async function read(
  args: string[],
  { format, strict = false }: ReadCommandOptions,
  io: Io,
): Promise<number> {
  const { files, companions } = await readResultsFiles(args, io);
  const reports = readQualityResults([...files, ...companions]).slice(
    0,
    files.length,
  );
  if (format === 'json') io.out(`${cleanJson(qualityJson(reports))}\n`);
  else io.out(qualityText(reports, io.colours));
  const unread = reports.some(({ findings }) =>
    findings.some(({ severity }) => severity === 'error'),
  );
  const failed = reports.some(({ checks }) =>
    checks.some(({ status }) => status === 'fail' || status === 'error'),
  );
  return unread || (strict && failed) ? exitCodes.findings : exitCodes.fine;
}
