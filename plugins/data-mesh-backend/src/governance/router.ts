// SPDX-License-Identifier: Apache-2.0
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import express, { type Request, type Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { noteForAudit } from '../access';
import { readRequest } from '../readRequest';
import type { CheckService } from './CheckService';
import type { GovernanceService } from './GovernanceService';
import { governanceRequests as shapes } from './requests';
import type { PolicyService } from './policies/PolicyService';
import type { RehearsalService } from './RehearsalService';
import type { ScorecardService } from './scorecard/ScorecardService';
import type { WaiverService } from './waivers/WaiverService';

/** Room for a policy document. */
const MAX_BODY = '1mb';
/** Room for the files of a check: letters may take several bytes, and JSON escapes them. */
const MAX_FILES_BODY = '8mb';

/** Routes about governance, as `GovernanceClient` calls them. @internal */
export function createGovernanceRouter(options: {
  checks: CheckService;
  httpAuth: HttpAuthService;
  policies: PolicyService;
  rehearsals: RehearsalService;
  scorecards: ScorecardService;
  service: GovernanceService;
  waivers: WaiverService;
}): ExpressRouter {
  const { checks, httpAuth, policies, service, waivers } = options;
  const router = Router();
  const base = '/v1/governance';
  const one = `${base}/subjects/:kind/:namespace/:name`;
  const json = express.json({ limit: MAX_BODY });

  async function callerOf(req: Request) {
    return {
      credentials: await httpAuth.credentials(req, {
        allow: ['user', 'service'],
      }),
    };
  }
  const refOf = ({ params }: Request) =>
    `${params.kind}:${params.namespace}/${params.name}`;

  router.get(`${base}/policies`, async (req, res) => {
    const caller = await callerOf(req);
    const query = readRequest(shapes.policies, req.query);
    res.json(await policies.list(query, caller));
  });

  router.get(`${base}/policies/:policy`, async (req, res) => {
    res.json(await policies.get(req.params.policy, await callerOf(req)));
  });

  router.get(`${base}/policies/:policy/trend`, async (req, res) => {
    const caller = await callerOf(req);
    const { days } = readRequest(shapes.trend, req.query);
    res.json(await policies.trend(req.params.policy, days, caller));
  });

  router.get(`${base}/policies/:policy/failures`, async (req, res) => {
    const caller = await callerOf(req);
    const page = readRequest(shapes.page, req.query);
    res.json(await service.listFailures(req.params.policy, page, caller));
  });

  router.get(one, async (req, res) => {
    res.json(await service.getSubject(refOf(req), await callerOf(req)));
  });

  router.get(`${base}/scorecard`, async (req, res) => {
    const caller = await callerOf(req);
    res.json(await options.scorecards.get(undefined, caller));
  });

  router.get(`${one}/scorecard`, async (req, res) => {
    res.json(await options.scorecards.get(refOf(req), await callerOf(req)));
  });

  router.get(`${one}/history`, async (req, res) => {
    const caller = await callerOf(req);
    const page = readRequest(shapes.page, req.query);
    res.json(await service.getHistory(refOf(req), page, caller));
  });

  router.post(`${base}/impact`, json, async (req, res) => {
    const caller = await callerOf(req);
    const { policy } = readRequest(shapes.impact, req.body);
    res.json(await options.rehearsals.rehearse(policy, caller));
  });

  router.post(
    `${base}/check`,
    async (req, _res, next) => {
      // Nothing large is read for those who may not ask.
      await checks.require(await callerOf(req));
      next();
    },
    express.json({ limit: MAX_FILES_BODY }),
    async (req, res) => {
      const { files } = readRequest(shapes.check, req.body);
      res.json(await checks.check(files, await callerOf(req)));
    },
  );

  router.get(`${base}/waivers`, async (req, res) => {
    const { credentials } = await callerOf(req);
    const query = readRequest(shapes.waivers, req.query);
    res.json(await waivers.list(query, credentials));
  });

  router.post(`${base}/waivers`, json, async (req, res) => {
    const { credentials } = await callerOf(req);
    const wanted = readRequest(shapes.waiver, req.body);
    const waiver = await waivers.request(wanted, credentials);
    res.status(201).json(waiver);
  });

  router.post(`${base}/waivers/:id/decision`, json, async (req, res) => {
    const { credentials } = await callerOf(req);
    const decision = readRequest(shapes.decision, req.body);
    const waiver = await waivers.decide(req.params.id, decision, credentials);
    noteForAudit(res, { product: waiver.product });
    res.json(waiver);
  });

  router.delete(`${base}/waivers/:id`, async (req, res) => {
    const { credentials } = await callerOf(req);
    await waivers.remove(req.params.id, credentials);
    res.status(204).end();
  });

  return router;
}
