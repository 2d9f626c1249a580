// SPDX-License-Identifier: Apache-2.0
import type { CommandGroup } from '../group';
import { choice } from '../options';
import { explain } from './explainAction';
import { addGatherOptions } from './options';

/** Adds `meshwright policy explain`. */
export const addExplain: CommandGroup = (group, io, outcome) => {
  addGatherOptions(
    group
      .command('explain')
      .description('Say why a product or contract passes or fails a rule')
      .argument('<rule>', 'policy/rule, or a policy for all its rules')
      .argument('<subject>', 'ref, name or id of a product or contract')
      .argument('[path...]', 'files and folders; default this folder')
      .addOption(
        choice(
          '-f, --format <format>',
          'how to report',
          ['text', 'json'] as const,
          'text',
        ),
      ),
  )
    .addHelpText(
      'after',
      `
Examples:
  meshwright policy explain product-owner/has-owner orders . --library ownership
  meshwright policy explain columns-described api:default/orders-v1 . --library all

Exit codes: 0 it passes or does not apply, 1 it fails, 2 wrong usage, or an unknown rule or subject.`,
    )
    .action(async (rule, subject, paths, options) => {
      outcome.code = await explain(rule, subject, paths, options, io);
    });
};
