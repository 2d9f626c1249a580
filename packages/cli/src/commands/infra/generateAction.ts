// SPDX-License-Identifier: Apache-2.0
import {
  type CloudId,
  generate,
  type Stack,
  withGuardrails,
} from '@meshwright/infrastructure';
import { exitCodes } from '../../failure';
import { byFile, readBlueprintFiles } from '../../files/blueprint';
import { writeFolder } from '../../files/writeFolder';
import { readGuardrails } from '../../mesh/readGuardrails';
import { findingsText } from '../../reports/findingsText';
import { count } from '../../reports/words';
import { clean, cleanJson } from '../../terminal/clean';
import type { Io } from '../../terminal/io';

export interface GenerateOptions {
  cloud: CloudId;
  out: string;
  stack: Stack;
  force?: boolean;
  /** Files and folders with policies. */
  policies?: string[];
  format: 'text' | 'json';
}

/** Makes a stack from a blueprint and writes it into a folder. */
export async function generateInto(
  path: string,
  { cloud, out, stack, force = false, policies, format }: GenerateOptions,
  io: Io,
): Promise<number> {
  const { blueprints, contracts, findings, text, file } =
    await readBlueprintFiles(path, [cloud], io);
  const stated = blueprints[cloud];
  const blueprint =
    stated && policies
      ? withGuardrails(
          stated,
          await readGuardrails(policies, stated.product.domain, io),
        )
      : stated;
  const made = blueprint
    ? generate({ blueprint, contracts, cloud, stack, source: { file, text } })
    : { files: [], findings: [] };
  const all = [...findings, ...made.findings];
  const wrong = all.some(({ severity }) => severity === 'error');
  const written = wrong ? [] : await writeFolder(out, made.files, force, io);
  if (format === 'json') {
    io.out(
      `${cleanJson({
        files: written.map(({ path: name }) => name),
        findings: all,
      })}\n`,
    );
  } else {
    if (all.length > 0) io.error(findingsText(byFile(all), io.errorColours));
    io.out(
      wrong
        ? 'Nothing was written.\n'
        : `Written: ${count(written.length, 'file')} in ${clean(out)}.\n`,
    );
  }
  return wrong ? exitCodes.findings : exitCodes.fine;
}
