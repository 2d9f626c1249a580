// SPDX-License-Identifier: Apache-2.0

/** The folder that holds the repository. */
export const root = new URL('../../', import.meta.url);

/** An error whose message is meant for the person at the keyboard: what happened and what to do. */
export class Problem extends Error {
  /** Code that the process ends with. */
  exitCode = 1;
}

/** A {@link Problem} of what others serve, such as a registry that is away: nothing is wrong with the repository. */
export class Unavailable extends Problem {
  exitCode = 3;
}

const colour = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code, text) =>
  colour ? `\u001b[${code}m${text}\u001b[0m` : text;

export const bold = text => paint(1, text);
export const dim = text => paint(2, text);

let stream = process.stdout;

/** From here on, says things on another stream, for commands whose output is read by programs. */
export function sayTo(other) {
  stream = other;
}

/** A line about what happens now. */
export function say(text) {
  stream.write(`${text}\n`);
}

/** Runs a script's main function; a {@link Problem} ends it with a sentence instead of a stack trace. */
export async function run(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof Problem)) {
      throw error;
    }
    process.stderr.write(
      `\n${paint(31, 'Meshwright cannot go on.')} ${error.message}\n`,
    );
    process.exitCode = error.exitCode;
  }
}
