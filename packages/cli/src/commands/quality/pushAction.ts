// SPDX-License-Identifier: Apache-2.0
import { exitCodes } from '../../failure';
import { askPortal, portalUrl } from '../../portal/portal';
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
  const { recorded, repeated, checks, problems } = await askPortal<Receipt>(
    target,
    { product, files: [...files, ...companions] },
  );
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
