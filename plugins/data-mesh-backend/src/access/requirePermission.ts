// SPDX-License-Identifier: Apache-2.0
import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import type {
  AccessAnswer,
  CatalogEntityPermission,
} from '@meshwright/plugin-data-mesh-common';
import { refusalWords } from '@meshwright/plugin-data-mesh-node';
import { ExplainingPermissions } from './ExplainingPermissions';
import { ownersOf } from './ownersOf';

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
  if (decision.result === AuthorizeResult.ALLOW) return;
  const answer = await whyNot(permissions, permission.name, credentials);
  throw new NotAllowedError(
    `${
      words === undefined ? 'The' : `You may not ${words}: the`
    } permission policy refuses '${permission.name}'. ${refusalWords(answer)}`,
  );
}

/**
 * Goes on only where the permission policy allows a caller something about an entity, which the caller may read.
 *
 * @throws NotAllowedError which names the permission and the entity
 * @internal
 */
export async function requireEntityPermission(
  permissions: PermissionsService,
  permission: CatalogEntityPermission,
  entity: Entity,
  credentials: BackstageCredentials,
): Promise<void> {
  const resourceRef = stringifyEntityRef(entity);
  const [decision] = await permissions.authorize(
    [{ permission, resourceRef }],
    { credentials },
  );
  if (decision.result === AuthorizeResult.ALLOW) return;
  const { name } = permission;
  const answer = await whyNot(permissions, name, credentials, resourceRef);
  throw new NotAllowedError(
    `The permission policy refuses '${name}' for ${resourceRef}. ${refusalWords(
      answer,
      ownersOf(entity),
    )}`,
  );
}

async function whyNot(
  permissions: PermissionsService,
  name: string,
  credentials: BackstageCredentials,
  resourceRef?: string,
): Promise<AccessAnswer | undefined> {
  return permissions instanceof ExplainingPermissions
    ? permissions.why(name, credentials, resourceRef)
    : undefined;
}
