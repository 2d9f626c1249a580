// SPDX-License-Identifier: Apache-2.0
import type { CommandGroup } from '../group';
import { choice } from '../options';
import { testPolicies } from './testAction';

/** Adds `meshwright policy test`. */
export const addTest: CommandGroup = (group, io, outcome) => {
  group
    .command('test')
    .description(
      'Check policies, run their examples, and find conflicts between them',
    )
    .argument('[path...]', 'files and folders with policies')
    .option('-l, --library <pack...>', 'policies of the library')
    .addOption(
      choice(
        '-f, --format <format>',
        'how to report',
        ['text', 'json', 'github'] as const,
        'text',
      ),
    )
    .addHelpText(
      'after',
      `
Examples:
  meshwright policy test policies
  meshwright policy test --library all

Exit codes: 0 all in order, 1 an error in a policy, an example that comes out otherwise, or a conflict
between a domain and a global policy, 2 wrong usage or unreadable input.`,
    )
    .action(async (paths, options) => {
      outcome.code = await testPolicies(paths, options, io);
    });
};
