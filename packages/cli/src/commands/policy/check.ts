// SPDX-License-Identifier: Apache-2.0
import type { CommandGroup } from '../group';
import { choice } from '../options';
import { check } from './checkAction';
import { addGatherOptions } from './options';

/** Adds `meshwright policy check`. */
export const addCheck: CommandGroup = (group, io, outcome) => {
  addGatherOptions(
    group
      .command('check')
      .description('Hold products and contracts against policies')
      .argument('<path...>', 'files and folders with descriptors and policies')
      .addOption(
        choice(
          '-f, --format <format>',
          'how to report',
          ['text', 'json', 'sarif', 'github', 'gitlab'] as const,
          'text',
        ),
      )
      .option('--strict', 'let warnings count as errors')
      .option('--all', 'show in text what passes and what does not apply, too'),
  )
    .addHelpText(
      'after',
      `
Examples:
  meshwright policy check products --policies policies
  meshwright policy check . --library all --environment prod
  meshwright policy check . --library gdpr --format sarif > policies.sarif
  meshwright policy check . --policies policies --format github

Exit codes: 0 no error, 1 a failure of severity error or a rule that could not be decided
(with --strict: a warning), 2 wrong usage, or a policy that cannot be used.`,
    )
    .action(async (paths, options) => {
      outcome.code = await check(paths, options, io);
    });
};
