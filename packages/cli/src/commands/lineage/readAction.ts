// SPDX-License-Identifier: Apache-2.0
import { exitCodes } from '../../failure';
import { lineageJson } from '../../reports/lineage/readJson';
import { lineageText } from '../../reports/lineage/readText';
import { cleanJson } from '../../terminal/clean';
import type { Io } from '../../terminal/io';
import { type ReadOptions, lineageOf, readFiles } from './files';

export interface ReadCommandOptions extends ReadOptions {
  format: 'text' | 'json';
}

/** Reads files and says what they tell of lineage. */
export async function read(
  args: string[],
  options: ReadCommandOptions,
  io: Io,
): Promise<number> {
  const lineage = await lineageOf(await readFiles(args, io), options);
  if (options.format === 'json') io.out(`${cleanJson(lineageJson(lineage))}\n`);
  else io.out(lineageText(lineage, io.colours));
  return lineage.findings.some(({ severity }) => severity === 'error')
    ? exitCodes.findings
    : exitCodes.fine;
}
