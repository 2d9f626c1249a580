// SPDX-License-Identifier: Apache-2.0
import { addContractCommands } from './contract';
import type { CommandGroup } from './group';
import { addInfraCommands } from './infra';
import { addLineageCommands } from './lineage';
import { addPipelineCommands } from './pipeline';
import { addPolicyCommands } from './policy';
import { addQualityCommands } from './quality';

/** Every group of commands, in the order of the help text. A new group is a folder here and a line there. */
export const commandGroups: readonly CommandGroup[] = [
  addContractCommands,
  addInfraCommands,
  addLineageCommands,
  addPipelineCommands,
  addPolicyCommands,
  addQualityCommands,
];
