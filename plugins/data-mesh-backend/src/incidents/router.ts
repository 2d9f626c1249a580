// SPDX-License-Identifier: Apache-2.0
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { IncidentAction } from '@meshwright/quality';
import express, { type Request, type Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { noteForAudit } from '../access';
import { queryWithList, readRequest } from '../readRequest';
import type { HandlingService } from './HandlingService';
import type { Caller, IncidentService } from './IncidentService';
import { incidentNumber, incidentRequests as shapes } from './requests';

/** What a request wants done, by the last part of its address. */
const ACTIONS: Record<
  string,
  (body: unknown) => IncidentAction & { text?: string }
> = {
  acknowledge: body => {
    readRequest(shapes.acknowledge, body);
    return { kind: 'acknowledge' };
  },
  assign: body => {
    const { assignee } = readRequest(shapes.assign, body);
    return assignee === null
      ? { kind: 'unassign' }
      : { kind: 'assign', to: assignee };
  },
  rate: body => ({ kind: 'rate', ...readRequest(shapes.rate, body) }),
  comment: body => ({ kind: 'comment', ...readRequest(shapes.comment, body) }),
  resolve: body => ({ kind: 'resolve', ...readRequest(shapes.resolve, body) }),
  reopen: body => ({ kind: 'reopen', ...readRequest(shapes.reopen, body) }),
};

/** Routes about incidents, as `IncidentsClient` calls them. @internal */
export function createIncidentRouter(options: {
  handling: HandlingService;
  httpAuth: HttpAuthService;
  service: IncidentService;
}): ExpressRouter {
  const { handling, httpAuth, service } = options;
  const router = Router();
  const base = '/v1/incidents';
  const json = express.json({ limit: '100kb' });

  async function callerOf(req: Request): Promise<Caller> {
    return {
      credentials: await httpAuth.credentials(req, {
        allow: ['user', 'service'],
      }),
    };
  }

  router.get(base, async (req, res) => {
    const caller = await callerOf(req);
    res.json(await service.list(readRequest(shapes.list, req.query), caller));
  });

  router.post(base, json, async (req, res) => {
    const caller = await callerOf(req);
    const wanted = readRequest(shapes.open, req.body);
    const incident = await handling.open(wanted, caller);
    noteForAudit(res, { incident: incident.number });
    res.status(201).json(incident);
  });

  router.get(`${base}/states`, async (req, res) => {
    const caller = await callerOf(req);
    const { product } = readRequest(
      shapes.states,
      queryWithList(req, 'product'),
    );
    res.json(await service.states(product, caller));
  });

  router.get(`${base}/:number`, async (req, res) => {
    const caller = await callerOf(req);
    res.json(await service.get(incidentNumber(req.params.number), caller));
  });

  router.get(`${base}/:number/timeline`, async (req, res) => {
    const caller = await callerOf(req);
    const number = incidentNumber(req.params.number);
    const page = readRequest(shapes.timeline, req.query);
    res.json(await service.timeline(number, page, caller));
  });

  for (const [word, read] of Object.entries(ACTIONS)) {
    router.post(`${base}/:number/${word}`, json, async (req, res) => {
      const caller = await callerOf(req);
      const number = incidentNumber(req.params.number);
      const action = read(req.body);
      const incident = await handling.act(number, action, caller);
      noteForAudit(res, { product: incident.product });
      res.json(incident);
    });
  }

  return router;
}
