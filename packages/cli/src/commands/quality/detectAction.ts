// SPDX-License-Identifier: Apache-2.0
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AnomalyDetector, explainAnomaly } from '@meshwright/quality';
import { exitCodes, Failure } from '../../failure';
import { readSource } from '../../files/read';
import { readSeries } from '../../files/series';
import { clean } from '../../terminal/clean';
import type { Io } from '../../terminal/io';

const MOST_BYTES = 500 * 1024 * 1024;

export interface DetectOptions {
  out?: string;
  explain?: boolean;
}

const field = (text: string) =>
  /[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;

/** Scores a series. */
export async function detect(
  file: string,
  { out, explain = false }: DetectOptions,
  io: Io,
): Promise<number> {
  const bytes = await readSource(file, io, MOST_BYTES + 1);
  if (bytes.length > MOST_BYTES) {
    throw new Failure(
      `${clean(file)} has more than ${MOST_BYTES / 1024 / 1024} MiB.`,
    );
  }
  const detector = new AnomalyDetector();
  const lines = ['timestamp,value,score'];
  for (const row of readSeries(file, Buffer.from(bytes).toString('utf8'))) {
    const result = detector.push(row.time, row.number);
    lines.push(
      `${field(row.timestamp)},${field(row.value)},${result.score.toFixed(6)}`,
    );
    const words = explain && explainAnomaly('The value', row.number, result);
    if (words) io.error(`${clean(row.timestamp)}: ${clean(words)}\n`);
  }
  const text = `${lines.join('\n')}\n`;
  if (out === undefined) {
    io.outDocument(text);
    return exitCodes.fine;
  }
  try {
    await writeFile(resolve(io.cwd, out), text);
  } catch (error) {
    throw new Failure(
      `${clean(out)} cannot be written (${
        (error as NodeJS.ErrnoException).code ?? String(error)
      }).`,
    );
  }
  return exitCodes.fine;
}
