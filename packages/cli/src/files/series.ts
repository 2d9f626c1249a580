// SPDX-License-Identifier: Apache-2.0
import { StringDecoder } from 'node:string_decoder';
import { Failure } from '../failure';
import { clean } from '../terminal/clean';
import { timeOf } from './timeOf';

/** A row of a series, with its texts as they were. */
export interface SeriesRow {
  timestamp: string;
  value: string;
  /** Seconds since 1970; NaN where the text is no time. */
  time: number;
  /** NaN where the text is no number. */
  number: number;
}

/** Bytes that are made text of at a time, so that a long series takes little memory. */
const PIECE = 1024 * 1024;

/** Fields of a line of CSV (RFC 4180). */
function fieldsOf(line: string): string[] {
  if (!line.includes('"')) {
    return line.split(',').map(field => field.trim());
  }
  const fields: string[] = [];
  const pattern = /\s*(?:"((?:[^"]|"")*)"\s*|([^,]*))(,|$)/g;
  for (const [, quoted, plain, end] of line.matchAll(pattern)) {
    fields.push((quoted?.replace(/""/g, '"') ?? plain).trim());
    if (end === '') break;
  }
  return fields;
}

/** Lines that are not blank, whatever they end with. */
function* linesOf(bytes: Uint8Array): Generator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for (let at = 0; at < bytes.length; at += PIECE) {
    const text =
      rest + decoder.write(Buffer.from(bytes.subarray(at, at + PIECE)));
    const lines = text.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop()!;
    for (const line of lines) if (line.trim() !== '') yield line;
  }
  rest += decoder.end();
  for (const line of rest.split(/\r/)) if (line.trim() !== '') yield line;
}

/** A plain decimal number; what else JavaScript takes for one is a word here, and an empty text is none. */
const numberOf = (text: string) =>
  /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;

/**
 * Reads a series of CSV with a header, row by row.
 *
 * @throws Failure where the columns `timestamp` and `value` are not there
 */
export function* readSeries(
  file: string,
  bytes: Uint8Array,
): Generator<SeriesRow> {
  const lines = linesOf(bytes);
  const header: string = lines.next().value ?? '';
  const names = fieldsOf(header.replace(/^\uFEFF/, '')).map(name =>
    name.toLocaleLowerCase('en-US'),
  );
  const [timestampAt, valueAt] = ['timestamp', 'value'].map(name =>
    names.indexOf(name),
  );
  if (timestampAt < 0 || valueAt < 0) {
    throw new Failure(
      `${clean(file)}, line 1: the columns timestamp and value are missing.`,
      'The first line names the columns, for example: timestamp,value',
    );
  }
  for (const line of lines) {
    const fields = fieldsOf(line);
    const timestamp = fields[timestampAt] ?? '';
    const value = fields[valueAt] ?? '';
    yield {
      timestamp,
      value,
      time: timeOf(timestamp),
      number: numberOf(value),
    };
  }
}
