// SPDX-License-Identifier: Apache-2.0
import { convertTargets, sqlDialects } from '@meshwright/contracts';
import type { CommandGroup } from '../group';
import { choice } from '../options';
import { convert } from './convertAction';

/** Adds `meshwright contract convert`. */
export const addConvert: CommandGroup = (group, io, outcome) => {
  group
    .command('convert')
    .description('Turn a contract into what other tools read')
    .argument('<file>', 'the contract, or - for standard input')
    .addOption(
      choice(
        '-t, --to <target>',
        'what to make',
        convertTargets,
      ).makeOptionMandatory(),
    )
    .addOption(
      choice(
        '-d, --dialect <dialect>',
        'engine of sql-ddl and dbt, by default that of the servers',
        sqlDialects,
      ),
    )
    .option('--object <name>', 'only this table or topic')
    .option(
      '-o, --out <path>',
      'write to this file, or into this folder (one file for each thing that belongs in its own)',
    )
    .addOption(
      choice(
        '-f, --format <format>',
        'how to print the result',
        ['text', 'json'] as const,
        'text',
      ),
    )
    .option('--strict', 'count what could not be carried as findings')
    .addHelpText(
      'after',
      `
What the target cannot say is told on standard error.

Examples:
  meshwright contract convert orders.odcs.yaml --to sql-ddl --dialect snowflake
  meshwright contract convert orders.odcs.yaml --to jsonschema --out schemas/
  meshwright contract convert datacontract.yaml --to odcs --out orders.odcs.yaml
  meshwright contract convert orders.odcs.yaml --to html > orders.html

Exit codes: 0 converted, 1 something could not be carried (with --strict), 2 wrong usage or unreadable input.`,
    )
    .action(async (file, options) => {
      outcome.code = await convert(file, options, io);
    });
};
