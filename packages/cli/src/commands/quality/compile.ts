// SPDX-License-Identifier: Apache-2.0
import { engines, type EngineName } from '@meshwright/quality';
import type { CommandGroup } from '../group';
import { choice } from '../options';
import { compile } from './compileAction';

/** Adds `meshwright quality compile`. */
export const addCompile: CommandGroup = (group, io, outcome) => {
  group
    .command('compile')
    .description('Print the queries that check a table as its contract says')
    .argument('<contract>', 'a data contract, or - for standard input')
    .addOption(
      choice(
        '-e, --engine <engine>',
        'engine that runs them',
        Object.keys(engines) as EngineName[],
        'duckdb',
      ),
    )
    .option(
      '--schema <name>',
      'schema, dataset or database of the tables; dots divide',
    )
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
One query reads a table once, whatever the number of checks; rules that a contract states as queries
follow it. What cannot be compiled is said on standard error, with the reason.

Examples:
  meshwright quality compile orders.odcs.yaml --engine bigquery --schema my-project.sales
  meshwright quality compile orders.odcs.yaml --engine redshift --format json

Exit codes: 0 compiled, 2 wrong usage or unreadable input.`,
    )
    .action(async (file, options) => {
      outcome.code = await compile(file, options, io);
    });
};
