// SPDX-License-Identifier: Apache-2.0
import type { Subject } from '../estate';
import { completeFacts } from '../facts';
import type { PolicyExample, SubjectKind } from '../policy';

/** The thing that an example of a policy is about. @internal */
export function exampleSubject(
  example: PolicyExample,
  kind: SubjectKind,
  domain?: string,
): Subject {
  const facts = completeFacts(example.facts);
  const own = kind === 'contract' ? facts.contract : facts.product;
  return {
    ref: own?.ref || `example:${kind}`,
    kind,
    title: example.name,
    owner: own?.owner ?? '',
    // An example need not say that it lies in the domain of its policy.
    domains: domain === undefined ? [] : [domain],
    path: own?.path || 'example',
    facts,
  };
}

/** Whether an example states a field itself. @internal */
export function stated(
  facts: Readonly<Record<string, unknown>>,
  path: string,
): boolean {
  let value: unknown = facts;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !(step in value)) {
      return false;
    }
    value = (value as Record<string, unknown>)[step];
  }
  return true;
}
