// SPDX-License-Identifier: Apache-2.0
import { Failure } from '../failure';
import { clean } from '../terminal/clean';

/** A row of a series, with its texts as they were. */
export interface SeriesRow {
  timestamp: string;
  value: string;
  /** Seconds since 1970; NaN where the text is no time. */
  time: number;
  /** NaN where the text is no number. */
  number: number;
}

/** Fields of a line of CSV (RFC 4180). */
function fieldsOf(line: string): string[] {
  const fields: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^,]*))(,|$)/g;
  for (const [, quoted, plain, end] of line.matchAll(pattern)) {
    fields.push(
      quoted === undefined ? plain.trim() : quoted.replace(/""/g, '"'),
    );
    if (end === '') break;
  }
  return fields;
}

/** Seconds since 1970 of a text: ISO 8601, with a blank for the T, or a number of seconds or milliseconds. */
function timeOf(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) {
    const number = Number(text);
    return number > 1e11 ? number / 1000 : number;
  }
  const iso = text.replace(' ', 'T');
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(iso) || !iso.includes('T');
  return Date.parse(zoned ? iso : `${iso}Z`) / 1000;
}

/**
 * Reads a series of CSV with a header.
 *
 * @throws Failure where the columns `timestamp` and `value` are not there
 */
export function readSeries(file: string, text: string): SeriesRow[] {
  const [header = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const names = fieldsOf(header).map(name => name.toLocaleLowerCase('en-US'));
  const [timestampAt, valueAt] = ['timestamp', 'value'].map(name =>
    names.indexOf(name),
  );
  if (timestampAt < 0 || valueAt < 0) {
    throw new Failure(
      `${clean(file)}, line 1: the columns timestamp and value are missing.`,
      'The first line names the columns, for example: timestamp,value',
    );
  }
  return lines
    .filter(line => line.trim() !== '')
    .map(line => {
      const fields = fieldsOf(line);
      const timestamp = fields[timestampAt] ?? '';
      const value = fields[valueAt] ?? '';
      return {
        timestamp,
        value,
        time: timeOf(timestamp),
        number: value === '' ? NaN : Number(value),
      };
    });
}
