// SPDX-License-Identifier: Apache-2.0
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import express, { type Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import type { ExplainService } from './ExplainService';

const MAX_TEXT = 500;
/** What the inputs of a step may be: contracts and diagrams are among them. */
const MAX_STEP = '2mb';
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

const step = z
  .object({
    action: z.string().min(1).max(MAX_TEXT),
    input: z.record(z.string(), z.any()),
  })
  .strict();

/**
 * The routes by which the data mesh asks why: `GET /api/permission/data-mesh/v1/explain`, and for a step of a template
 * `POST /api/permission/data-mesh/v1/explain/action`. Backends pass on the person who asks.
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
    const { permission, person, resource } = read(query, req.query);
    res.json(
      await options.service.explain(
        { permission, person, entityRef: resource },
        credentials,
      ),
    );
  });
  router.post(
    '/data-mesh/v1/explain/action',
    express.json({ limit: MAX_STEP }),
    async (req, res) => {
      const credentials = await options.httpAuth.credentials(req, {
        allow: ['user'],
      });
      const { action, input } = read(step, req.body);
      res.json(await options.service.explainAction(action, input, credentials));
    },
  );
  return router;
}

/** @throws InputError */
function read<T extends z.ZodTypeAny>(shape: T, value: unknown): z.output<T> {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new InputError(
    parsed.error.issues
      .map(({ path, message }) => `${path.join('.')}: ${message}`)
      .join('; '),
  );
}
