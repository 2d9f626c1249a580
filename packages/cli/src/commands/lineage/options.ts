// SPDX-License-Identifier: Apache-2.0
import type { Command } from 'commander';

/** Adds the options of every command that reads files with lineage. */
export function addReadOptions(command: Command): Command {
  return command
    .option(
      '--dialect <name>',
      'SQL dialect of .sql files: bigquery, postgres, snowflake, …',
    )
    .option(
      '--namespace <namespace>',
      'where dbt and .sql files have their tables, such as postgres://db.example.com:5432',
    )
    .option('--no-sql', 'leave SQL alone: faster, but without its columns');
}

/** What the argument of these commands stands for. */
export const filesArgument =
  "files, folders, patterns such as 'target/*.json', or - for standard input";
