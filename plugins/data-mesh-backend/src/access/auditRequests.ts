// SPDX-License-Identifier: Apache-2.0
import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { Request, RequestHandler } from 'express';

const FORBIDDEN = 403;
const MAX_PATH = 500;
const CHANGING = ['POST', 'PUT', 'PATCH', 'DELETE'];
/** Routes that keep events of their own, that change nothing, or that pipelines call by the thousand. */
const ELSEWHERE =
  /\/v1\/(governance|incidents|lineage|quality\/results|git\/[^?]*\/git-(upload|receive)-pack)\b/;

const isChange = (method: string, path: string) =>
  CHANGING.includes(method) && !ELSEWHERE.test(path);

/**
 * Keeps in the audit log what was tried and refused on any route, and what was changed on those that keep no event of
 * their own.
 *
 * @internal
 */
export function auditRequests(options: {
  auditor: AuditorService;
  logger: LoggerService;
}): RequestHandler {
  const { auditor, logger } = options;

  async function note(req: Request, path: string, status: number) {
    const isRefused = status === FORBIDDEN;
    const event = await auditor.createEvent({
      eventId: isRefused ? 'access-denied' : 'change',
      severityLevel: isRefused ? 'medium' : 'low',
      request: req,
      meta: {
        method: req.method,
        path: path.slice(0, MAX_PATH),
        status,
      },
    });
    if (status < 400) await event.success();
    else {
      await event.fail({
        error: new NotAllowedError(`It was answered with ${status}`),
      });
    }
  }

  return (req, res, next) => {
    const { method, path } = req;
    res.on('finish', () => {
      const status = res.statusCode;
      if (status !== FORBIDDEN && !isChange(method, path)) return;
      note(req, path, status).catch(error =>
        logger.error('A request could not be audited', error),
      );
    });
    next();
  };
}
