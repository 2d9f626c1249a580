// SPDX-License-Identifier: Apache-2.0
import type { CommandGroup } from '../group';
import { choice } from '../options';
import { ask, questions } from './askAction';

/** Adds `meshwright lineage ask`. */
export const addAsk: CommandGroup = (group, io, outcome) => {
  group
    .command('ask')
    .description('Ask a portal about the lineage of the whole mesh')
    .argument('<question>', Object.keys(questions).join(', '))
    .argument(
      '[node]',
      'what it is about: the id of a node, or a product or contract as dataproduct:default/orders, api:default/orders',
    )
    .addOption(
      choice('--change <what>', 'for impact', [
        'drop',
        'type',
        'late',
        'values',
      ] as const),
    )
    .addOption(
      choice('--granularity <what>', 'how closely to look', [
        'product',
        'job',
        'dataset',
        'column',
      ] as const),
    )
    .addOption(
      choice('--direction <where>', 'for graph', [
        'up',
        'down',
        'both',
      ] as const),
    )
    .option('--at <day>', 'as it was on that day')
    .option('--before <day>', 'for differences')
    .option('--after <day>', 'for differences')
    .option('--limit <number>', 'how much to list at most')
    .option(
      '--url <url>',
      'the portal, such as https://portal.example.com; or MESHWRIGHT_URL',
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
Questions:
${Object.entries(questions)
  .map(([name, { about }]) => `  ${name.padEnd(14)} ${about}`)
  .join('\n')}

The token of the portal is read from MESHWRIGHT_TOKEN. The answer has what its owner may see.

Examples:
  meshwright lineage ask impact 'column:postgres://db:5432#shop.public.orders#amount' --change type
  meshwright lineage ask sources 'column:postgres://db:5432#shop.public.revenue#total'
  meshwright lineage ask differences --before 2026-03-01 --after 2026-03-08
  meshwright lineage ask personal-data --format json

Exit codes: 0 answered, 1 answered, and something breaks, is missing or crosses a border, 2 wrong usage, or no answer.`,
    )
    .action(async (question, node, options) => {
      outcome.code = await ask(question, node, options, io);
    });
};
