// SPDX-License-Identifier: Apache-2.0
import { Command, CommanderError } from 'commander';
import { version } from '../package.json';
import { type Outcome, commandGroups } from './commands';
import { Failure, exitCodes } from './failure';
import { clean, cleanLines } from './terminal/clean';
import type { Io } from './terminal/io';

function createProgram(io: Io, outcome: Outcome): Command {
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

/** Commander's own errors, and help that nobody asked for, are wrong usage; help that was asked for is fine. */
function codeOf(error: CommanderError): number {
  return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
}

/**
 * Runs the command line.
 *
 * @param args - arguments after the name of the program
 * @returns the code that the process should end with: see `exitCodes`
 */
export async function main(args: readonly string[], io: Io): Promise<number> {
  const outcome: Outcome = { code: exitCodes.fine };
  try {
    await createProgram(io, outcome).parseAsync([...args], { from: 'user' });
    return outcome.code;
  } catch (error) {
    if (error instanceof CommanderError) return codeOf(error);
    if (error instanceof Failure) {
      const hint = error.hint ? `\n${cleanLines(error.hint)}` : '';
      io.error(
        `${io.errorColours.red('Cannot go on:')} ${clean(
          error.message,
        )}${hint}\n`,
      );
      return exitCodes.usage;
    }
    const details =
      process.env.MESHWRIGHT_DEBUG && error instanceof Error
        ? error.stack ?? error.message
        : `${String(
            error,
          )}\nSet MESHWRIGHT_DEBUG=1 to see where, and please report it.`;
    io.error(
      `${io.errorColours.red('A fault of meshwright itself:')} ${cleanLines(
        details,
      )}\n`,
    );
    return exitCodes.usage;
  }
}
