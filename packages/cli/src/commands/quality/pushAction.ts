// SPDX-License-Identifier: Apache-2.0
import { exitCodes } from '../../failure';
import { askPortal, portalUrl, strangeAnswer } from '../../portal/portal';
import { count } from '../../reports/words';
import { clean } from '../../terminal/clean';
import type { Io } from '../../terminal/io';
import { readResultsFiles } from './files';

export interface PushOptions {
  product: string;
  url?: string;
}

/** What the portal says it has taken. */
interface Receipt {
  recorded: number;
  repeated: number;
  checks: number;
  problems: Array<{ file: string; message: string }>;
}

/** Sends files of results to a portal. */
export async function push(
  args: string[],
  { product, url }: PushOptions,
  io: Io,
): Promise<number> {
  const target = portalUrl(url, 'quality/results');
  const { files, companions } = await readResultsFiles(args, io);
  const receipt = await askPortal<Receipt>(target, {
    product,
    files: [...files, ...companions],
  });
  const { recorded, repeated, checks, problems } = receipt;
  if (
    !Number.isFinite(recorded + repeated + checks) ||
    !Array.isArray(problems)
  ) {
    throw strangeAnswer(target);
  }
  io.out(
    `${count(checks, 'check')} of ${count(
      recorded + repeated,
      'run',
    )} taken by ${clean(target.host)}${
      repeated > 0 ? `, ${repeated} known before` : ''
    }.\n`,
  );
  for (const { file, message } of problems) {
    io.error(`${clean(file)}: ${clean(message)}\n`);
  }
  return problems.length > 0 ? exitCodes.findings : exitCodes.fine;
}
