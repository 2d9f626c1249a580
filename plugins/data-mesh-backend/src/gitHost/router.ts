// SPDX-License-Identifier: Apache-2.0
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import express, { type Request, type Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import type {
  ChangeRequestEndings,
  ChangeRequestService,
} from './changeRequests';
import type { ContentService } from './ContentService';
import type { RepositoryService } from './RepositoryService';
import { readRequest } from '../readRequest';
import { gitHostRequests as shapes } from './requests';

/** Room for a product's repository in one commit. */
const MAX_BODY = '50mb';

/** Routes of the git host, as `GitHostClient` calls them. @internal */
export function createGitHostRouter(options: {
  httpAuth: HttpAuthService;
  repositories: RepositoryService;
  content: ContentService;
  changeRequests: ChangeRequestService;
  endings: ChangeRequestEndings;
}): ExpressRouter {
  const { httpAuth, repositories, content, changeRequests, endings } = options;
  const router = Router();
  const body = express.json({ limit: MAX_BODY });
  const one = '/v1/git/repositories/:group/:name';

  async function callerOf(req: Request) {
    return {
      credentials: await httpAuth.credentials(req, {
        allow: ['user', 'service'],
      }),
    };
  }
  const refOf = ({ params }: Request) => ({
    group: params.group,
    name: params.name,
  });
  const numberOf = ({ params }: Request) =>
    readRequest(shapes.number, params.number);

  router.get('/v1/git/repositories', async (req, res) => {
    const caller = await callerOf(req);
    const query = readRequest(shapes.list, req.query);
    res.json(await repositories.list(query, caller));
  });

  router.post('/v1/git/repositories', body, async (req, res) => {
    const caller = await callerOf(req);
    const request = readRequest(shapes.create, req.body);
    const { repository, created } = await repositories.create(request, caller);
    res.status(created ? 201 : 200).json(repository);
  });

  router.get(one, async (req, res) => {
    res.json(await repositories.get(refOf(req), await callerOf(req)));
  });

  router.delete(one, async (req, res) => {
    await repositories.remove(refOf(req), await callerOf(req));
    res.status(204).end();
  });

  router.get(`${one}/tree`, async (req, res) => {
    const caller = await callerOf(req);
    const query = readRequest(shapes.tree, req.query);
    res.json(await content.tree(refOf(req), query, caller));
  });

  router.get(`${one}/file`, async (req, res) => {
    const caller = await callerOf(req);
    const query = readRequest(shapes.file, req.query);
    res.json(await content.file(refOf(req), query, caller));
  });

  router.get(`${one}/commits`, async (req, res) => {
    const caller = await callerOf(req);
    const query = readRequest(shapes.commits, req.query);
    res.json(await content.commits(refOf(req), query, caller));
  });

  router.post(`${one}/commits`, body, async (req, res) => {
    const caller = await callerOf(req);
    const request = readRequest(shapes.commit, req.body);
    const result = await repositories.commit(refOf(req), request, caller);
    res.status(result.changed ? 201 : 200).json(result);
  });

  router.get(`${one}/change-requests`, async (req, res) => {
    const caller = await callerOf(req);
    const query = readRequest(shapes.changeRequests, req.query);
    res.json(await changeRequests.list(refOf(req), query, caller));
  });

  router.post(`${one}/change-requests`, body, async (req, res) => {
    const caller = await callerOf(req);
    const request = readRequest(shapes.openChangeRequest, req.body);
    const { changeRequest, created } = await changeRequests.open(
      refOf(req),
      request,
      caller,
    );
    res.status(created ? 201 : 200).json(changeRequest);
  });

  router.get(`${one}/change-requests/:number`, async (req, res) => {
    const caller = await callerOf(req);
    res.json(await changeRequests.get(refOf(req), numberOf(req), caller));
  });

  router.get(`${one}/change-requests/:number/file`, async (req, res) => {
    const caller = await callerOf(req);
    const { path } = readRequest(shapes.changedFile, req.query);
    res.json(
      await changeRequests.compareFile(refOf(req), numberOf(req), path, caller),
    );
  });

  router.post(`${one}/change-requests/:number/merge`, async (req, res) => {
    const caller = await callerOf(req);
    res.json(await endings.merge(refOf(req), numberOf(req), caller));
  });

  router.post(`${one}/change-requests/:number/close`, async (req, res) => {
    const caller = await callerOf(req);
    res.json(await endings.close(refOf(req), numberOf(req), caller));
  });

  return router;
}
