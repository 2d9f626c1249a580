// SPDX-License-Identifier: Apache-2.0
import type {
  AuditorService,
  AuthService,
  BackstageCredentials,
  BackstageUserPrincipal,
  HttpAuthService,
  HttpRouterService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { AccessExplainer } from './AccessExplainer';
import { refusalWords } from './refusalWords';

const MAX_PATH = 500;

/** Middleware as the router of a plugin takes it. @public */
export type RefusalHandler = Parameters<HttpRouterService['use']>[0];

/** A request as {@link RefusalHandler} gets it. @public */
export type RefusedRequest = Parameters<RefusalHandler>[0];

/** What a request needs, and about which entity where there is one. @public */
export interface Attempt {
  /** Name of the permission: `catalog.entity.delete`. */
  permission: string;
  /** Ref of an entity that the caller may see. */
  resource?: string;
}

/**
 * Gives refusals of a plugin of Backstage their reasons, which it leaves empty: the rule, why it is there and whom to ask
 * stand in the message of the answer, and in the audit log as `access-denied`. Refusals that have words of their own keep
 * them. Mount it before the routes of the plugin.
 *
 * @param options - `attemptOf` knows what a request that was refused would have needed; undefined for one that it does not
 * know. It must name no entity that the caller may not see.
 * @public
 */
export function explainRefusals(options: {
  attemptOf(
    req: RefusedRequest,
    credentials: BackstageCredentials<BackstageUserPrincipal>,
  ): Promise<Attempt | undefined>;
  auditor: AuditorService;
  auth: AuthService;
  explainer: Pick<AccessExplainer, 'why'>;
  httpAuth: HttpAuthService;
  logger: LoggerService;
}): RefusalHandler {
  const { attemptOf, auditor, auth, explainer, httpAuth, logger } = options;

  async function reasonsFor(req: RefusedRequest): Promise<string | undefined> {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service', 'none'],
    });
    if (!auth.isPrincipal(credentials, 'user')) return undefined;
    const attempt = await attemptOf(req, credentials);
    if (!attempt) return undefined;
    const { permission, resource } = attempt;
    const answer = await explainer.why(permission, credentials, resource);
    const about = resource === undefined ? '' : ` for ${resource}`;
    const message = `The permission policy refuses '${permission}'${about}. ${refusalWords(
      answer,
    )}`;
    const event = await auditor.createEvent({
      eventId: 'access-denied',
      severityLevel: 'medium',
      request: req,
      meta: {
        person: credentials.principal.userEntityRef,
        action: `${req.method} ${req.path}`.slice(0, MAX_PATH),
        permission,
        ...(resource !== undefined && { subject: resource }),
        ...(answer?.policy !== undefined && {
          policy: answer.policy,
          rule: answer.rule,
        }),
      },
    });
    await event.fail({ error: new NotAllowedError(message) });
    return message;
  }

  return (req, res, next) => {
    const send = res.json.bind(res);
    res.json = body => {
      if (res.statusCode !== 403 || body?.error?.message !== '') {
        return send(body);
      }
      reasonsFor(req)
        .catch(error => {
          logger.error('A refusal could not be explained', error);
          return undefined;
        })
        .then(message =>
          send(
            message === undefined
              ? body
              : { ...body, error: { ...body.error, message } },
          ),
        );
      return res;
    };
    next();
  };
}
