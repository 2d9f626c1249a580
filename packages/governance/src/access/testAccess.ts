// SPDX-License-Identifier: Apache-2.0
import type { Policy } from '../policy/model';
import { AccessPolicies } from './AccessPolicies';
import type { AccessExample, AccessRule } from './model';
import { personFacts } from './profile';

/** How an example of an access policy came out. @public */
export interface AccessExampleResult {
  /** Place among the access examples of the policy. */
  index: number;
  example: string;
  ok: boolean;
  /** What came out, in words, where it is not what was expected. */
  message: string;
}

/** A policy that only refuses is tested as if everything else were allowed. */
const EVERYTHING: AccessRule = {
  id: 'everything-else',
  title: 'Everything else',
  effect: 'allow',
  permissions: ['*'],
  actions: [],
  resources: [],
  roles: [],
  groups: [],
  message: '',
  ask: [],
};

function withoutDomain({ domain, ...policy }: Policy): Policy {
  return policy;
}

function isTested(policy: Policy): Policy[] {
  const enabled: Policy = { ...policy, lifecycle: 'enabled' };
  const allows = policy.access!.rules.some(({ effect }) => effect === 'allow');
  if (allows) return [enabled];
  return [
    enabled,
    {
      ...withoutDomain(enabled),
      name: '',
      access: { people: [], rules: [EVERYTHING], examples: [] },
    },
  ];
}

function factsOf(example: AccessExample, { domain }: Policy) {
  // An example need not say that it lies in the domain of its policy.
  const domains = domain === undefined ? [] : [`domain:default/${domain}`];
  return { domains, ...example.resource };
}

/**
 * Runs the access examples of a policy, each against this policy alone.
 *
 * @public
 */
export function testAccess(policy: Policy): AccessExampleResult[] {
  if (!policy.access) return [];
  const policies = AccessPolicies.compile(isTested(policy), {
    now: new Date(0),
  });
  return policy.access.examples.map((example, index) => {
    const { action, name, permission, resource } = example;
    const explained = policies.explain(
      policies.prepare(personFacts(example.person)),
      {
        name: permission,
        ...(action !== undefined && { action }),
        ...((example.resourceType ?? resource) && {
          resourceType: example.resourceType ?? 'catalog-entity',
        }),
      },
      factsOf(example, policy),
    );
    const rule =
      explained.result === 'allow' ? explained.rule : explained.denial.rule;
    const ok =
      explained.result === example.expect &&
      (example.rule === undefined || example.rule === rule);
    const why =
      explained.result === 'allow'
        ? `by '${explained.rule}'`
        : explained.denial.message;
    return {
      index,
      example: name,
      ok,
      message: ok
        ? ''
        : `It should ${example.expect}${
            example.rule ? ` by '${example.rule}'` : ''
          }, and did not: ${explained.result} ${why}`,
    };
  });
}
