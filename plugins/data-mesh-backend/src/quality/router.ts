// SPDX-License-Identifier: Apache-2.0
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { AuthenticationError } from '@backstage/errors';
import express, { type Request, type Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { readRequest } from '../readRequest';
import { isQualityToken } from './database';
import type { QualityService } from './QualityService';
import { qualityRequests as shapes } from './requests';
import type { TokenService } from './TokenService';

/** Room for the artifacts of a large project. */
const MAX_BODY = '50mb';

const RESULTS_PATH = '/v1/quality/results';
const GATE_PATH = '/v1/quality/gate';

/** Paths of the routes that also take tokens of products. @internal */
export const TOKEN_PATHS = [RESULTS_PATH, GATE_PATH];

function unknownToken() {
  return new AuthenticationError(
    'The token is not known, was revoked, or has expired. Make a new one on the page of the product.',
  );
}

/** Routes about quality, as `QualityClient` calls them. @internal */
export function createQualityRouter(options: {
  httpAuth: HttpAuthService;
  service: QualityService;
  tokens: TokenService;
}): ExpressRouter {
  const { httpAuth, service, tokens } = options;
  const router = Router();
  const one = '/v1/quality/products/:namespace/:name';

  async function callerOf(req: Request) {
    return {
      credentials: await httpAuth.credentials(req, {
        allow: ['user', 'service'],
      }),
    };
  }
  const refOf = ({ params }: Request) => ({
    namespace: params.namespace,
    name: params.name,
  });

  /** Somebody is known before a large body is read. */
  async function reporterOf(req: Request) {
    const bearer = /^Bearer\s+(\S+)$/i.exec(
      req.get('authorization') ?? '',
    )?.[1];
    return bearer && isQualityToken(bearer) ? { token: bearer } : callerOf(req);
  }

  router.post(
    RESULTS_PATH,
    async (req, res, next) => {
      res.locals.reporter = await reporterOf(req);
      next();
    },
    express.json({ limit: MAX_BODY }),
    async (req, res) => {
      const { product, files } = readRequest(shapes.results, req.body);
      const ref = parseEntityRef(product, { defaultKind: 'DataProduct' });
      const { reporter } = res.locals;
      if ('token' in reporter) {
        const receipt = await service.reportByToken(
          reporter.token,
          stringifyEntityRef(ref),
          files,
        );
        if (!receipt) throw unknownToken();
        res.status(202).json(receipt);
        return;
      }
      res.status(202).json(await service.report(ref, files, reporter));
    },
  );

  router.get(`${GATE_PATH}/:namespace/:name`, async (req, res) => {
    const reporter = await reporterOf(req);
    const request = readRequest(shapes.gate, req.query);
    if (!('token' in reporter)) {
      res.json(await service.gate(refOf(req), request, reporter));
      return;
    }
    const gate = await service.gateByToken(
      reporter.token,
      stringifyEntityRef({ kind: 'DataProduct', ...refOf(req) }),
      request,
    );
    if (!gate) throw unknownToken();
    res.json(gate);
  });

  router.get(one, async (req, res) => {
    const caller = await callerOf(req);
    const page = readRequest(shapes.page, req.query);
    res.json(await service.getProductQuality(refOf(req), page, caller));
  });

  router.get(`${one}/checks/:key/history`, async (req, res) => {
    const caller = await callerOf(req);
    res.json(await service.getCheckHistory(refOf(req), req.params.key, caller));
  });

  router.get(`${one}/tokens`, async (req, res) => {
    res.json(await tokens.list(refOf(req), await callerOf(req)));
  });

  router.post(`${one}/tokens`, express.json(), async (req, res) => {
    const caller = await callerOf(req);
    const request = readRequest(shapes.token, req.body);
    res.status(201).json(await tokens.create(refOf(req), request, caller));
  });

  router.delete(`${one}/tokens/:id`, async (req, res) => {
    await tokens.remove(refOf(req), req.params.id, await callerOf(req));
    res.status(204).end();
  });

  return router;
}
