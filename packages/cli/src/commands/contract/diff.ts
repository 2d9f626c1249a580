// SPDX-License-Identifier: Apache-2.0
import type { CommandGroup } from '../group';
import { choice } from '../options';
import { diff } from './diffAction';

/** Adds `meshwright contract diff`. */
export const addDiff: CommandGroup = (group, io, outcome) => {
  group
    .command('diff')
    .description(
      'Say what a new version does to those who read and write the data',
    )
    .argument(
      '<old>',
      'the version that people rely on, or - for standard input',
    )
    .argument('<new>', 'the version that is to take its place')
    .addOption(
      choice(
        '-f, --format <format>',
        'how to report',
        ['text', 'json', 'markdown'] as const,
        'text',
      ),
    )
    .addOption(
      choice(
        '--for <whom>',
        'for whom a change counts',
        ['readers', 'writers', 'both'] as const,
        'both',
      ),
    )
    .option(
      '--strict',
      'let risky changes, and a new version that is too small, count as breaking',
    )
    .addHelpText(
      'after',
      `
Both may be of any standard and version: what counts is what they say. Order, formatting and comments
are no change. --format markdown is made for comments on change requests.

Examples:
  meshwright contract diff orders.v1.yaml orders.v2.yaml
  meshwright contract diff <(git show main:orders.odcs.yaml) orders.odcs.yaml --for readers
  git show main:orders.odcs.yaml | meshwright contract diff - orders.odcs.yaml --format markdown

Exit codes: 0 nothing breaks, 1 something breaks, 2 wrong usage or unreadable input.`,
    )
    .action(async (before, after, options) => {
      outcome.code = await diff(before, after, options, io);
    });
};
