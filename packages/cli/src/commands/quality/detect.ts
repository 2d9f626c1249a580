// SPDX-License-Identifier: Apache-2.0
import type { CommandGroup } from '../group';
import { detect } from './detectAction';

/** Adds `meshwright quality detect`. */
export const addDetect: CommandGroup = (group, io, outcome) => {
  group
    .command('detect')
    .description('Score how anomalous each value of a series is')
    .argument(
      '<series>',
      'CSV with a header and the columns timestamp and value, or - for standard input',
    )
    .option('-o, --out <file>', 'write there instead of to standard output')
    .option('--explain', 'say on standard error why each anomaly is one')
    .addHelpText(
      'after',
      `
Writes timestamp,value,score with a score from 0 to 1 for each row; from 0.5 on a value is an anomaly.
Fields stand between commas, semicolons or tabulators; the file may be packed with gzip. Instead of timestamp a
column may be called time, datetime, date, ts or ds, and y or count instead of value; without a header there are
two columns. A row is judged by the rows before it alone: no later row changes its score. Times are ISO 8601
(with a blank for the T as well) or seconds, milliseconds, microseconds or nanoseconds since 1970; without a zone
they are UTC. A value that is no number is a gap, with score 0. A row whose time is not after the one before, or cannot be
read, is judged by its value alone. The first rows have score 0, since nothing is known yet.

Examples:
  meshwright quality detect row-counts.csv
  meshwright quality detect row-counts.csv --out scores.csv --explain

Exit codes: 0 scored, 2 wrong usage or unreadable input.`,
    )
    .action(async (file, options) => {
      outcome.code = await detect(file, options, io);
    });
};
