// SPDX-License-Identifier: Apache-2.0
import type { Command } from 'commander';
import type { Io } from '../terminal/io';
import { addContractCommands } from './contract';
import { addInfraCommands } from './infra';
import { addLineageCommands } from './lineage';
import { addPolicyCommands } from './policy';
import { addQualityCommands } from './quality';

/** Where a command leaves the code that the process ends with. */
export interface Outcome {
  code: number;
}

/** Adds a group of commands, such as `contract`, to the program. */
export type CommandGroup = (program: Command, io: Io, outcome: Outcome) => void;

/** Every group of commands, in the order of the help text. A new group is a folder here and a line there. */
export const commandGroups: readonly CommandGroup[] = [
  addContractCommands,
  addInfraCommands,
  addLineageCommands,
  addPolicyCommands,
  addQualityCommands,
];
