// SPDX-License-Identifier: Apache-2.0
import { NotAllowedError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { GovernanceFileVerdict } from '@meshwright/plugin-data-mesh-common';
import { inOneLine } from '../findings/reportFindings';
import type { MeshConnection } from '../mesh/MeshConnection';
import { descriptorFiles } from '../product/descriptorFiles';
import { policiesCheckExamples } from './examples/policiesCheck';

const MAX_LOGGED = 50;
const MAX_IN_ERROR = 3;

/**
 * `data-mesh:policies:check`: holds a product that is made against the policies in force, as the catalog will, and ends
 * the task where one forbids it.
 *
 * @internal
 */
export function createPoliciesCheckAction({ mesh }: { mesh: MeshConnection }) {
  return createTemplateAction({
    id: 'data-mesh:policies:check',
    description:
      'Holds the descriptor and the contracts of a product against the policies in force and ends the task when one forbids them, each failure with reason and fix',
    examples: policiesCheckExamples,
    supportsDryRun: true,
    schema: {
      input: {
        sourcePath: z =>
          z
            .string()
            .describe(
              'Folder of the product in the workspace. Default: the whole workspace',
            )
            .optional(),
      },
      output: {
        passed: z => z.number().describe('How many rules are kept'),
        failed: z =>
          z.number().describe('How many rules are broken and only warn'),
        waived: z =>
          z.number().describe('How many rules the product is let off'),
        summary: z => z.string().describe('The verdict in one sentence'),
      },
    },
    async handler(ctx) {
      const { logger, signal } = ctx;
      const files = await descriptorFiles(
        ctx.workspacePath,
        ctx.input.sourcePath ?? '.',
      );
      logger.info(
        `Asking the policies about ${files.map(({ path }) => path).join(', ')}`,
      );
      // Asking changes nothing, so that a dry run asks too.
      const { counts, verdicts } = await mesh
        .governance(await ctx.getInitiatorCredentials())
        .check(files, { signal });
      const failing = verdicts.filter(
        ({ blocking, outcome }) =>
          blocking || outcome === 'fail' || outcome === 'error',
      );
      for (const verdict of failing.slice(0, MAX_LOGGED)) {
        logger[verdict.blocking ? 'error' : 'warn'](verdictLine(verdict));
      }
      if (failing.length > MAX_LOGGED) {
        logger.warn(`… and ${failing.length - MAX_LOGGED} more`);
      }
      const stopping = failing.filter(({ blocking }) => blocking);
      if (stopping.length > 0) {
        const shown = stopping.slice(0, MAX_IN_ERROR).map(verdictLine);
        const more = stopping.length - MAX_IN_ERROR;
        throw new NotAllowedError(
          `Policies forbid the product as it is:\n${shown.join('\n')}${
            more > 0 ? `\n… and ${more} more, see the log of this step` : ''
          }`,
        );
      }
      const summary = `Rules kept: ${counts.pass}, broken without stopping it: ${failing.length}, waived: ${counts.waived}`;
      logger.info(summary);
      ctx.output('passed', counts.pass);
      ctx.output('failed', failing.length);
      ctx.output('waived', counts.waived);
      ctx.output('summary', summary);
    },
  });
}

const sentence = (text: string) =>
  /[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;

/** A verdict in one line: place, what is wrong, why it matters, what to do, and whom to ask. */
function verdictLine(verdict: GovernanceFileVerdict): string {
  const { evidence, message, reason, fix, policy, rule, owner } = verdict;
  const [place] = evidence;
  // As compilers write it where the line is known; else the pointer tells where.
  const at = place?.line
    ? `${place.path.split('#')[0]}:${place.line}`
    : place?.path;
  return inOneLine(
    [
      at,
      sentence(message),
      reason && `Why: ${sentence(reason)}`,
      fix && `Fix: ${sentence(fix.description)}`,
      `[${policy}/${rule}${owner && `, ask ${owner}`}]`,
    ]
      .filter(Boolean)
      .join(' '),
  );
}
