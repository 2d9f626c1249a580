// SPDX-License-Identifier: Apache-2.0
import type { CommandGroup } from '../group';
import { choice } from '../options';
import { check } from './checkAction';

/** Adds `meshwright infra check`. */
export const addCheck: CommandGroup = (group, io, outcome) => {
  group
    .command('check')
    .description(
      'Say what is wrong with Terraform: syntax, arguments, references, security',
    )
    .argument(
      '<folder>',
      'folder with Terraform, looked through with all below it',
    )
    .addOption(
      choice(
        '-f, --format <format>',
        'how to report',
        ['text', 'json', 'sarif'] as const,
        'text',
      ),
    )
    .option(
      '-p, --policies <path...>',
      'files and folders with policies, whose guardrails the infrastructure must not be weaker than',
    )
    .option('--strict', 'let warnings count as errors')
    .addHelpText(
      'after',
      `
Needs no network, no account and no terraform. A rule is set aside for one block by a comment in it:
  # meshwright:allow security/own-key: the data is public

Examples:
  meshwright infra check customer-360
  meshwright infra check . --format sarif > infra.sarif
  meshwright infra check . --policies policies

Exit codes: 0 no error, 1 an error (with --strict: a warning), 2 wrong usage or unreadable input.`,
    )
    .action(async (folder, options) => {
      outcome.code = await check(folder, options, io);
    });
};
