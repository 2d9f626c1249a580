// SPDX-License-Identifier: Apache-2.0
// Delivers the sample data with dates that end with a day: the last one that is over, unless another is named.
//
//   node deliver.mjs FOLDER [--day 2026-09-30] [--again]
//
// A file that somebody has changed in the folder stays as it is; --again delivers it anew.
import { parseArgs } from 'node:util';
import { deliver } from './lib/delivery.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { day: { type: 'string' }, again: { type: 'boolean' } },
});
const [to] = positionals;
if (!to || (values.day && !/^\d{4}-\d\d-\d\d$/.test(values.day))) {
  console.error(
    "Say where to: 'node deliver.mjs FOLDER', and with --day which day is the last, such as 2026-09-30.",
  );
  process.exit(2);
}
const { day, written, kept } = deliver({ to, ...values });
console.log(`${written.length} files are new in ${to}, with data to ${day}.`);
for (const name of kept) {
  console.log(`Kept, since somebody has changed it: ${name}`);
}
