// SPDX-License-Identifier: Apache-2.0
import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import type { AccessAnswer } from '@meshwright/plugin-data-mesh-common';
import { ExplainingPermissions } from './ExplainingPermissions';

/**
 * Goes on only where the permission policy allows what a caller wants.
 *
 * @throws NotAllowedError which names the permission, and says in `words` ("make repositories") what was wanted
 * @internal
 */
export async function requirePermission(
  permissions: PermissionsService,
  permission: BasicPermission,
  credentials: BackstageCredentials,
  words?: string,
): Promise<void> {
  const [decision] = await permissions.authorize([{ permission }], {
    credentials,
  });
  if (decision.result !== AuthorizeResult.ALLOW) {
    const answer =
      permissions instanceof ExplainingPermissions
        ? await permissions.why(permission.name, credentials)
        : undefined;
    throw new NotAllowedError(
      `${
        words === undefined ? 'The' : `You may not ${words}: the`
      } permission policy refuses '${permission.name}'. ${reasonOf(answer)}`,
    );
  }
}

/** The rule, its reason and whom to ask, in a sentence or two. */
function reasonOf(answer: AccessAnswer | undefined): string {
  if (!answer) return 'Ask whoever runs the portal.';
  const { ask = [], message, policy, reason, rule } = answer;
  return [
    message,
    reason,
    policy !== undefined && `Rule: ${policy}/${rule}.`,
    `Ask ${ask.join(', ') || 'whoever runs the portal'}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
