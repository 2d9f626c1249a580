// SPDX-License-Identifier: Apache-2.0
import { join, relative, sep } from 'node:path';
import {
  checkFiles,
  checkGuardrails,
  type CheckedFile,
  readBlueprint,
} from '@meshwright/infrastructure';
import { exitCodes, Failure } from '../../failure';
import { readGuardrails } from '../../mesh/readGuardrails';
import { readTextFiles } from '../../files/textFiles';
import { findingsText, severityCounts } from '../../reports/findingsText';
import { lintSarif } from '../../reports/sarif';
import { count } from '../../reports/words';
import { clean, cleanJson } from '../../terminal/clean';
import type { Io } from '../../terminal/io';

export interface CheckOptions {
  format: 'text' | 'json' | 'sarif';
  strict?: boolean;
  /** Files and folders with policies. */
  policies?: string[];
}

const TERRAFORM = /\.(tf|tfvars)$/;

/** Where the infrastructure does less than policies demand of the product that it is of. */
async function onGuardrails(
  folder: string,
  given: readonly CheckedFile[],
  policies: readonly string[],
  io: Io,
) {
  const files = given.map(file => ({
    ...file,
    path: relative(folder, file.path).split(sep).join('/'),
  }));
  const text = files.find(({ path }) => path === 'blueprint.yaml')?.content;
  if (text === undefined) {
    throw new Failure(
      'There is no blueprint.yaml, so that nobody can say what the policies demand.',
      'Check the folder of a generated repository, or leave --policies out.',
    );
  }
  const [blueprint] = Object.values(readBlueprint(text).blueprints);
  return checkGuardrails(
    files,
    await readGuardrails(policies, blueprint?.product.domain ?? '', io),
  ).map(finding => ({ ...finding, file: join(folder, finding.file) }));
}

/** Checks the Terraform of a folder and reports what is wrong with it. */
export async function check(
  folder: string,
  { format, strict = false, policies }: CheckOptions,
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
  const findings = [
    ...checkFiles(files),
    ...(policies ? await onGuardrails(folder, files, policies, io) : []),
  ];
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
