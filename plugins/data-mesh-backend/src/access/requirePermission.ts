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
    throw new NotAllowedError(
      `${
        words === undefined ? 'The' : `You may not ${words}: the`
      } permission policy refuses '${
        permission.name
      }'. Ask whoever runs the portal.`,
    );
  }
}
