// SPDX-License-Identifier: Apache-2.0
import type { CommandGroup } from '../group';
import { choice } from '../options';
import { show } from './showAction';

/** Adds `meshwright contract show`. */
export const addShow: CommandGroup = (group, io, outcome) => {
  group
    .command('show')
    .description('Show what a contract or a data product says, in short')
    .argument('<file>', 'the descriptor, or - for standard input')
    .addOption(
      choice(
        '-f, --format <format>',
        'how to show it',
        ['text', 'json'] as const,
        'text',
      ),
    )
    .addHelpText(
      'after',
      `
Examples:
  meshwright contract show orders.odcs.yaml
  meshwright contract show data-product.odps.yaml --format json

Exit codes: 0 shown, 2 wrong usage or unreadable input.`,
    )
    .action(async (file, options) => {
      outcome.code = await show(file, options, io);
    });
};
