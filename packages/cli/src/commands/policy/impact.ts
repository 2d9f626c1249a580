// SPDX-License-Identifier: Apache-2.0
import type { CommandGroup } from '../group';
import { choice } from '../options';
import { rehearsePolicies } from './impactAction';
import { addGatherOptions } from './options';

/** Adds `meshwright policy impact`. */
export const addImpact: CommandGroup = (group, io, outcome) => {
  addGatherOptions(
    group
      .command('impact')
      .description(
        'Rehearse new or changed policies: who would newly fail, and how much work it is',
      )
      .argument(
        '<path...>',
        'files and folders with descriptors and the policies in force',
      )
      .option(
        '--proposed <path...>',
        'files and folders with policies that are new or changed; default the drafts that are found',
      )
      .addOption(
        choice(
          '-f, --format <format>',
          'how to report; patch gives the changes that a machine can make as a unified diff',
          ['text', 'json', 'patch'] as const,
          'text',
        ),
      ),
  )
    .addHelpText(
      'after',
      `
Examples:
  meshwright policy impact products --policies policies --proposed drafts/masking.yaml
  meshwright policy impact . --library all --proposed policy.yaml --format patch | git apply

Exit codes: 0 the rehearsal was done, whatever it found, 2 wrong usage or a policy that cannot be used.`,
    )
    .action(async (paths, options) => {
      outcome.code = await rehearsePolicies(paths, options, io);
    });
};
