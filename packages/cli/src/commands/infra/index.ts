// SPDX-License-Identifier: Apache-2.0
import type { CommandGroup } from '../group';
import { addCheck } from './check';
import { addCost } from './cost';
import { addGenerate } from './generate';
import { addUpgrade } from './upgrade';

/** Adds `meshwright infra …`. */
export const addInfraCommands: CommandGroup = (program, io, outcome) => {
  const group = program
    .command('infra')
    .description(
      'Make the repository of a data product with its infrastructure, check it, and estimate its cost',
    )
    .showSuggestionAfterError()
    .addHelpText(
      'after',
      `
A blueprint is a YAML document that says what a data product needs. It is the same for every cloud.

Examples:
  meshwright infra generate blueprint.yaml --cloud aws --out customer-360
  meshwright infra check customer-360
  meshwright infra cost blueprint.yaml --cloud aws`,
    );
  addGenerate(group, io, outcome);
  addUpgrade(group, io, outcome);
  addCheck(group, io, outcome);
  addCost(group, io, outcome);
};
