// SPDX-License-Identifier: Apache-2.0
import type { ReadResult } from '@meshwright/contracts';
import { exitCodes, Failure } from '../../failure';
import { readDescriptors } from '../../files/descriptors';
import { STANDARD_INPUT } from '../../files/read';
import { mendFile } from '../../mending/mendFile';
import { lintJson } from '../../reports/lintJson';
import { lintText } from '../../reports/lintText';
import { lintSarif } from '../../reports/sarif';
import { cleanJson } from '../../terminal/clean';
import type { Io } from '../../terminal/io';

export interface LintOptions {
  format: 'text' | 'json' | 'sarif';
  strict?: boolean;
  fix?: boolean;
}

function report(
  results: ReadResult[],
  mended: number,
  format: LintOptions['format'],
  io: Io,
): void {
  if (format === 'json') io.out(`${cleanJson(lintJson(results))}\n`);
  else if (format === 'sarif') {
    io.out(`${cleanJson(lintSarif(results, io.cwd))}\n`);
  } else io.out(lintText(results, mended, io.colours));
}

/** What a report needs; the models of thousands of files would fill the memory. */
function reported({ file, standard, valid, findings }: ReadResult): ReadResult {
  return { file, standard, valid, findings };
}

/** Checks descriptors and reports what is wrong with them. */
export async function lint(
  files: string[],
  { format, strict = false, fix = false }: LintOptions,
  io: Io,
): Promise<number> {
  if (fix && files.includes(STANDARD_INPUT)) {
    throw new Failure(
      'Standard input cannot be mended: name files with --fix.',
    );
  }
  const results: ReadResult[] = [];
  let mended = 0;
  for await (const descriptor of readDescriptors(files, io)) {
    if (fix) {
      const { result, count } = await mendFile(descriptor, io);
      mended += count;
      results.push(reported(result));
    } else {
      results.push(reported(descriptor.result));
    }
  }
  report(results, mended, format, io);
  const wrong = results.some(({ findings }) =>
    findings.some(
      ({ severity }) =>
        severity === 'error' || (strict && severity === 'warning'),
    ),
  );
  return wrong ? exitCodes.findings : exitCodes.fine;
}
