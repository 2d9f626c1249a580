// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { type LineageFile, writeEvents } from '@meshwright/lineage';
import { exitCodes, Failure } from '../../failure';
import { count } from '../../reports/words';
import { clean } from '../../terminal/clean';
import type { Io } from '../../terminal/io';
import { type ReadOptions, lineageOf, readFiles } from './files';
import { type Refusal, batches, send } from './send';

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

/** The events of a file as they are; undefined for a file that holds none. */
function eventsIn({ source }: LineageFile): unknown[] | undefined {
  const parse = (text: string): unknown[] => {
    const value = JSON.parse(text);
    return Array.isArray(value) ? value : [value];
  };
  let values: unknown[];
  try {
    values = parse(source);
  } catch {
    try {
      values = source
        .split('\n')
        .filter(line => line.trim() !== '')
        .flatMap(parse);
    } catch {
      return undefined;
    }
  }
  const isEvent = (value: unknown) =>
    typeof value === 'object' &&
    value !== null &&
    ('eventTime' in value || 'eventType' in value) &&
    ('job' in value || 'dataset' in value);
  return values.length > 0 && values.every(isEvent) ? values : undefined;
}

/** Where to send to. */
function target(url: string | undefined): URL {
  const given = url ?? process.env.MESHWRIGHT_URL;
  if (!given) {
    throw new Failure(
      'Say which portal to send to: --url https://portal.example.com, or MESHWRIGHT_URL.',
    );
  }
  let base: URL;
  try {
    base = new URL(given);
  } catch {
    throw new Failure(`${clean(given)} is no URL.`);
  }
  if (!/^https?:$/.test(base.protocol)) {
    throw new Failure('The portal is reached by http or https.');
  }
  const path = base.pathname.replace(/\/+$/, '');
  return new URL(`${base.origin}${path}/api/data-mesh/v1/lineage`);
}

function refusalLines(refusals: readonly Refusal[]): string[] {
  return refusals
    .slice(0, 20)
    .map(({ index, message }) => `  event ${index + 1}: ${clean(message)}`);
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
  const url = target(options.url);
  const events: unknown[] = [];
  const others: LineageFile[] = [];
  for (const file of await readFiles(paths, io)) {
    const own = eventsIn(file);
    if (own) events.push(...own);
    else others.push(file);
  }
  if (others.length > 0) {
    const lineage = await lineageOf(others, options);
    events.push(
      ...writeEvents(lineage, {
        producer: PRODUCER,
        time: new Date().toISOString(),
        runId: (job, lastRun) => uuidOf(`${job}\n${lastRun}`),
      }),
    );
  }
  if (events.length === 0) {
    throw new Failure('Nothing in these files can be sent: they name no job.');
  }
  const refusals: Refusal[] = [];
  let sent = 0;
  for (const batch of batches(events)) {
    const refused = await send(url, batch, process.env.MESHWRIGHT_TOKEN);
    for (const { index, message } of refused) {
      refusals.push({ index: index + sent, message });
    }
    sent += batch.length;
  }
  const taken =
    events.length - new Set(refusals.map(({ index }) => index)).size;
  io.out(`${count(taken, 'event')} taken by ${clean(url.host)}.\n`);
  if (refusals.length === 0) return exitCodes.fine;
  io.error(
    `${io.errorColours.red('Refused:')}\n${refusalLines(refusals).join(
      '\n',
    )}\n`,
  );
  return exitCodes.findings;
}
