// SPDX-License-Identifier: Apache-2.0
import { takesPlace } from '../evaluation/precedence';
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

/** Policies of one name of which only one is asked, as names are what verdicts and waivers go by. */
function doubles(policies: readonly Policy[]): FederationConflict[] {
  const kept = new Map<string, Policy>();
  for (const policy of policies) {
    if (takesPlace(policy, kept.get(policy.name))) {
      kept.set(policy.name, policy);
    }
  }
  return policies.flatMap(policy => {
    const known = kept.get(policy.name);
    // Of a domain against a global one more is said elsewhere; a draft of what is in force is on its way there.
    const isKnown =
      known === undefined ||
      known === policy ||
      (policy.domain !== undefined && known.domain === undefined) ||
      policy.lifecycle === 'draft';
    return isKnown
      ? []
      : {
          kind: 'shadows' as const,
          policy: policy.name,
          against: known.name,
          message: `Another policy of this name (in ${known.file}) is asked in its place. Give one of them another name.`,
          file: policy.file,
          path: '/metadata/name',
          line: policy.lines['/metadata/name'],
        };
  });
}

/**
 * Where policies of domains come into conflict with global ones, and where several have one name. A domain may add and strengthen; it may not weaken,
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
  const own = alive.filter(({ domain }) => domain !== undefined);
  return [
    ...own.flatMap(policy => [
      ...globals.flatMap(global => shadows(policy, global)),
      ...weakenings(policy, globals),
      ...globals.flatMap(global => contradictions(policy, global)),
    ]),
    ...doubles(alive),
  ].sort((a, b) => {
    if (a.policy !== b.policy) return a.policy < b.policy ? -1 : 1;
    return a.line - b.line;
  });
}
