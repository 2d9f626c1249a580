// SPDX-License-Identifier: Apache-2.0
import { CommanderError } from 'commander';
import type { Outcome } from './commands/group';
import { Failure, exitCodes } from './failure';
import { createProgram } from './program';
import { clean, cleanLines } from './terminal/clean';
import type { Io } from './terminal/io';

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
