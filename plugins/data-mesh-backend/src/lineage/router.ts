// SPDX-License-Identifier: Apache-2.0
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  lineageReadPermission,
  lineageWritePermission,
} from '@meshwright/plugin-data-mesh-common';
import express, { type Request, type Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { readRequest } from '../readRequest';
import type { NodeAccess } from './access/NodeAccess';
import { type Admission, MOST_BYTES } from './admission/Admission';
import type { IngestService } from './IngestService';
import type { LineageReports } from './LineageReports';
import type { LineageService } from './LineageService';
import type { LineageSurvey } from './LineageSurvey';
import { impactsQuestion, parseQuestion } from './requests';

/** Bytes of a question with many ids. */
const MOST_QUESTION = '4mb';

/** Routes of the lineage, as `LineageClient` and clients of OpenLineage call them. @internal */
export function createLineageRouter(options: {
  access: NodeAccess;
  admission: Admission;
  httpAuth: HttpAuthService;
  ingest: IngestService;
  reports: LineageReports;
  service: LineageService;
  survey: LineageSurvey;
}): ExpressRouter {
  const { access, admission, httpAuth, ingest, reports, service, survey } =
    options;
  const router = Router();

  const callerOf = async (req: Request) => ({
    credentials: await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    }),
  });
  const readerOf = async (req: Request) => {
    const caller = await callerOf(req);
    await access.require(lineageReadPermission, caller.credentials);
    return caller;
  };

  // Whoever may not write does not make the server read what they send.
  router.post(
    ['/v1/lineage', '/v1/lineage/batch'],
    async (req, res) => {
      const { credentials } = await callerOf(req);
      await access.require(lineageWritePermission, credentials);
      await admission.enter(req, res);
      return 'next';
    },
    express.json({ limit: MOST_BYTES, strict: false, type: () => true }),
    async (req, res) => {
      if (typeof req.body !== 'object' || req.body === null) {
        throw new InputError('Send one event, or a list of events, as JSON.');
      }
      const { credentials } = await callerOf(req);
      res.json(await ingest.ingest(req.body, credentials));
    },
  );

  router.get('/v1/lineage/graph', async (req, res) => {
    const caller = await readerOf(req);
    res.json(await service.graph(parseQuestion('graph', req.url), caller));
  });

  router.get('/v1/lineage/search', async (req, res) => {
    const caller = await readerOf(req);
    res.json(await survey.search(parseQuestion('search', req.url), caller));
  });

  router.get('/v1/lineage/gap', async (req, res) => {
    const caller = await readerOf(req);
    res.json(await survey.gap(parseQuestion('gap', req.url), caller));
  });

  router.get('/v1/lineage/unused', async (req, res) => {
    const caller = await readerOf(req);
    res.json(await reports.unused(parseQuestion('unused', req.url), caller));
  });

  router.get('/v1/lineage/personal-data', async (req, res) => {
    const caller = await readerOf(req);
    const question = parseQuestion('personal-data', req.url);
    res.json(await reports.personalData(question, caller));
  });

  router.get('/v1/lineage/impact', async (req, res) => {
    const caller = await readerOf(req);
    res.json(await service.impact(parseQuestion('impact', req.url), caller));
  });

  router.post(
    '/v1/lineage/impact',
    async req => {
      await readerOf(req);
      return 'next';
    },
    express.json({ limit: MOST_QUESTION }),
    async (req, res) => {
      const caller = await callerOf(req);
      const question = readRequest(impactsQuestion, req.body);
      res.json(await service.impacts(question, caller));
    },
  );

  router.get('/v1/lineage/sources', async (req, res) => {
    const caller = await readerOf(req);
    res.json(await service.sources(parseQuestion('sources', req.url), caller));
  });

  router.get('/v1/lineage/differences', async (req, res) => {
    const caller = await readerOf(req);
    const question = parseQuestion('differences', req.url);
    res.json(await service.differences(question, caller));
  });

  router.get('/v1/lineage/history', async (req, res) => {
    const caller = await readerOf(req);
    res.json(await service.history(parseQuestion('history', req.url), caller));
  });

  return router;
}
