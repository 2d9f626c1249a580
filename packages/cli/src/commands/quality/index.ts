// SPDX-License-Identifier: Apache-2.0
import type { CommandGroup } from '../group';
import { addCompile } from './compile';
import { addDetect } from './detect';
import { addGate } from './gate';
import { addPush } from './push';
import { addRead } from './read';
import { addRun } from './run';

/** Adds `meshwright quality …`. */
export const addQualityCommands: CommandGroup = (program, io, outcome) => {
  const group = program
    .command('quality')
    .description('Check data, read results of checks, and find anomalies')
    .showSuggestionAfterError()
    .addHelpText(
      'after',
      `
Reads what dbt, Great Expectations, Soda, the Data Contract CLI, AWS Glue Data Quality, Dataplex and
OpenLineage say about the quality of data, and finds out by itself which one a file is.

Examples:
  meshwright quality run orders.odcs.yaml --server example
  meshwright quality read target/run_results.json
  meshwright quality detect row-counts.csv --out scores.csv`,
    );
  addRun(group, io, outcome);
  addRead(group, io, outcome);
  addCompile(group, io, outcome);
  addDetect(group, io, outcome);
  addPush(group, io, outcome);
  addGate(group, io, outcome);
};
