// SPDX-License-Identifier: Apache-2.0
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { qualityMeasurePermission } from '@meshwright/plugin-data-mesh-common';
import express, { type Request, type Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import type { EntityAccess } from '../../access';
import type { Measurer } from '../measure/Measurer';
import type { EvidenceService } from '../evidence/EvidenceService';
import { queryWithList, readRequest } from '../../readRequest';
import type { SeriesService } from '../series/SeriesService';
import type { BoardService } from './BoardService';
import { statusRequests as shapes } from './statusRequests';
import type { StatusService } from './StatusService';

/** Routes about status, series and rows that fail, as `StatusClient` calls them. @internal */
export function createStatusRouter(options: {
  access: EntityAccess;
  board: BoardService;
  evidence: EvidenceService;
  httpAuth: HttpAuthService;
  measurer: Pick<Measurer, 'cancel' | 'measureNow' | 'progress'>;
  series: SeriesService;
  status: StatusService;
}): ExpressRouter {
  const { access, board, evidence, httpAuth, measurer, series, status } =
    options;
  const router = Router();
  const one = '/v1/quality/products/:namespace/:name';

  const callerOf = (req: Request) =>
    httpAuth.credentials(req, { allow: ['user', 'service'] });
  const refOf = ({ params }: Request) => ({
    namespace: params.namespace,
    name: params.name,
  });

  router.get('/v1/quality/status', async (req, res) => {
    const caller = await callerOf(req);
    const request = readRequest(shapes.board, queryWithList(req, 'product'));
    res.json(await board.board(request, caller));
  });

  router.get('/v1/quality/domains/:namespace/:name', async (req, res) => {
    const caller = await callerOf(req);
    const page = readRequest(shapes.heatMap, req.query);
    res.json(await board.heatMap(refOf(req), page, caller));
  });

  router.get(`${one}/status`, async (req, res) => {
    const caller = await callerOf(req);
    const request = readRequest(shapes.status, req.query);
    res.json(await status.get(refOf(req), request, caller));
  });

  router.post(`${one}/maintenance`, express.json(), async (req, res) => {
    const caller = await callerOf(req);
    const request = readRequest(shapes.maintenance, req.body);
    res.status(201).json(await status.announce(refOf(req), request, caller));
  });

  router.delete(`${one}/maintenance/:id`, async (req, res) => {
    await status.cancel(refOf(req), req.params.id, await callerOf(req));
    res.status(204).end();
  });

  router.get(`${one}/series`, async (req, res) => {
    const caller = await callerOf(req);
    const request = readRequest(shapes.series, req.query);
    res.json(await series.list(refOf(req), request, caller));
  });

  router.get(`${one}/series/:id`, async (req, res) => {
    const caller = await callerOf(req);
    const request = readRequest(shapes.values, req.query);
    res.json(await series.values(refOf(req), req.params.id, request, caller));
  });

  router.get(`${one}/anomalies`, async (req, res) => {
    res.json(await series.anomalies(refOf(req), await callerOf(req)));
  });

  router.post('/v1/quality/measure', express.json(), async (req, res) => {
    const caller = await callerOf(req);
    const { product } = readRequest(shapes.measure, req.body);
    const owned = await access.productFor(
      qualityMeasurePermission,
      product,
      caller,
    );
    const receipt = await measurer.measureNow(
      stringifyEntityRef(owned),
      caller,
    );
    res.status(receipt.state === 'running' ? 202 : 200).json(receipt);
  });

  router.get(`${one}/measurement`, async (req, res) => {
    const product = await access.product(refOf(req), await callerOf(req));
    res.json(await measurer.progress(stringifyEntityRef(product)));
  });

  router.delete(`${one}/measurement`, async (req, res) => {
    const caller = await callerOf(req);
    const product = await access.productFor(
      qualityMeasurePermission,
      refOf(req),
      caller,
    );
    res.json(
      await measurer.cancel(
        stringifyEntityRef(product),
        access.userOf(caller) ?? 'another backend',
      ),
    );
  });

  router.get(`${one}/checks/:key/rows`, async (req, res) => {
    const caller = await callerOf(req);
    const product = await access.product(refOf(req), caller);
    // Who goes away is not read for any more.
    const gone = new AbortController();
    res.on('close', () => gone.abort());
    res.set('cache-control', 'no-store');
    res.json(await evidence.read(product, req.params.key, caller, gone.signal));
  });

  return router;
}
