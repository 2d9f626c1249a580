// SPDX-License-Identifier: Apache-2.0
import type { CommandGroup } from '../group';
import { choice } from '../options';
import { run } from './runAction';

/** Adds `meshwright quality run`. */
export const addRun: CommandGroup = (group, io, outcome) => {
  group
    .command('run')
    .description('Check data as its contract says')
    .argument('<contract>', 'a data contract')
    .requiredOption(
      '-s, --server <name>',
      "server of the contract, of type 'local'",
    )
    .option(
      '--allow <folder>',
      'folder that files may be read from, beside the present one',
    )
    .option('--evidence <rows>', 'show so many rows that fail a check', Number)
    .option('-o, --out <file>', 'write the results there as JSON, to be pushed')
    .addOption(
      choice(
        '-f, --format <format>',
        'how to report',
        ['text', 'json'] as const,
        'text',
      ),
    )
    .addHelpText(
      'after',
      `
Reads files (CSV, JSON, Parquet) by DuckDB, each once, whatever the number of checks. A server of the
contract names them: path, with {model} for the name of a table, and format. Files outside the present
folder are read only where --allow says so.

Examples:
  meshwright quality run orders.odcs.yaml --server example
  meshwright quality run orders.odcs.yaml --server example --evidence 5
  meshwright quality run orders.odcs.yaml --server local --out results.json

Exit codes: 0 every check passed, 1 one failed or could not be evaluated, 2 wrong usage or unreadable input.`,
    )
    .action(async (file, options) => {
      outcome.code = await run(file, options, io);
    });
};
