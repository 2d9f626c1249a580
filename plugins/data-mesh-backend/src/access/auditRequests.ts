// SPDX-License-Identifier: Apache-2.0
import type {
  AuditorService,
  AuthService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { Request, RequestHandler, Response } from 'express';
import { actionTypeOf, detailsOf, subjectOf } from './auditFacts';

const DENIED = [401, 403];
const MAX_PATH = 500;
const CHANGING = ['POST', 'PUT', 'PATCH', 'DELETE'];
/** Routes that are asked with a body, and change nothing. */
const READS =
  /^\/v1\/(governance\/(check|impact)|lineage\/impact|git\/.*\/git-upload-pack)$/;
/** Routes that pipelines call by the thousand: what they bring is kept as such, so their successes are not noted again. */
const FEEDS = /^\/v1\/(lineage(\/batch)?|quality\/results)$/;
/** Names of events about one feature; all others are called `change`. */
const EVENTS: Array<[RegExp, string]> = [
  [/^\/v1\/governance\/waivers\b/, 'governance-waiver'],
  [/^\/v1\/incidents\b/, 'incident-change'],
];

/** What a route knows about a request that the request does not say. @internal */
export interface AuditNote {
  /** Who asks, where it is told by something else than a token of Backstage. */
  person?: string;
  /** Ref of the product that it came to. */
  product?: string;
  /** The incident that was opened. */
  incident?: number;
}

/** Adds to what the audit log keeps of a request. @internal */
export function noteForAudit(res: Response, note: AuditNote): void {
  res.locals.auditNote = { ...res.locals.auditNote, ...note };
}

/** The route as its router writes it; undefined where it has several ways to write it, or none was found. */
function routeOf({ route }: Request): string | undefined {
  return typeof route?.path === 'string' ? route.path : undefined;
}

interface Asking {
  /** Ref of a person, or the name of a backend. */
  name: string;
  isPerson: boolean;
  /** Whether Backstage can tell by the request who asks. */
  isKnown: boolean;
}

/**
 * Keeps in the audit log what changed something, what was tried in vain, and what was refused, on every route alike: who,
 * what, about what, and how it came out. Texts that people write, tokens and bodies are left out.
 *
 * @internal
 */
export function auditRequests(options: {
  auditor: AuditorService;
  auth: AuthService;
  httpAuth: HttpAuthService;
  logger: LoggerService;
}): RequestHandler {
  const { auditor, auth, httpAuth, logger } = options;

  async function askingOf(req: Request, told?: string): Promise<Asking> {
    try {
      const credentials = await httpAuth.credentials(req);
      if (auth.isPrincipal(credentials, 'user')) {
        const name = credentials.principal.userEntityRef;
        return { name, isPerson: true, isKnown: true };
      }
      const name = auth.isPrincipal(credentials, 'service')
        ? credentials.principal.subject
        : told ?? 'nobody';
      return { name, isPerson: told !== undefined, isKnown: true };
    } catch {
      // A token of a product, or one that has run out.
      return { name: told ?? 'nobody', isPerson: false, isKnown: false };
    }
  }

  async function keep(req: Request, res: Response, path: string) {
    const { person, ...note }: AuditNote = res.locals.auditNote ?? {};
    const status = res.writableFinished ? res.statusCode : undefined;
    const isDenied = status !== undefined && DENIED.includes(status);
    const asking = await askingOf(req, person);
    if (status !== undefined && status < 400 && FEEDS.test(path)) {
      if (!asking.isPerson) return;
    }
    const [, usual = 'change'] =
      EVENTS.find(([pattern]) => pattern.test(path)) ?? [];
    const event = await auditor.createEvent({
      eventId: isDenied ? 'access-denied' : usual,
      severityLevel: isDenied ? 'medium' : 'low',
      ...(asking.isKnown && { request: req }),
      meta: {
        person: asking.name,
        action: `${req.method} ${routeOf(req) ?? path.slice(0, MAX_PATH)}`,
        actionType: actionTypeOf(req.method, path, req.body),
        subject: subjectOf(path, req.body, req.query),
        path: path.slice(0, MAX_PATH),
        ...(status !== undefined && { status }),
        ...detailsOf(req.body),
        ...note,
      },
    });
    if (status === undefined) {
      await event.fail({
        error: new Error('The caller went away before it was answered'),
      });
    } else if (status < 400) await event.success();
    else {
      const words = `It was answered with ${status}`;
      await event.fail({
        error: isDenied ? new NotAllowedError(words) : new Error(words),
      });
    }
  }

  return (req, res, next) => {
    const { method, path } = req;
    const isChange = CHANGING.includes(method) && !READS.test(path);
    res.on('close', () => {
      const { statusCode } = res;
      // Git asks without credentials first, and is told to come with some.
      if (statusCode === 401 && !req.get('authorization')) return;
      if (!isChange && !DENIED.includes(statusCode)) return;
      keep(req, res, path).catch(error =>
        logger.error('A request could not be audited', error),
      );
    });
    next();
  };
}
