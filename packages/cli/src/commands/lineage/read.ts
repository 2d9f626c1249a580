// SPDX-License-Identifier: Apache-2.0
import type { CommandGroup } from '../group';
import { choice } from '../options';
import { addReadOptions, filesArgument } from './options';
import { read } from './readAction';

/** Adds `meshwright lineage read`. */
export const addRead: CommandGroup = (group, io, outcome) => {
  addReadOptions(
    group
      .command('read')
      .description('Say what files tell of lineage, from product to column')
      .argument('<file...>', filesArgument),
  )
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
Examples:
  meshwright lineage read events.ndjson --format json
  meshwright lineage read target/ --namespace postgres://db.example.com:5432
  meshwright lineage read contracts/ events/ target/manifest.json

Exit codes: 0 read, 1 something could not be read, 2 wrong usage or unreadable input.`,
    )
    .action(async (files, options) => {
      outcome.code = await read(files, options, io);
    });
};
