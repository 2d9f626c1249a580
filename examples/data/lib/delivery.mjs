// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addDays, daysBetween, isoWeek, TODAY } from './calendar.mjs';

const examples = fileURLToPath(new URL('../../', import.meta.url));
const NOTE = 'delivery.json';

/** What is delivered: data, and beside it what says where data is, since paths count from there. */
const PARTS = [
  { folder: 'data', ending: /\.(csv|jsonl)$/, hasDates: true },
  { folder: 'products', ending: /\.yaml$/, hasDates: false },
  { folder: 'pipelines', ending: /\.sql$/, hasDates: false },
];

/** The newest day that is over, in UTC: a delivery has whole days. */
export const newestDay = (now = Date.now()) =>
  addDays(new Date(now).toISOString().slice(0, 10), -1);

/** Text with all its dates moved by some days, whether a time follows them or not; a week is that of its row. */
export function moveDates(text, days) {
  const moved = new Map();
  const move = date => {
    let later = moved.get(date);
    if (!later) moved.set(date, (later = addDays(date, days)));
    return later;
  };
  return text
    .split('\n')
    .map(line => {
      const row = line.replace(/\b\d{4}-\d\d-\d\d(?=\b|T)/g, move);
      const [day] = /\b\d{4}-\d\d-\d\d/.exec(row) ?? [];
      return day ? row.replace(/\b\d{4}-W\d\d\b/g, () => isoWeek(day)) : row;
    })
    .join('\n');
}

const digestOf = text => createHash('sha256').update(text).digest('hex');

function contentOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const filesBelow = folder =>
  readdirSync(join(examples, folder), { recursive: true })
    .map(name => join(folder, String(name)))
    .filter(name => statSync(join(examples, name)).isFile());

/**
 * Delivers the sample as pipelines deliver data each night: with everything to the end of a day. A file is only written
 * when it is another one than before, and one that a person has changed since its delivery stays as it is.
 *
 * @param {object} options
 * @param {string} options.to - folder that it is delivered into
 * @param {string} [options.day] - newest day of the data; the last one that is over unless it is given
 * @param {boolean} [options.again] - deliver what a person has changed as well
 * @returns which files were written, and which ones a person has changed
 */
export function deliver({ to, day = newestDay(), again = false }) {
  const note = contentOf(join(to, NOTE));
  const before = note ? JSON.parse(note).files : {};
  const days = daysBetween(TODAY, day);
  const files = {};
  const written = [];
  const kept = [];
  for (const { folder, ending, hasDates } of PARTS) {
    for (const name of filesBelow(folder).filter(each => ending.test(each))) {
      const own = readFileSync(join(examples, name), 'utf8');
      const text = hasDates ? moveDates(own, days) : own;
      const path = join(to, name);
      const key = name.replaceAll('\\', '/');
      const there = contentOf(path);
      const isChanged =
        there !== undefined &&
        before[key] !== undefined &&
        digestOf(there) !== before[key];
      if (isChanged && hasDates && !again) {
        files[key] = before[key];
        kept.push(key);
        continue;
      }
      files[key] = digestOf(text);
      if (there === text) continue;
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      written.push(key);
    }
  }
  mkdirSync(to, { recursive: true });
  writeFileSync(
    join(to, NOTE),
    `${JSON.stringify({ day, files }, undefined, 2)}\n`,
  );
  return { day, written, kept };
}
