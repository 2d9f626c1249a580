// SPDX-License-Identifier: Apache-2.0
import type { CommandGroup } from '../group';
import { choice } from '../options';
import { read } from './readAction';

/** Adds `meshwright quality read`. */
export const addRead: CommandGroup = (group, io, outcome) => {
  group
    .command('read')
    .description('Say what files of results tell of the quality of data')
    .argument(
      '<file...>',
      "files, folders, patterns such as 'target/*.json', or - for standard input",
    )
    .addOption(
      choice(
        '-f, --format <format>',
        'how to report',
        ['text', 'json'] as const,
        'text',
      ),
    )
    .option('--strict', 'end with 1 where a check failed')
    .addHelpText(
      'after',
      `
The manifest.json of dbt names the tests of run_results.json: give both, or leave it beside.
Files may be packed with gzip, and have several results in a list or one in a line.

Examples:
  meshwright quality read target/run_results.json
  meshwright quality read gx/ soda.json --format json
  aws glue get-data-quality-result --result-id dqresult-1 | meshwright quality read -

Exit codes: 0 read, 1 a file could not be read (with --strict: or a check failed), 2 wrong usage or unreadable input.`,
    )
    .action(async (files, options) => {
      outcome.code = await read(files, options, io);
    });
};
