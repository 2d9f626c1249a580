// SPDX-License-Identifier: Apache-2.0
import type { CommandGroup } from '../group';
import { choice } from '../options';
import { runChecks } from './runAction';

/** Adds `meshwright quality run`. */
export const addRun: CommandGroup = (group, io, outcome) => {
  group
    .command('run')
    .description('Check data as its contract says')
    .argument('<contract>', 'a data contract')
    .requiredOption('-s, --server <name>', 'server of the contract')
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
A server of type 'local' names files (CSV, JSON, Parquet), which DuckDB reads, each once, whatever the
number of checks: path, with {model} for the name of a table, and format. Files outside the present
folder are read only where --allow says so.

On a server of PostgreSQL, BigQuery, Redshift, Athena, Synapse, SQL Server, Snowflake or Databricks the
engine itself runs one query for each table, and only figures come back. Credentials come from the
environment, as the client of the engine knows them, and go to no host that the environment does not name:
PGHOST, PGUSER, PGPASSWORD for PostgreSQL; the reference of the command line has the others.

Examples:
  meshwright quality run orders.odcs.yaml --server example
  meshwright quality run orders.odcs.yaml --server example --evidence 5
  PGHOST=db.example.com PGUSER=reader meshwright quality run orders.odcs.yaml --server production
  meshwright quality run orders.odcs.yaml --server local --out results.json

Exit codes: 0 every check passed, 1 one failed or could not be evaluated, 2 wrong usage or unreadable input.`,
    )
    .action(async (file, options) => {
      outcome.code = await runChecks(file, options, io);
    });
};
