// SPDX-License-Identifier: Apache-2.0
import type { Team } from '@meshwright/contracts';
import type { DraftReference } from './types';

const OWNER_ROLE = /\bowner\b/i;

/**
 * Everybody that a document could mean by its owner, the likeliest first: who it names as owner, its team, and the
 * members of the team that are called owner and have not left.
 *
 * @internal
 */
export function ownerReferences(
  named: string | undefined,
  team: Team | undefined,
): DraftReference[] {
  const references: DraftReference[] = [];
  const add = (target: string | undefined, path: string, person = false) => {
    const text = target?.trim();
    if (text && !references.some(r => r.target === text)) {
      references.push({
        role: 'owner',
        target: text,
        path,
        ...(person && { person }),
      });
    }
  };
  add(named, '/team');
  add(team?.name, '/team/name');
  for (const member of team?.members ?? []) {
    if (!member.dateOut && member.role && OWNER_ROLE.test(member.role)) {
      add(member.username ?? member.email, '/team/members', true);
    }
  }
  return references;
}
