// SPDX-License-Identifier: Apache-2.0
import type { CommandGroup } from '../group';
import { choice } from '../options';
import { check } from './checkAction';
import { addReadOptions } from './options';

const collect = (value: string, all: string[]) => [...all, value];

/** Adds `meshwright lineage check`. */
export const addCheck: CommandGroup = (group, io, outcome) => {
  addReadOptions(
    group
      .command('check')
      .description('Say what a change request does to those who use the data')
      .argument(
        '[around...]',
        'files of the mesh around it: events, contracts and dbt artifacts of consumers',
      ),
  )
    .option(
      '--before <file>',
      'contracts or dbt artifacts before the change; may be given again',
      collect,
      [],
    )
    .option(
      '--after <file>',
      'the same after the change; may be given again',
      collect,
      [],
    )
    .option(
      '--url <url>',
      'a portal that is asked as well who uses what changes, with the token of MESHWRIGHT_TOKEN',
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
Examples:
  git worktree add ../main main
  meshwright lineage check --before ../main/contracts --after contracts mesh/ --format markdown
  meshwright lineage check --before main-target/ --after target/ events.ndjson
  meshwright lineage check --before ../main/contracts --after contracts --url https://portal.example.com

Exit codes: 0 nothing breaks, 1 something breaks, 2 wrong usage or unreadable input.`,
    )
    .action(async (around, options) => {
      outcome.code = await check(around, options, io);
    });
};
