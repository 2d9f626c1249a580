// SPDX-License-Identifier: Apache-2.0
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { Request, Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import type { MarketplaceService } from './MarketplaceService';
import { parseProblemQuery, parseProductQuery } from './requests';

/** Routes of the marketplace, as `DataMeshClient` calls them. @internal */
export function createMarketplaceRouter(options: {
  httpAuth: HttpAuthService;
  service: MarketplaceService;
  /** Compares the index with the catalog as soon as possible. */
  requestIndex: () => Promise<void>;
}): ExpressRouter {
  const { httpAuth, service, requestIndex } = options;
  const router = Router();

  async function callerOf(req: Request) {
    return {
      credentials: await httpAuth.credentials(req, {
        allow: ['user', 'service'],
      }),
    };
  }

  router.get('/v1/products', async (req, res) => {
    const caller = await callerOf(req);
    res.json(await service.queryProducts(parseProductQuery(req.url), caller));
  });

  router.get('/v1/products/:namespace/:name', async (req, res) => {
    res.json(await service.getProduct(req.params, await callerOf(req)));
  });

  router.get('/v1/contracts/:namespace/:name/versions', async (req, res) => {
    res.json(
      await service.getContractVersions(req.params, await callerOf(req)),
    );
  });

  router.get('/v1/domains/:namespace/:name', async (req, res) => {
    res.json(await service.getDomain(req.params, await callerOf(req)));
  });

  router.get('/v1/mesh', async (req, res) => {
    res.json(await service.getMesh(await callerOf(req)));
  });

  router.get('/v1/problems', async (req, res) => {
    const caller = await callerOf(req);
    res.json(await service.queryProblems(parseProblemQuery(req.url), caller));
  });

  router.post('/v1/index/refresh', async (req, res) => {
    await callerOf(req);
    try {
      await requestIndex();
    } catch (error) {
      // It is being compared right now, or is about to be.
      if (!isError(error) || error.name !== 'ConflictError') {
        throw error;
      }
    }
    res.status(202).json({ status: 'requested' });
  });

  return router;
}
