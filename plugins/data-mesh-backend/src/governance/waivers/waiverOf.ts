// SPDX-License-Identifier: Apache-2.0
import type { Policy } from '@meshwright/governance';
import type { GovernanceWaiver } from '@meshwright/plugin-data-mesh-common';
import { stateOf, type WaiverRow } from '../database';

/** Who looks at waivers, of which products they may decide on them, and the policies that they may see, by name. @internal */
export interface WaiverViewer {
  user?: string;
  decides: ReadonlySet<string>;
  policies: ReadonlyMap<string, Policy>;
}

/** A waiver as somebody sees it. @internal */
export function waiverOf(
  row: WaiverRow,
  { user, decides, policies }: WaiverViewer,
): GovernanceWaiver {
  const state = stateOf(row);
  const own = user === row.requested_by;
  const policy = policies.get(row.policy);
  const rule = policy?.rules.find(({ id }) => id === row.rule);
  const mayDecide = decides.has(row.product_ref);
  return {
    id: row.id,
    state,
    product: row.product_ref,
    policy: row.policy,
    rule: row.rule,
    ...(policy && { policyTitle: policy.title }),
    ...(rule && { ruleTitle: rule.title }),
    reason: row.reason,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    ...(row.decided_by && { decidedBy: row.decided_by }),
    ...(row.decided_at && { decidedAt: row.decided_at }),
    ...(row.comment && { comment: row.comment }),
    ...(row.from_day && { from: row.from_day }),
    until: row.until_day,
    ...(row.declared_in && { declaredIn: row.declared_in }),
    mayDecide: state === 'requested' && mayDecide && !own,
    mayRemove:
      !row.declared_in &&
      (state === 'requested' || state === 'active') &&
      (own || mayDecide),
  };
}
