// SPDX-License-Identifier: Apache-2.0

/** How many resources a plan would add, change and destroy. One that is replaced is both added and destroyed. @internal */
export interface PlanChanges {
  add: number;
  change: number;
  destroy: number;
}

/**
 * Counts what a plan would do.
 *
 * @param json - what `terraform show -json PLAN` prints: format version 1, of which `resource_changes` is read
 * @internal
 */
export function planChanges(json: string): PlanChanges {
  const plan: {
    resource_changes?: Array<{ change?: { actions?: string[] } }>;
  } = JSON.parse(json);
  const actions = (plan.resource_changes ?? []).flatMap(
    ({ change }) => change?.actions ?? [],
  );
  const count = (wanted: string) =>
    actions.filter(action => action === wanted).length;
  return {
    add: count('create'),
    change: count('update'),
    destroy: count('delete'),
  };
}

/** Says it in a line, as Terraform does. @internal */
export function planSummary({ add, change, destroy }: PlanChanges): string {
  return add + change + destroy === 0
    ? 'Nothing changes.'
    : `Plan: ${add} to add, ${change} to change, ${destroy} to destroy.`;
}
