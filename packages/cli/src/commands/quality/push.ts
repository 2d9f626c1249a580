// SPDX-License-Identifier: Apache-2.0
import type { CommandGroup } from '../group';
import { push } from './pushAction';

/** Adds `meshwright quality push`. */
export const addPush: CommandGroup = (group, io, outcome) => {
  group
    .command('push')
    .description('Send results of quality checks to a portal')
    .argument('<file...>', 'files of results, as for quality read')
    .requiredOption(
      '-p, --product <ref>',
      'the product, such as default/orders-ledger',
    )
    .option(
      '--url <url>',
      'the portal, such as https://portal.example.com; or MESHWRIGHT_URL',
    )
    .addHelpText(
      'after',
      `
The token of the product is read from MESHWRIGHT_TOKEN, and is never printed. The portal takes a result
once, however often it is sent, so a push may be repeated.

Examples:
  meshwright quality push target/run_results.json --product default/orders-ledger
  meshwright quality run orders.odcs.yaml --server local --out results.json
  meshwright quality push results.json --product default/orders-ledger --url https://portal.example.com

Exit codes: 0 taken, 1 some files were not, 2 wrong usage, or the portal refused or cannot be reached.`,
    )
    .action(async (files, options) => {
      outcome.code = await push(files, options, io);
    });
};
