// SPDX-License-Identifier: Apache-2.0
import type { Command } from 'commander';
import type { Io } from '../terminal/io';

/** Where a command leaves the code that the process ends with. */
export interface Outcome {
  code: number;
}

/** Adds a group of commands, such as `contract`, to the program. */
export type CommandGroup = (program: Command, io: Io, outcome: Outcome) => void;
