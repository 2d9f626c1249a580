// SPDX-License-Identifier: Apache-2.0
import type { CommandGroup } from '../group';
import { addAsk } from './ask';
import { addCheck } from './check';
import { addImpact } from './impact';
import { addPush } from './push';
import { addRead } from './read';

/** Adds `meshwright lineage …`. */
export const addLineageCommands: CommandGroup = (program, io, outcome) => {
  const group = program
    .command('lineage')
    .description('Read lineage, and say what a change would break')
    .showSuggestionAfterError()
    .addHelpText(
      'after',
      `
Reads OpenLineage events, dbt artifacts (manifest.json, catalog.json, run_results.json), data contracts,
data products and SQL, all together, and finds out by itself what each file is.`,
    );
  addRead(group, io, outcome);
  addImpact(group, io, outcome);
  addCheck(group, io, outcome);
  addPush(group, io, outcome);
  addAsk(group, io, outcome);
};
