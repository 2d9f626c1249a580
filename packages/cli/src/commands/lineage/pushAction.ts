// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import {
  type LineageFile,
  type LineageFinding,
  eventValues,
  locateFindings,
  writeEvents,
} from '@meshwright/lineage';
import { exitCodes, Failure } from '../../failure';
import { portalUrl } from '../../portal/portal';
import { findingsText } from '../../reports/lineage/findingsText';
import type { Io } from '../../terminal/io';
import { MOST_BYTES, type ReadOptions, lineageOf, readFiles } from './files';
import { calledAsPromised } from './promisedTables';
import { reportOf, sendEvents } from './send';

export interface PushOptions extends ReadOptions {
  dbt?: string;
  url?: string;
}

const PRODUCER = 'https://github.com/meshwright/meshwright';

/** A UUID of what a text says, so that the same run has the same one in every push. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** Sends events, and what dbt artifacts and SQL say, to a portal. */
export async function push(
  args: string[],
  options: PushOptions,
  io: Io,
): Promise<number> {
  const paths = [...args, ...(options.dbt ? [options.dbt] : [])];
  if (paths.length === 0) {
    throw new Failure('Name files with lineage, or --dbt and a folder.');
  }
  const url = portalUrl(options.url, 'lineage');
  const events: unknown[] = [];
  const others: LineageFile[] = [];
  const unread: LineageFinding[] = [];
  for (const file of await readFiles(paths, io)) {
    const own = eventValues(file, { maxLength: MOST_BYTES });
    if (!own) others.push(file);
    for (const event of own?.events ?? []) events.push(event);
    unread.push(...locateFindings(own?.findings ?? [], [file]));
  }
  if (others.length > 0) {
    const lineage = await lineageOf(others, options);
    unread.push(
      ...lineage.findings.filter(({ severity }) => severity === 'error'),
    );
    events.push(
      ...writeEvents(calledAsPromised(lineage), {
        producer: PRODUCER,
        time: new Date().toISOString(),
        runId: (job, lastRun) => uuidOf(`${job}\n${lastRun}`),
      }),
    );
  }
  if (events.length === 0) {
    throw new Failure('Nothing in these files can be sent: they name no job.');
  }
  const { taken, refused } = reportOf(
    url,
    events,
    await sendEvents(url, events),
  );
  io.out(`${taken}\n`);
  if (unread.length > 0) {
    io.error(`${findingsText(unread, io.errorColours).join('\n')}\n`);
  }
  if (refused.length === 0) {
    return unread.length > 0 ? exitCodes.findings : exitCodes.fine;
  }
  io.error(`${io.errorColours.red('Refused:')}\n${refused.join('\n')}\n`);
  return exitCodes.findings;
}
