// SPDX-License-Identifier: Apache-2.0
import { CLOUDS } from '@meshwright/infrastructure';
import type { CommandGroup } from '../group';
import { choice } from '../options';
import { cost } from './costAction';

/** Adds `meshwright infra cost`. */
export const addCost: CommandGroup = (group, io, outcome) => {
  group
    .command('cost')
    .description('Estimate what a product costs, before anything of it exists')
    .argument('<blueprint>', 'the blueprint, or - for standard input')
    .addOption(
      choice('-c, --cloud <cloud>', 'only this cloud, by default all', CLOUDS),
    )
    .option(
      '-u, --usage <usage>',
      'small, medium or large in place of the sizes of environments, or a file of kind Usage with quantities and prices of your own',
    )
    .addOption(
      choice(
        '-f, --format <format>',
        'how to report',
        ['text', 'json'] as const,
        'text',
      ),
    )
    .option('--strict', 'let an environment over its budget count as an error')
    .addHelpText(
      'after',
      `
Prices come with Meshwright, each with the day it was looked up, so that no network is needed. What is knowingly
left out is listed.

Examples:
  meshwright infra cost blueprint.yaml --cloud gcp
  meshwright infra cost blueprint.yaml --usage large
  meshwright infra cost blueprint.yaml --cloud aws --usage usage.yaml --format json

Exit codes: 0 estimated, 1 the blueprint or a contract has an error (with --strict: or an environment is over its
budget), 2 wrong usage or unreadable input.`,
    )
    .action(async (blueprint, options) => {
      outcome.code = await cost(blueprint, options, io);
    });
};
