// SPDX-License-Identifier: Apache-2.0
import type { CommandGroup } from '../group';
import { choice } from '../options';
import { lint } from './lintAction';

/** Adds `meshwright contract lint`. */
export const addLint: CommandGroup = (group, io, outcome) => {
  group
    .command('lint')
    .description('Say what is wrong with contracts and product descriptors')
    .argument(
      '<file...>',
      "files, folders, patterns such as 'contracts/**/*.yaml', or - for standard input",
    )
    .addOption(
      choice(
        '-f, --format <format>',
        'how to report',
        ['text', 'json', 'sarif'] as const,
        'text',
      ),
    )
    .option('--strict', 'let warnings count as errors')
    .option('--fix', 'mend in the files what can be mended without a decision')
    .addHelpText(
      'after',
      `
Examples:
  meshwright contract lint orders.odcs.yaml
  meshwright contract lint . --strict
  meshwright contract lint . --format sarif > meshwright.sarif
  cat orders.odcs.yaml | meshwright contract lint - --format json

Exit codes: 0 no error, 1 an error (with --strict: a warning), 2 wrong usage or unreadable input.`,
    )
    .action(async (files, options) => {
      outcome.code = await lint(files, options, io);
    });
};
