// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  BackstageCredentials,
  HttpAuthService,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import express, { type Request, type Response, type Router } from 'express';
import createRouter from 'express-promise-router';
import { changeAnswer } from './BufferedAnswer';
import { CatalogQuestion } from './CatalogQuestion';
import { VisibleRefs } from './VisibleRefs';
import { refsNamedIn, takeOutHidden } from './withoutHidden';

/**
 * The catalog hides entities from those who may not read them, and tells of them all the same: it names them in the
 * relations of others and in facets, and it finds what is related to them for whoever guesses their names. This takes them
 * out of its answers and out of what it is asked, so that nobody can tell what is hidden from what is not there. People who
 * may read everything, and services, are not held up.
 *
 * @internal
 */
export function hideUnreadable(options: {
  auth: AuthService;
  catalog: CatalogService;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  permissions: PermissionsService;
}): Router {
  const { auth, catalog, httpAuth, logger, permissions } = options;
  const router = createRouter();
  const parsed = express.json();
  const visibleRefs = new VisibleRefs({ catalog });

  async function decisionFor(
    credentials: BackstageCredentials,
  ): Promise<PolicyDecision> {
    const [decision] = await permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    return decision;
  }

  function hideInAnswer(
    req: Request,
    res: Response,
    among: (refs: Iterable<string>) => Promise<ReadonlySet<string>>,
  ): void {
    // An answer that differs from person to person is not the same because the catalog's part of it is.
    delete req.headers['if-none-match'];
    changeAnswer(
      res,
      async body => {
        const refs = refsNamedIn(body);
        if (refs.size === 0) return;
        const visible = await among(refs);
        takeOutHidden(body, ref => visible.has(ref));
      },
      error => logger.error('Hidden entities could not be taken out', error),
    );
  }

  router.use((req, res, next) => {
    if (CatalogQuestion.hasBody(req)) parsed(req, res, next);
    else next();
  });

  router.use(async (req, res, next) => {
    const question = new CatalogQuestion(req);
    question.refusePuzzles();
    const { answerNamesOthers, refsAskedBy, subject } = question;
    if (!answerNamesOthers && !refsAskedBy && subject === undefined) {
      next();
      return;
    }
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service', 'none'],
      allowLimitedAccess: true,
    });
    const decision = auth.isPrincipal(credentials, 'user')
      ? await decisionFor(credentials)
      : undefined;
    if (!decision || decision.result === AuthorizeResult.ALLOW) {
      next();
      return;
    }
    const among = (refs: Iterable<string>) =>
      visibleRefs.among(refs, decision, credentials);
    if (subject !== undefined) {
      const readable = await among([subject]);
      if (!readable.has(subject)) {
        throw new NotFoundError(`There is no entity '${subject}'`);
      }
    }
    if (refsAskedBy) {
      const visible = await among(refsAskedBy);
      question.leaveOut(ref => visible.has(ref));
    }
    if (answerNamesOthers) hideInAnswer(req, res, among);
    next();
  });

  return router;
}
