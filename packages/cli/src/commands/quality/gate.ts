// SPDX-License-Identifier: Apache-2.0
import type { CommandGroup } from '../group';
import { choice } from '../options';
import { gate } from './gateAction';

/** Adds `meshwright quality gate`. */
export const addGate: CommandGroup = (group, io, outcome) => {
  group
    .command('gate')
    .description('Ask whether a pipeline may go on with the data of a product')
    .argument('<product>', 'the product, such as default/orders-ledger')
    .option('--min-score <score>', 'least score, from 0 to 100')
    .option('--max-age <hours>', 'oldest result that is believed, in hours')
    .option(
      '--url <url>',
      'the portal, such as https://portal.example.com; or MESHWRIGHT_URL',
    )
    .addOption(
      choice(
        '-f, --format <format>',
        'how to report',
        ['text', 'json'] as const,
        'text',
      ),
    )
    .addHelpText(
      'after',
      `
Closed where a check of importance failed or could not run, and where nothing was measured. A token of the
product, or any that may see it, is read from MESHWRIGHT_TOKEN.

Examples:
  meshwright quality gate default/orders-ledger --max-age 24 && ./publish.sh
  meshwright quality gate default/orders-ledger --min-score 95 --format json

Exit codes: 0 open, 1 closed, 2 wrong usage, or the portal refused or cannot be reached.`,
    )
    .action(async (product, options) => {
      outcome.code = await gate(product, options, io);
    });
};
