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
A row is judged by the rows before it alone: no later row changes its score. Times without a zone are UTC;
a value that is no number is a gap.

Examples:
  meshwright quality detect row-counts.csv
  meshwright quality detect row-counts.csv --out scores.csv --explain

Exit codes: 0 scored, 2 wrong usage or unreadable input.`,
    )
    .action(async (file, options) => {
      outcome.code = await detect(file, options, io);
    });
};
