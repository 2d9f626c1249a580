// SPDX-License-Identifier: Apache-2.0
import type { Command } from 'commander';

/** Adds the options that say what is asked, and with which policies. */
export function addGatherOptions(command: Command): Command {
  return command
    .option(
      '-p, --policies <path...>',
      'files and folders with further policies',
    )
    .option(
      '-l, --library <pack...>',
      'policies of the library: all, a topic such as privacy, a law such as gdpr, or a name',
    )
    .option(
      '-e, --environment <name>',
      'ask for one environment; policies of others are left out',
    )
    .option('-w, --waivers <file...>', 'files with waivers')
    .option(
      '--facts <file...>',
      'files with what other tools know: infrastructure, quality, lineage',
    )
    .option(
      '--before <path...>',
      'descriptors as they are in force, for rules about changes',
    )
    .option('--now <moment>', 'the present, such as 2026-01-31; default today');
}
