// SPDX-License-Identifier: Apache-2.0
import { CLOUDS, STACKS } from '@meshwright/infrastructure';
import type { CommandGroup } from '../group';
import { choice } from '../options';
import { generateInto } from './generateAction';

/** Adds `meshwright infra generate`. */
export const addGenerate: CommandGroup = (group, io, outcome) => {
  group
    .command('generate')
    .description('Make the files of a stack, or of a whole product repository')
    .argument('<blueprint>', 'the blueprint, or - for standard input')
    .addOption(
      choice(
        '-c, --cloud <cloud>',
        'cloud to make it for',
        CLOUDS,
      ).makeOptionMandatory(),
    )
    .requiredOption('-o, --out <folder>', 'folder to write into')
    .addOption(
      choice(
        '-s, --stack <stack>',
        'what to make: platform once for a landing zone, domain once for a domain, product with its repository',
        STACKS,
        'product',
      ),
    )
    .option(
      '-p, --policies <path...>',
      'files and folders with policies, whose guardrails are kept: labels, masking and who sees values',
    )
    .option(
      '--force',
      'write into a folder that has files, over those of the same name',
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
Contracts that the blueprint names are read from below its folder. The same input always gives the same files.

Examples:
  meshwright infra generate blueprint.yaml --cloud azure --out customer-360
  meshwright infra generate blueprint.yaml --cloud azure --stack platform --out platform
  meshwright infra generate blueprint.yaml --cloud gcp --out customer-360 --policies policies

Exit codes: 0 written, 1 the blueprint or a contract has an error and nothing was written, 2 wrong usage or unreadable input.`,
    )
    .action(async (blueprint, options) => {
      outcome.code = await generateInto(blueprint, options, io);
    });
};
