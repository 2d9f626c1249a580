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

/** What stands between fields, the most usual first, and a field of a line with quotes (RFC 4180). */
const SEPARATORS = [
  { mark: ',', field: /\s*(?:"((?:[^"]|"")*)"\s*|([^,]*))(,|$)/g },
  { mark: ';', field: /\s*(?:"((?:[^"]|"")*)"\s*|([^;]*))(;|$)/g },
  { mark: '\t', field: / *(?:"((?:[^"]|"")*)" *|([^\t]*))(\t|$)/g },
] as const;

type Separator = (typeof SEPARATORS)[number];

/** Fields of a line of CSV. */
function fieldsOf(line: string, { mark, field }: Separator): string[] {
  if (!line.includes('"')) {
    return line.split(mark).map(text => text.trim());
  }
  const fields: string[] = [];
  for (const [, quoted, plain, end] of line.matchAll(field)) {
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

/** Names of the columns, the most telling first. */
const TIMES = ['timestamp', 'time', 'datetime', 'date', 'ts', 'ds'];
const VALUES = ['value', 'y', 'count'];

/** Places of the two columns; undefined where the line names none of them. */
function columnsOf(names: readonly string[]): [number, number] | undefined {
  const [time, value] = [TIMES, VALUES].map(words => {
    const word = words.find(each => names.includes(each));
    return word === undefined ? -1 : names.indexOf(word);
  });
  return time < 0 || value < 0 ? undefined : [time, value];
}

/** Whether a line is a row of two fields already, a time and a number. */
const isRow = (fields: readonly string[]) =>
  fields.length === 2 &&
  !Number.isNaN(timeOf(fields[0])) &&
  !Number.isNaN(numberOf(fields[1]));

/**
 * Reads a series of CSV, row by row: with a header that names its columns, or two columns of times and numbers. Commas,
 * semicolons or tabulators stand between them, as in the first line; beside semicolons a number may have a decimal comma.
 *
 * @throws Failure where no columns are named and the first line is no row
 */
export function* readSeries(
  file: string,
  bytes: Uint8Array,
): Generator<SeriesRow> {
  const lines = linesOf(bytes);
  const first: string = (lines.next().value ?? '').replace(/^\uFEFF/, '');
  const separator =
    SEPARATORS.find(({ mark }) => first.includes(mark)) ?? SEPARATORS[0];
  const split = (line: string) => fieldsOf(line, separator);
  const decimal = (text: string) =>
    separator.mark === ';' ? text.replace(',', '.') : text;
  const fields = split(first);
  const named = columnsOf(fields.map(name => name.toLocaleLowerCase('en-US')));
  const headless = !named && isRow(fields.map(decimal));
  if (!named && !headless) {
    throw new Failure(
      `${clean(file)}, line 1: the columns timestamp and value are missing.`,
      'The first line names the columns, for example: timestamp,value',
    );
  }
  const [timestampAt, valueAt] = named ?? [0, 1];
  const rowOf = (found: readonly string[]): SeriesRow => {
    const timestamp = found[timestampAt] ?? '';
    const value = found[valueAt] ?? '';
    return {
      timestamp,
      value,
      time: timeOf(timestamp),
      number: numberOf(decimal(value)),
    };
  };
  if (headless) yield rowOf(fields);
  for (const line of lines) yield rowOf(split(line));
}
