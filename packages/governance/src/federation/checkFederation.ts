// SPDX-License-Identifier: Apache-2.0
import { contradictions } from './contradictions';
import type { Policy } from '../policy';
import type { FederationConflict } from './types';
import { weakenings } from './weakenings';

function shadows(policy: Policy, global: Policy): FederationConflict[] {
  if (policy.name !== global.name) return [];
  return [
    {
      kind: 'shadows',
      policy: policy.name,
      against: global.name,
      message: `The policy of the domain ${policy.domain} has the name of a global policy and would stand in its place; it is left out. Give it another name, such as ${policy.domain}-${policy.name}.`,
      file: policy.file,
      path: '/metadata/name',
      line: policy.lines['/metadata/name'],
    },
  ];
}

/**
 * Where policies of domains come into conflict with global ones. A domain may add and strengthen; it may not weaken,
 * contradict or stand in the place of a global policy.
 *
 * Evaluation is safe whatever is written: a global policy is asked beside that of a domain, a weaker parameter does not
 * count, and of two policies of one name the global one does. Conflicts are told, so that nobody is surprised.
 *
 * @returns conflicts by policy, in the order of its document
 * @public
 */
export function checkFederation(
  policies: readonly Policy[],
): FederationConflict[] {
  const alive = policies.filter(({ lifecycle }) => lifecycle !== 'retired');
  const globals = alive.filter(({ domain }) => domain === undefined);
  return alive
    .filter(({ domain }) => domain !== undefined)
    .flatMap(policy => [
      ...globals.flatMap(global => shadows(policy, global)),
      ...weakenings(policy, globals),
      ...globals.flatMap(global => contradictions(policy, global)),
    ])
    .sort((a, b) => {
      if (a.policy !== b.policy) return a.policy < b.policy ? -1 : 1;
      return a.line - b.line;
    });
}
