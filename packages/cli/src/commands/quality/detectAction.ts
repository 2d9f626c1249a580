// SPDX-License-Identifier: Apache-2.0
import { closeSync, openSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { AnomalyDetector, explainAnomaly } from '@meshwright/quality';
import { exitCodes, Failure } from '../../failure';
import { readSeries } from '../../files/series';
import { readUnpacked } from '../../files/unpack';
import { clean } from '../../terminal/clean';
import type { Io } from '../../terminal/io';

const MOST_BYTES = 500 * 1024 * 1024;

/** Lines that are written at a time. */
const LINES = 10_000;

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
  const bytes = await readUnpacked(file, io, MOST_BYTES);
  const rows = readSeries(file, bytes);
  // What is wrong with the input is said before anything is written.
  const first = rows.next();
  const write = writerTo(out, io);
  try {
    const detector = new AnomalyDetector();
    let lines = ['timestamp,value,score'];
    let last = 0;
    for (let next = first; !next.done; next = rows.next()) {
      const { timestamp, value, time, number } = next.value;
      // A value whose time cannot be read is judged by itself, as one out of order is.
      if (Number.isFinite(time)) last = time;
      const result = detector.push(Number.isFinite(time) ? time : last, number);
      lines.push(
        `${field(timestamp)},${field(value)},${result.score.toFixed(6)}`,
      );
      const words = explain && explainAnomaly('The value', number, result);
      if (words) io.error(`${clean(timestamp)}: ${clean(words)}\n`);
      if (lines.length < LINES) continue;
      write.text(`${lines.join('\n')}\n`);
      lines = [];
    }
    if (lines.length > 0) write.text(`${lines.join('\n')}\n`);
  } finally {
    write.end();
  }
  return exitCodes.fine;
}

/** Writes piece by piece, to a file or to standard output. */
function writerTo(out: string | undefined, io: Io) {
  if (out === undefined) {
    return { text: (text: string) => io.outDocument(text), end: () => {} };
  }
  const failed = (error: unknown) =>
    new Failure(
      `${clean(out)} cannot be written (${
        (error as NodeJS.ErrnoException).code ?? String(error)
      }).`,
    );
  const attempt = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw failed(error);
    }
  };
  const opened = attempt(() => openSync(resolve(io.cwd, out), 'w'));
  return {
    text: (text: string) => attempt(() => writeSync(opened, text)),
    end: () => closeSync(opened),
  };
}
