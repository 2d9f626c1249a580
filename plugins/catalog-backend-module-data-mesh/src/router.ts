// SPDX-License-Identifier: Apache-2.0
import type {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { dataMeshSourceReadPermission } from '@meshwright/plugin-data-mesh-common';
import type { Router } from 'express';
import createRouter from 'express-promise-router';
import type { SourceStatusReader } from './ingestion/SourceStatusReader';

/** Routes of this module, below those of the catalog. @internal */
export function dataMeshRouter(options: {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  status: SourceStatusReader;
}): Router {
  const { httpAuth, permissions, status } = options;
  const router = createRouter();

  router.get('/data-mesh/v1/sources', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const [decision] = await permissions.authorize(
      [{ permission: dataMeshSourceReadPermission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        'You may not see where descriptors are read from',
      );
    }
    res.json({ items: await status.list() });
  });

  return router;
}
