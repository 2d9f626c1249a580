// SPDX-License-Identifier: Apache-2.0
import {
  type QualityReport,
  readQualityResults,
  UNKNOWN_FORMAT,
} from '@meshwright/quality';
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

/** What lies in a folder may well be something else; that is no error. */
function lenient(report: QualityReport): QualityReport {
  return {
    ...report,
    findings: report.findings.map(({ fix, ...finding }) =>
      finding.rule === UNKNOWN_FORMAT
        ? { ...finding, severity: 'info' }
        : { ...finding, ...(fix !== undefined && { fix }) },
    ),
  };
}

/** Reads files of results and says what they tell. */
export async function read(
  args: string[],
  { format, strict = false }: ReadCommandOptions,
  io: Io,
): Promise<number> {
  const { files, companions, found } = await readResultsFiles(args, io);
  const reports = readQualityResults([...files, ...companions])
    .slice(0, files.length)
    .map(report => (found.has(report.file) ? lenient(report) : report));
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
