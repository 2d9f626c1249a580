// SPDX-License-Identifier: Apache-2.0
import { Command } from 'commander';
import { version } from '../package.json';
import { commandGroups } from './commands';
import type { Outcome } from './commands/group';
import { cleanLines } from './terminal/clean';
import type { Io } from './terminal/io';

/** The program with all its commands, which writes to `io` and leaves its exit code in `outcome`. */
export function createProgram(io: Io, outcome: Outcome): Command {
  const program = new Command('meshwright')
    .description(
      'Checks data contracts and data products, at a desk and in a pipeline.',
    )
    .version(version, '-V, --version', 'Print the version')
    .helpOption('-h, --help', 'Print help')
    .helpCommand('help [command]', 'Print help on a command')
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: text => io.out(text),
      writeErr: text => io.error(text),
      outputError: (text, write) => {
        const line = cleanLines(text)
          .trim()
          .replace(/^error: /, '');
        write(
          `${io.errorColours.red('Wrong usage:')} ${line
            .charAt(0)
            .toUpperCase()}${line.slice(1)}\n`,
        );
      },
      getOutHelpWidth: () => Math.min(io.width, 100),
      getErrHelpWidth: () => Math.min(io.width, 100),
    })
    .addHelpText(
      'after',
      `
Examples:
  meshwright contract lint .                       every descriptor below this folder
  meshwright contract diff old.yaml new.yaml       what a change breaks
  meshwright contract convert orders.yaml --to sql-ddl --dialect bigquery

Exit codes:
  0  fine
  1  findings: an error in a descriptor, a breaking change
  2  wrong usage, or input that cannot be read`,
    );
  for (const addGroup of commandGroups) addGroup(program, io, outcome);
  return program;
}
