// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  BackstageCredentials,
  HttpAuthService,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { readableRefs } from '@meshwright/plugin-data-mesh-node';
import type { Request, RequestHandler } from 'express';
import { changeAnswer } from './BufferedAnswer';
import { refsNamedIn, takeOutHidden } from './withoutHidden';

const ENTITIES = /^\/entities(\/|$)/;
const BY_REFS = /^\/entities\/by-refs$/;
const FACETS = /^\/entity-facets$/;
/** Fields of entities that name other entities. */
const NAMING = /^(relations|spec)(\.|$)/;

const textsOf = (value: unknown): string[] =>
  [value]
    .flat()
    .flatMap(one => (typeof one === 'string' ? one.split(',') : []));

/** Whether the answer may name other entities at all. */
function namesOthers(req: Request): boolean {
  if (FACETS.test(req.path)) return true;
  if (!ENTITIES.test(req.path)) return false;
  const fields = textsOf(req.query.fields);
  return fields.length === 0 || fields.some(field => NAMING.test(field));
}

/**
 * The catalog hides entities from those who may not read them, and names them all the same in the relations of others and
 * in facets. This takes them out. People who may read everything, and services, are not held up.
 *
 * @internal
 */
export function hideUnreadable(options: {
  auth: AuthService;
  catalog: CatalogService;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  permissions: PermissionsService;
}): RequestHandler {
  const { auth, catalog, httpAuth, logger, permissions } = options;

  async function isLimited(
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [decision] = await permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    return decision.result === AuthorizeResult.CONDITIONAL;
  }

  return async (req, res, next) => {
    if (!namesOthers(req)) {
      next();
      return;
    }
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service', 'none'],
      allowLimitedAccess: true,
    });
    // Questions by refs name their fields where nobody has read them yet; most are about nothing that names others.
    const isAskedLater = BY_REFS.test(req.path);
    const isHeldUp =
      auth.isPrincipal(credentials, 'user') &&
      (isAskedLater || (await isLimited(credentials)));
    if (isHeldUp) {
      // An answer that differs from person to person is not the same because the catalog's part of it is.
      delete req.headers['if-none-match'];
      changeAnswer(
        res,
        async body => {
          const refs = refsNamedIn(body);
          if (refs.size === 0) return;
          if (isAskedLater && !(await isLimited(credentials))) return;
          const visible = await readableRefs(catalog, refs, credentials);
          takeOutHidden(body, ref => visible.has(ref));
        },
        error => logger.error('Hidden entities could not be taken out', error),
      );
    }
    next();
  };
}
