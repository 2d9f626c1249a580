// SPDX-License-Identifier: Apache-2.0
import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { AccessDenial, AccessPermission } from '@meshwright/governance';

/** Keeps decisions in the audit log: all that refuse, and all about something that changes. @internal */
export class DecisionAudit {
  readonly #auditor: AuditorService;
  readonly #logger: LoggerService;

  constructor(options: { auditor: AuditorService; logger: LoggerService }) {
    this.#auditor = options.auditor;
    this.#logger = options.logger;
  }

  /** A record that cannot be written is told in the log, and holds nobody up. */
  note(
    person: string,
    { name, action = 'use', resourceType }: AccessPermission,
    result: 'allow' | 'deny' | 'conditional',
    denial?: AccessDenial,
  ): void {
    if (result !== 'deny' && action === 'read') return;
    const meta = {
      person,
      permission: name,
      action,
      result,
      ...(resourceType !== undefined && { resourceType }),
      ...(denial?.policy !== undefined && { policy: denial.policy }),
      ...(denial?.rule !== undefined && { rule: denial.rule }),
    };
    this.#auditor
      .createEvent({
        eventId: 'permission-decision',
        severityLevel: result === 'deny' ? 'medium' : 'low',
        meta,
      })
      .then(event =>
        result === 'deny'
          ? event.fail({ error: new NotAllowedError(denial?.message ?? name) })
          : event.success(),
      )
      .catch(error =>
        this.#logger.error('A decision could not be audited', error),
      );
  }
}
