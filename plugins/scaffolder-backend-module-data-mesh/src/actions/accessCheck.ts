// SPDX-License-Identifier: Apache-2.0
import type {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  type AccessExplainer,
  refusalWords,
} from '@meshwright/plugin-data-mesh-node';
import { accessCheckExamples } from './examples/accessCheck';

const MAX_STEPS = 20;

/**
 * `data-mesh:access:check`: asks the permission policy about later steps. Backstage refuses a step when its turn comes, and
 * says no more than that; this one says why, by which rule and whom to ask, before anything is made.
 *
 * @internal
 */
export function createAccessCheckAction(options: {
  auditor: AuditorService;
  explainer: Pick<AccessExplainer, 'whyStep'>;
}) {
  const { auditor, explainer } = options;

  async function audit(
    credentials: BackstageCredentials,
    taskId: string,
    action: string,
    refusal: { policy?: string; rule?: string },
    error: Error,
  ): Promise<void> {
    const { principal } = credentials as BackstageCredentials<{
      userEntityRef?: string;
    }>;
    const event = await auditor.createEvent({
      eventId: 'access-denied',
      severityLevel: 'medium',
      meta: {
        person: principal.userEntityRef ?? 'unknown',
        action,
        permission: 'scaffolder.action.execute',
        subject: `task ${taskId}`,
        ...(refusal.policy !== undefined && {
          policy: refusal.policy,
          rule: refusal.rule,
        }),
      },
    });
    await event.fail({ error });
  }

  return createTemplateAction({
    id: 'data-mesh:access:check',
    description:
      'Asks whether whoever started the task may run later steps with their inputs, and ends the task before anything is made where not, with the rule, its reason and whom to ask',
    examples: accessCheckExamples,
    supportsDryRun: true,
    schema: {
      input: {
        steps: z =>
          z
            .array(
              z
                .object({
                  action: z.string().describe('Id of the action of the step'),
                  input: z
                    .record(z.any())
                    .describe('Inputs that rules may ask about. Default: none')
                    .optional(),
                })
                .strict(),
            )
            .min(1)
            .max(MAX_STEPS)
            .describe('Steps to come'),
      },
    },
    async handler(ctx) {
      const { logger } = ctx;
      const credentials = await ctx.getInitiatorCredentials();
      for (const { action, input = {} } of ctx.input.steps) {
        ctx.signal?.throwIfAborted();
        const refusal = await explainer
          .whyStep({ action, input }, credentials)
          .catch((error: Error) => {
            // Backstage asks again when the turn of the step comes, and that is what decides.
            logger.warn(
              `The permission policy could not be asked about ${action}: ${error.message}`,
            );
            return undefined;
          });
        if (!refusal) continue;
        const error = new NotAllowedError(
          `The permission policy refuses '${action}' with these inputs. ${refusalWords(
            refusal,
          )}`,
        );
        await audit(credentials, ctx.task.id, action, refusal, error);
        throw error;
      }
    },
  });
}
