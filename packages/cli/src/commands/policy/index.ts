// SPDX-License-Identifier: Apache-2.0
import type { CommandGroup } from '../group';
import { addCheck } from './check';
import { addExplain } from './explain';
import { addImpact } from './impact';
import { addTest } from './testExamples';

/** Adds `meshwright policy …`. */
export const addPolicyCommands: CommandGroup = (program, io, outcome) => {
  const group = program
    .command('policy')
    .description(
      'Hold products and contracts against policies, and rehearse policies',
    )
    .showSuggestionAfterError()
    .addHelpText(
      'after',
      `
Policies are documents of kind GovernancePolicy. Those in the folders that are checked count, those
that --policies names, and those of the library.

Examples:
  meshwright policy check . --library ownership gdpr
  meshwright policy test policies
  meshwright policy explain product-owner/has-owner orders . --library ownership
  meshwright policy impact . --proposed policies/new-rule.yaml`,
    );
  addCheck(group, io, outcome);
  addTest(group, io, outcome);
  addExplain(group, io, outcome);
  addImpact(group, io, outcome);
};
