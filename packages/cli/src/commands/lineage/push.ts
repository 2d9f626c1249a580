// SPDX-License-Identifier: Apache-2.0
import type { CommandGroup } from '../group';
import { addReadOptions } from './options';
import { push } from './pushAction';

/** Adds `meshwright lineage push`. */
export const addPush: CommandGroup = (group, io, outcome) => {
  addReadOptions(
    group
      .command('push')
      .description('Send lineage to a portal')
      .argument(
        '[file...]',
        'OpenLineage events, dbt artifacts or SQL, and contracts that say how tables are called; or - for standard input',
      ),
  )
    .option(
      '--dbt <folder>',
      'folder with the artifacts of dbt, such as target/',
    )
    .option(
      '--url <url>',
      'the portal, such as https://portal.example.com; or MESHWRIGHT_URL',
    )
    .addHelpText(
      'after',
      `
The token of the portal is read from MESHWRIGHT_TOKEN, and is never printed.
Events are sent as they are; dbt artifacts and SQL are sent as OpenLineage events that say the same.
A model is called as the one contract beside it calls the table of its name, whatever engine dbt ran on.
The portal takes an event once, however often it is sent, so a push may be repeated.

Examples:
  meshwright lineage push events.ndjson --url https://portal.example.com
  MESHWRIGHT_URL=https://portal.example.com meshwright lineage push --dbt target/
  meshwright lineage push --dbt target/ contracts/

Exit codes: 0 all was taken, 1 the portal refused something, 2 wrong usage, or the portal cannot be reached.`,
    )
    .action(async (files, options) => {
      outcome.code = await push(files, options, io);
    });
};
