// SPDX-License-Identifier: Apache-2.0
import type { CommandGroup } from '../group';
import { choice } from '../options';
import { impact } from './impactAction';
import { addReadOptions, filesArgument } from './options';

const collect = (value: string, all: string[]) => [...all, value];

/** Adds `meshwright lineage impact`. */
export const addImpact: CommandGroup = (group, io, outcome) => {
  addReadOptions(
    group
      .command('impact')
      .description(
        'Say what breaks, and for whom, if a column or a dataset changes',
      )
      .argument(
        '[file...]',
        `${filesArgument}; without them a portal is asked`,
      ),
  )
    .option(
      '-c, --column <name>',
      'column that changes, as dataset.column or by its id; may be given again',
      collect,
      [],
    )
    .option(
      '-d, --dataset <name>',
      'dataset that changes; may be given again',
      collect,
      [],
    )
    .addOption(
      choice(
        '--change <what>',
        'what happens to it',
        ['drop', 'type', 'late', 'values'] as const,
        'drop',
      ),
    )
    .option(
      '--url <url>',
      'the portal to ask where no files are given; or MESHWRIGHT_URL',
    )
    .addOption(
      choice(
        '-f, --format <format>',
        'how to report',
        ['text', 'json', 'markdown'] as const,
        'text',
      ),
    )
    .addHelpText(
      'after',
      `
Without files the portal answers for the whole mesh, as far as the owner of the token in MESHWRIGHT_TOKEN may see it.

Examples:
  meshwright lineage impact --column orders.amount --url https://portal.example.com
  meshwright lineage impact target/ contracts/ --column orders.amount
  meshwright lineage impact events.ndjson --dataset public.orders --change late

Exit codes: 0 nothing breaks, 1 something breaks, 2 wrong usage or unreadable input.`,
    )
    .action(async (files, options) => {
      outcome.code = await impact(files, options, io);
    });
};
