// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  AuthenticationError,
  InputError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { Request, Response, Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { noteForAudit } from '../../access';
import type { GitAccess } from '../access';
import type { RepositoryRow } from '../database';
import type { PushNotifier } from '../PushNotifier';
import type { RepositoryService } from '../RepositoryService';
import type { GitStorage } from '../storage';
import { gitCredentials } from './gitCredentials';
import { GIT_SERVICES, type GitService, serveGit } from './gitProcess';

const MAX_AT_ONCE = 16;
const NO_CACHE = 'no-cache, max-age=0, must-revalidate';

/** Clone, fetch and push over HTTP, as git's own `http-backend` serves them. @internal */
export function createSmartHttpRouter(options: {
  auth: AuthService;
  httpAuth: HttpAuthService;
  access: GitAccess;
  repositories: RepositoryService;
  storage: GitStorage;
  pushes: PushNotifier;
  logger: LoggerService;
  anonymousClone: boolean;
}): ExpressRouter {
  const { access, repositories, storage, pushes, logger } = options;
  const router = Router();
  const one = '/git/:group/:name.git';
  let running = 0;

  /** @returns undefined when the answer is to ask for credentials */
  async function authorize(req: Request, res: Response, service: GitService) {
    const isPush = service === 'git-receive-pack';
    try {
      const credentials = await gitCredentials(req, options);
      if (!credentials && (isPush || !options.anonymousClone)) {
        throw new AuthenticationError(
          'Git needs a name and a password here: any name, and as the password a token from the page of the repository',
        );
      }
      if (credentials) {
        noteForAudit(res, { person: access.nameOf(credentials) });
        await access.require('read', credentials);
      }
      const row = await repositories.find({
        group: req.params.group,
        name: req.params.name,
      });
      if (isPush && credentials) {
        await access.requireWrite(row, credentials);
      }
      return { row, credentials };
    } catch (error) {
      if (error instanceof AuthenticationError) {
        res
          .status(401)
          .set('WWW-Authenticate', 'Basic realm="Data mesh git host"')
          .type('text/plain')
          .send(`${error.message}\n`);
        return undefined;
      }
      throw error;
    }
  }

  async function serve(
    req: Request,
    res: Response,
    call: { service: GitService; row: RepositoryRow; advertise: boolean },
  ) {
    if (running >= MAX_AT_ONCE) {
      throw new ServiceUnavailableError(
        'Too many clones and pushes at once. Try again in a moment.',
      );
    }
    running += 1;
    try {
      const { folder } = storage.open(call.row.group, call.row.name);
      await serveGit(req, res, { ...call, folder });
    } finally {
      running -= 1;
    }
  }

  router.get(`${one}/info/refs`, async (req, res) => {
    const service = GIT_SERVICES.find(name => name === req.query.service);
    if (!service) {
      throw new InputError(
        'This git host speaks the smart protocol only; update git',
      );
    }
    const allowed = await authorize(req, res, service);
    if (!allowed) {
      return;
    }
    res
      .set('Cache-Control', NO_CACHE)
      .type(`application/x-${service}-advertisement`);
    await serve(req, res, { service, row: allowed.row, advertise: true });
  });

  router.post(`${one}/git-upload-pack`, async (req, res) => {
    const service = 'git-upload-pack';
    const allowed = await authorize(req, res, service);
    if (allowed) {
      res
        .set('Cache-Control', NO_CACHE)
        .type('application/x-git-upload-pack-result');
      await serve(req, res, { service, row: allowed.row, advertise: false });
    }
  });

  router.post(`${one}/git-receive-pack`, async (req, res) => {
    const service = 'git-receive-pack';
    const allowed = await authorize(req, res, service);
    if (!allowed) {
      return;
    }
    const { row, credentials } = allowed;
    const before = await storage.branches(row.group, row.name);
    res
      .set('Cache-Control', NO_CACHE)
      .type('application/x-git-receive-pack-result');
    await serve(req, res, { service, row, advertise: false });
    const known = new Map(before.map(({ name, commit }) => [name, commit]));
    for (const branch of await storage.branches(row.group, row.name)) {
      if (known.get(branch.name) !== branch.commit) {
        logger.info(
          `${access.nameOf(credentials!)} pushed to ${branch.name} of ${
            row.group
          }/${row.name}`,
        );
        await pushes.notify(row, {
          branch: branch.name,
          commit: branch.commit,
        });
      }
    }
  });

  return router;
}
