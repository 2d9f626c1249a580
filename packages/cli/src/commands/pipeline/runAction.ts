// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { loadSqlLineage } from '@meshwright/lineage/sql';
import { exitCodes, Failure } from '../../failure';
import { findFiles } from '../../files/find';
import {
  type Pipeline,
  checkAwaited,
  inOrder,
  readPipeline,
} from '../../pipelines/definition';
import { completed, failed, started } from '../../pipelines/events';
import { portalUrl } from '../../portal/portal';
import { count } from '../../reports/words';
import { clean } from '../../terminal/clean';
import type { Io } from '../../terminal/io';
import { reportOf, sendEvents } from '../lineage/send';

export interface RunOptions {
  out: string;
  server: string;
  allow?: string;
  namespace: string;
  events?: string;
  url?: string;
}

/** What runs pipelines. Loaded when it is needed: it is large, and most commands have no need of it. */
const loadExecution = (): typeof import('../../pipelines/execute') =>
  // eslint-disable-next-line global-require
  require('../../pipelines/execute');

async function readAll(
  args: readonly string[],
  { server, allow }: RunOptions,
  io: Io,
): Promise<Pipeline[]> {
  const allowed = [io.cwd, ...(allow ? [resolve(io.cwd, allow)] : [])];
  const found = await findFiles(args, io, /\.sql$/i);
  if (found.length === 0) {
    throw new Failure(
      `No pipeline was found in ${args.map(clean).join(', ')}.`,
    );
  }
  const pipelines: Pipeline[] = [];
  for (const { path } of found) {
    pipelines.push(await readPipeline(path, server, allowed, io));
  }
  checkAwaited(pipelines);
  return inOrder(pipelines);
}

/** Runs pipelines one after another, and tells what they did. */
export async function runPipelines(
  args: string[],
  options: RunOptions,
  io: Io,
): Promise<number> {
  const pipelines = await readAll(args, options, io);
  const out = resolve(io.cwd, options.out);
  await mkdir(out, { recursive: true });
  const sql = await loadSqlLineage();
  const { execute, readingResults } = loadExecution();
  const written = new Map<string, string>();
  const events: object[] = [];
  let code: number = exitCodes.fine;
  for (const each of pipelines) {
    const pipeline = readingResults(each, written);
    const { namespace } = options;
    const run = { pipeline, namespace, runId: randomUUID(), sql };
    events.push(started(run, new Date()));
    try {
      const execution = await execute(pipeline, out);
      events.push(completed(run, new Date(), execution));
      for (const { namespace: space, name, table } of pipeline.writes) {
        const result = execution.outputs.get(table);
        if (!result) continue;
        written.set(`${space}\n${name}`, result.path);
        io.out(
          `${clean(pipeline.name)}: ${count(result.rows, 'row')} of ${clean(
            table,
          )}\n`,
        );
      }
    } catch (error) {
      const message = clean((error as Error).message.slice(0, 1_000));
      events.push(failed(run, new Date(), message));
      io.error(
        `${io.errorColours.red('Failed:')} ${clean(
          pipeline.name,
        )}: ${message}\n`,
      );
      code = exitCodes.findings;
    }
  }
  if (options.events !== undefined) {
    await writeFile(
      resolve(io.cwd, options.events),
      events.map(event => `${JSON.stringify(event)}\n`).join(''),
    );
  }
  if (options.url ?? process.env.MESHWRIGHT_URL) {
    const url = portalUrl(options.url, 'lineage');
    const { taken, refused } = reportOf(
      url,
      events,
      await sendEvents(url, events),
    );
    io.out(`${taken}\n`);
    if (refused.length > 0) {
      io.error(`${io.errorColours.red('Refused:')}\n${refused.join('\n')}\n`);
      code = exitCodes.findings;
    }
  }
  return code;
}
