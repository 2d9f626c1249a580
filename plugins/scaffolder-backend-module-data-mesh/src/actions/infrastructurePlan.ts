// SPDX-License-Identifier: Apache-2.0
import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type RootConfigService,
  resolveSafeChildPath,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { planChanges, planSummary } from '../terraform/planChanges';
import { hasTerraform, runTerraform } from '../terraform/runTerraform';
import { hasFile } from '../workspace/workspaceFiles';
import { infrastructurePlanExamples } from './examples/infrastructurePlan';

const TIMEOUT = 15 * 60_000;
const CONFIG = 'dataMesh.infrastructure.terraform';
const LOCK = '.terraform.lock.hcl';

/**
 * `data-mesh:infrastructure:plan`: lets the real Terraform validate and plan a stack.
 *
 * Terraform runs what a configuration names, so this is off until whoever runs the portal switches it on.
 *
 * @internal
 */
export function createInfrastructurePlanAction(options: {
  config: RootConfigService;
}) {
  const { config } = options;
  return createTemplateAction({
    id: 'data-mesh:infrastructure:plan',
    description:
      'Lets Terraform, where it is installed and switched on, validate a stack, and plan it where a backend is configured. Says plainly when it was left out.',
    examples: infrastructurePlanExamples,
    supportsDryRun: true,
    schema: {
      input: {
        path: z =>
          z
            .string()
            .describe('Folder of the stack in the workspace. Default: infra')
            .optional(),
        environment: z =>
          z
            .string()
            .regex(/^[a-z][a-z0-9-]{0,15}$/, 'must be an environment, as dev')
            .describe('Whose values are taken, from env/NAME.tfvars'),
        required: z =>
          z
            .boolean()
            .describe(
              'Whether the task ends when Terraform cannot be run. Default: false',
            )
            .optional(),
      },
      output: {
        status: z =>
          z
            .enum(['planned', 'validated', 'skipped'])
            .describe('How far it came'),
        summary: z => z.string().describe('What comes of it, in a line'),
        changes: z =>
          z
            .object({
              add: z.number(),
              change: z.number(),
              destroy: z.number(),
            })
            .describe('How many resources a plan would touch')
            .optional(),
      },
    },
    async handler(ctx) {
      const { environment, required, path: folder = 'infra' } = ctx.input;
      const skip = (reason: string) => {
        if (required) {
          throw new InputError(`Terraform was not run: ${reason}`);
        }
        ctx.logger.warn(`Terraform was not run: ${reason}`);
        ctx.output('status', 'skipped');
        ctx.output('summary', `Not run: ${reason}`);
      };
      if (ctx.isDryRun) {
        skip('this is a dry run');
        return;
      }
      if (!config.getOptionalBoolean(`${CONFIG}.enabled`)) {
        skip(`${CONFIG}.enabled is not set where the portal runs`);
        return;
      }
      const command =
        config.getOptionalString(`${CONFIG}.command`) ?? 'terraform';
      if (!(await hasTerraform(command))) {
        skip(`'${command}' is not installed where the portal runs`);
        return;
      }
      const at = resolveSafeChildPath(ctx.workspacePath, folder);
      const has = (file: string) =>
        hasFile(ctx.workspacePath, path.posix.join(folder, file));
      const backend = `env/${environment}.tfbackend`;
      const values = `env/${environment}.tfvars`;
      const hadLock = await has(LOCK);
      // A plan and what a backend is told hold secrets, and the workspace is what is published.
      const outside = await fs.mkdtemp(path.join(tmpdir(), 'terraform-'));
      try {
        const run = {
          command,
          folder: at,
          dataFolder: path.join(outside, 'data'),
          environment:
            config.getOptionalStringArray(`${CONFIG}.environment`) ?? [],
          secrets: Object.values(ctx.secrets ?? {}),
          logger: ctx.logger,
          signal: ctx.signal,
          timeoutMilliseconds: TIMEOUT,
        };
        const withState =
          (config.getOptionalBoolean(`${CONFIG}.plan`) ?? false) &&
          (await has(backend));
        await runTerraform(
          [
            'init',
            '-input=false',
            '-no-color',
            withState ? `-backend-config=${backend}` : '-backend=false',
          ],
          run,
        );
        await runTerraform(['validate', '-no-color'], run);
        if (!withState) {
          ctx.output('status', 'validated');
          ctx.output('summary', 'The configuration is valid.');
          return;
        }
        const planFile = path.join(outside, 'plan');
        await runTerraform(
          [
            'plan',
            '-input=false',
            '-no-color',
            '-lock=false',
            '-detailed-exitcode',
            `-out=${planFile}`,
            ...((await has(values)) ? [`-var-file=${values}`] : []),
          ],
          run,
        );
        const { output } = await runTerraform(
          ['show', '-json', planFile],
          run,
          {
            quiet: true,
          },
        );
        const changes = planChanges(output);
        ctx.output('status', 'planned');
        ctx.output('changes', changes);
        ctx.output('summary', planSummary(changes));
      } finally {
        await fs.rm(outside, { recursive: true, force: true });
        if (!hadLock) {
          // It knows the providers of this one machine only.
          await fs.rm(path.join(at, LOCK), { force: true });
        }
      }
    },
  });
}
