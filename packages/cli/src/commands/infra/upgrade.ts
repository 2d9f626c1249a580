// SPDX-License-Identifier: Apache-2.0
import type { CommandGroup } from '../group';
import { choice } from '../options';
import { upgradeFolder } from './upgradeAction';

/** Adds `meshwright infra upgrade`. */
export const addUpgrade: CommandGroup = (group, io, outcome) => {
  group
    .command('upgrade')
    .description(
      'Generate a repository again and keep what its team changed, with conflicts shown',
    )
    .argument('[folder]', 'the repository', '.')
    .option(
      '-b, --blueprint <file>',
      'blueprint to generate from, by default blueprint.yaml of the repository',
    )
    .option(
      '-p, --policies <path...>',
      'files and folders with policies, whose guardrails are kept from now on',
    )
    .option('--dry-run', 'only say what would change')
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
Change blueprint.yaml or a contract, or take a newer version of Meshwright, and run this: what was generated before
(.meshwright/generated.json), what the team made of it, and what is generated now are merged. What only one side
changed is taken from it. Lines that both changed are put between marks, as git does. Review the result with git diff.

Examples:
  meshwright infra upgrade
  meshwright infra upgrade customer-360 --dry-run
  npx @meshwright/cli@latest infra upgrade

Exit codes: 0 nothing is left to decide, 1 there are conflicts or the blueprint has an error, 2 wrong usage or unreadable input.`,
    )
    .action(async (folder, options) => {
      outcome.code = await upgradeFolder(folder, options, io);
    });
};
