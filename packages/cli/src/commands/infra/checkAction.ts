// SPDX-License-Identifier: Apache-2.0
import { checkFiles } from '@meshwright/infrastructure';
import { exitCodes, Failure } from '../../failure';
import { readTextFiles } from '../../files/textFiles';
import { findingsText, severityCounts } from '../../reports/findingsText';
import { lintSarif } from '../../reports/sarif';
import { count } from '../../reports/words';
import { clean, cleanJson } from '../../terminal/clean';
import type { Io } from '../../terminal/io';

export interface CheckOptions {
  format: 'text' | 'json' | 'sarif';
  strict?: boolean;
}

const TERRAFORM = /\.(tf|tfvars)$/;

/** Checks the Terraform of a folder and reports what is wrong with it. */
export async function check(
  folder: string,
  { format, strict = false }: CheckOptions,
  io: Io,
): Promise<number> {
  const files = await readTextFiles(folder, io);
  const terraform = files.filter(({ path }) => TERRAFORM.test(path));
  if (terraform.length === 0) {
    throw new Failure(
      `There is no Terraform in ${clean(folder)}.`,
      'Looked for are files that end in .tf.',
    );
  }
  const findings = checkFiles(files);
  const told = new Set(findings.map(({ file }) => file));
  const results = files
    .filter(({ path }) => TERRAFORM.test(path) || told.has(path))
    .map(({ path }) => ({
      file: path,
      findings: findings
        .filter(({ file }) => file === path)
        .map(
          ({ severity, rule, path: address, line, column, message, fix }) => ({
            severity,
            rule,
            path: address,
            line,
            column,
            message,
            ...(fix && { fix }),
          }),
        ),
    }));
  if (format === 'json') io.out(`${cleanJson(results)}\n`);
  else if (format === 'sarif') {
    io.out(`${cleanJson(lintSarif(results, io.cwd))}\n`);
  } else {
    const counts = severityCounts(findings, io.colours);
    const where = `in ${count(terraform.length, 'file')} of Terraform.\n`;
    io.out(
      `${findingsText(results, io.colours)}${
        counts
          ? `${counts} ${where}`
          : `${io.colours.green('Nothing wrong')} ${where}`
      }`,
    );
  }
  const wrong = findings.some(
    ({ severity }) =>
      severity === 'error' || (strict && severity === 'warning'),
  );
  return wrong ? exitCodes.findings : exitCodes.fine;
}
