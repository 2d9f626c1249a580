// SPDX-License-Identifier: Apache-2.0
import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Attempt } from '@meshwright/plugin-data-mesh-node';
import type { Request } from 'express';

/** Permissions that are about nothing in particular, by the requests that need them. */
const BASIC: ReadonlyArray<[RegExp, string]> = [
  [/^POST \/locations$/, 'catalog.location.create'],
  [/^DELETE \/locations\//, 'catalog.location.delete'],
  [/^GET \/locations\//, 'catalog.location.read'],
  [/^POST \/analyze-location$/, 'catalog.location.analyze'],
  [/^POST \/validate-entity$/, 'catalog.entity.validate'],
  [/^POST \/refresh$/, 'catalog.entity.refresh'],
];
const DELETE_ENTITY = /^DELETE \/entities\/by-uid\/([^/]+)$/;

/** Tells what requests to the catalog need, to be able to say why one was refused. @internal */
export function catalogAttempts({ catalog }: { catalog: CatalogService }) {
  /** The same for an entity that the caller may not see as for one that is not there. */
  async function visibleRef(
    uid: string,
    credentials: BackstageCredentials,
  ): Promise<string | undefined> {
    const {
      items: [entity],
    } = await catalog.getEntities(
      {
        filter: { 'metadata.uid': uid },
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
        limit: 1,
      },
      { credentials },
    );
    return entity && stringifyEntityRef(entity);
  }

  return async (
    req: Request,
    credentials: BackstageCredentials<BackstageUserPrincipal>,
  ): Promise<Attempt | undefined> => {
    const request = `${req.method} ${req.path}`;
    const [, uid] = DELETE_ENTITY.exec(request) ?? [];
    if (uid !== undefined) {
      return {
        permission: 'catalog.entity.delete',
        resource: await visibleRef(uid, credentials),
      };
    }
    const [, permission] = BASIC.find(([asks]) => asks.test(request)) ?? [];
    return permission === undefined ? undefined : { permission };
  };
}
