// SPDX-License-Identifier: Apache-2.0

/** What the process says to whoever called it. */
export const exitCodes = {
  /** Nothing to complain about. */
  fine: 0,
  /** The command did its work and found something. */
  findings: 1,
  /** Wrong usage, or input that cannot be read. */
  usage: 2,
} as const;

/** A reason why a command cannot do its work, in words for whoever called it. */
export class Failure extends Error {
  constructor(message: string, readonly hint?: string) {
    super(message);
    this.name = 'Failure';
  }
}
