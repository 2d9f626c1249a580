// SPDX-License-Identifier: Apache-2.0
import type { AccessAnswer } from '@meshwright/plugin-data-mesh-common';

/**
 * Why something is refused, in a sentence or two: what the rule says, its reason and its name, and whom to ask.
 *
 * @param answer - of the permission policy; absent where nobody can say why
 * @param owners - refs of those who are asked where the answer names nobody
 * @public
 */
export function refusalWords(
  answer: AccessAnswer | undefined,
  owners: readonly string[] = [],
): string {
  const { ask = [], message, policy, reason, rule } = answer ?? {};
  const helpers = ask.length > 0 ? ask : owners;
  return [
    message,
    reason,
    policy !== undefined && `Rule: ${policy}/${rule}.`,
    `Ask ${helpers.join(', ') || 'whoever runs the portal'}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
