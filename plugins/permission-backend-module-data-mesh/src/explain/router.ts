// SPDX-License-Identifier: Apache-2.0
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import type { ExplainService } from './ExplainService';

const MAX_TEXT = 500;
const ref = z
  .string()
  .max(MAX_TEXT)
  .regex(/^[^:/\s]+:[^:/\s]+\/[^:/\s]+$/, 'a ref such as kind:default/name')
  .transform(text => text.toLocaleLowerCase('en-US'));

const query = z
  .object({
    permission: z.string().min(1).max(MAX_TEXT).optional(),
    resource: ref.optional(),
    person: ref.optional(),
  })
  .strict();

/**
 * The route by which the data mesh asks why: `GET /api/permission/data-mesh/v1/explain`. Backends pass on the person who
 * asks.
 *
 * @internal
 */
export function createExplainRouter(options: {
  httpAuth: HttpAuthService;
  service: ExplainService;
}): ExpressRouter {
  const router = Router();
  router.get('/data-mesh/v1/explain', async (req, res) => {
    const credentials = await options.httpAuth.credentials(req, {
      allow: ['user'],
    });
    const parsed = query.safeParse(req.query);
    if (!parsed.success) {
      throw new InputError(
        parsed.error.issues
          .map(({ path, message }) => `${path.join('.')}: ${message}`)
          .join('; '),
      );
    }
    const { permission, person, resource } = parsed.data;
    res.json(
      await options.service.explain(
        { permission, person, entityRef: resource },
        credentials,
      ),
    );
  });
  return router;
}
