// SPDX-License-Identifier: Apache-2.0
import type { CommandGroup } from '../group';
import { runPipelines } from './runAction';

/** Adds `meshwright pipeline …`. */
export const addPipelineCommands: CommandGroup = (program, io, outcome) => {
  const group = program
    .command('pipeline')
    .description('Run transformations of files that contracts describe')
    .showSuggestionAfterError();
  group
    .command('run')
    .description('Run pipelines in SQL, and tell a portal what they did')
    .argument('<file...>', "pipelines, folders, or patterns such as '*.sql'")
    .requiredOption('-o, --out <folder>', 'where to write results')
    .option(
      '-s, --server <name>',
      'server of the contracts that names files',
      'example',
    )
    .option(
      '--allow <folder>',
      'folder that files may be read from, beside the present one',
    )
    .option(
      '--namespace <name>',
      'namespace of the jobs in lineage',
      'pipelines',
    )
    .option(
      '--events <file>',
      'write the OpenLineage events there, one on each line',
    )
    .option(
      '--url <url>',
      'the portal to tell, such as https://portal.example.com; or MESHWRIGHT_URL',
    )
    .addHelpText(
      'after',
      `
A pipeline is an SQL file whose first lines name contracts, by paths from the file; 'orders.odcs.yaml#lines' means one
table of a contract:

  -- Revenue by day and article.
  -- owner: group:default/controlling
  -- reads: ../orders/orders.odcs.yaml
  -- writes: revenue.odcs.yaml
  create table revenue as select … from orders …

'orders.odcs.yaml#lines as sold' gives a table another name in the statement. A file that another system delivers has no
contract; name it with the address where it lies in truth, and all of its columns in CSV are texts:

  -- file: landing/orders.csv as delivered at s3://landing/shop/orders.csv

DuckDB runs it. The tables that it reads have the names that their contracts give them, and the rows of the files that
their server of type 'local' names; a contract without such a server has the rows that another pipeline wrote. Each
table that it makes and its contract knows becomes a file in the folder for results; what a contract demands and the
result lacks is an error. It reaches no other file and no network. Pipelines that read what others write come after
them.

What ran is told as OpenLineage events, with schemas, figures, and where columns come from by the query that ran.
The token of the portal is read from MESHWRIGHT_TOKEN.

Examples:
  meshwright pipeline run pipelines/ --out results/ --events events.ndjson
  MESHWRIGHT_URL=https://portal.example.com meshwright pipeline run revenue.sql --out results/

Exit codes: 0 all went well, 1 a pipeline failed or the portal refused something, 2 wrong usage or unreadable input.`,
    )
    .action(async (files, options) => {
      outcome.code = await runPipelines(files, options, io);
    });
};
