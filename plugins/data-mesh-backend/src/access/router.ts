// SPDX-License-Identifier: Apache-2.0
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { AccessExplainer } from '@meshwright/plugin-data-mesh-node';
import type { Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import { readRequest } from '../readRequest';

const MAX_TEXT = 500;
const text = z.string().min(1).max(MAX_TEXT);
const question = z
  .object({
    permission: text.optional(),
    resource: text.optional(),
    person: text.optional(),
  })
  .strict();

/** Route that tells people what they may and why not. @internal */
export function createAccessRouter(options: {
  explainer: AccessExplainer;
  httpAuth: HttpAuthService;
}): ExpressRouter {
  const router = Router();
  router.get('/v1/access/explain', async (req, res) => {
    const credentials = await options.httpAuth.credentials(req, {
      allow: ['user'],
    });
    const query = readRequest(question, req.query);
    const explained = await options.explainer.explain(query, credentials);
    if (!explained) {
      throw new NotFoundError(
        'The permission policy of this portal is another one, which gives no reasons.',
      );
    }
    res.json(explained);
  });
  return router;
}
