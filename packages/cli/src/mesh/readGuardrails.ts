// SPDX-License-Identifier: Apache-2.0
import { guardrailsFor, type StatedGuardrail } from '@meshwright/governance';
import { refuse } from '../commands/policy/refuse';
import { Failure } from '../failure';
import { clean } from '../terminal/clean';
import type { Io } from '../terminal/io';
import { readMesh } from './readMesh';

/** A domain and those that it is part of. */
function withParents(
  domain: string,
  parents: Readonly<Record<string, string>>,
): string[] {
  const found = new Set<string>();
  let next: string | undefined = domain;
  while (next !== undefined && !found.has(next)) {
    found.add(next);
    next = parents[next];
  }
  return [...found];
}

/**
 * The guardrails that policies in files and folders demand of the products of a domain. Files that describe domains say
 * which domain is part of which.
 *
 * @throws Failure for a policy that has an error, as what it guards would be open, and where there is no policy
 */
export async function readGuardrails(
  places: readonly string[],
  domain: string,
  io: Io,
): Promise<StatedGuardrail[]> {
  const mesh = await readMesh(places, io);
  const broken = mesh.policies.find(({ valid }) => !valid);
  if (broken) {
    throw refuse(
      'The policies',
      broken.policies[0]?.file ?? '',
      broken.findings,
    );
  }
  const policies = mesh.policies.flatMap(read => read.policies);
  if (policies.length === 0) {
    throw new Failure(
      `There are no policies in ${places.map(clean).join(', ')}.`,
      'Looked for are documents of kind GovernancePolicy.',
    );
  }
  return guardrailsFor(policies, withParents(domain, mesh.parentDomains));
}
