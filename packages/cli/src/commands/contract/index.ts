// SPDX-License-Identifier: Apache-2.0
import type { CommandGroup } from '../group';
import { addConvert } from './convert';
import { addDiff } from './diff';
import { addLint } from './lint';
import { addShow } from './show';

/** Adds `meshwright contract …`. */
export const addContractCommands: CommandGroup = (program, io, outcome) => {
  const group = program
    .command('contract')
    .description('Check, compare, show and convert contracts and products')
    .showSuggestionAfterError()
    .addHelpText(
      'after',
      `
Reads ODCS 2.2, 3.0 and 3.1, ODPS (Bitol), ODPS (opendataproducts.org), DPDS and the Data Contract
Specification, as YAML or JSON, and finds out by itself which one a file is.

Examples:
  meshwright contract lint 'contracts/**/*.yaml'
  meshwright contract diff <(git show main:orders.odcs.yaml) orders.odcs.yaml
  meshwright contract show orders.odcs.yaml
  meshwright contract convert orders.odcs.yaml --to html --out orders.html`,
    );
  addLint(group, io, outcome);
  addDiff(group, io, outcome);
  addShow(group, io, outcome);
  addConvert(group, io, outcome);
};
