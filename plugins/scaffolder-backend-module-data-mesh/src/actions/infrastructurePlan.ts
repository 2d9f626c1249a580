// SPDX-License-Identifier: Apache-2.0
import path from 'node:path';
import {
  type RootConfigService,
  resolveSafeChildPath,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { hasTerraform, runTerraform } from '../terraform/runTerraform';
import { hasFile } from '../workspace/workspaceFiles';
import { infrastructurePlanExamples } from './examples/infrastructurePlan';

const TIMEOUT = 15 * 60_000;
const CONFIG = 'dataMesh.infrastructure.terraform';

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
        summary: z => z.string().describe('What Terraform said, in a line'),
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
      if (!(await hasTerraform())) {
        skip('it is not installed where the portal runs');
        return;
      }
      const backend = `env/${environment}.backend.hcl`;
      const values = `env/${environment}.tfvars`;
      const has = (file: string) =>
        hasFile(ctx.workspacePath, path.posix.join(folder, file));
      const run = {
        folder: resolveSafeChildPath(ctx.workspacePath, folder),
        environment:
          config.getOptionalStringArray(`${CONFIG}.environment`) ?? [],
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
      const said = await runTerraform(
        [
          'plan',
          '-input=false',
          '-no-color',
          '-lock=false',
          ...((await has(values)) ? [`-var-file=${values}`] : []),
        ],
        run,
      );
      const summary =
        /^(Plan: .*|No changes\..*)$/m.exec(said)?.[1] ?? 'Planned.';
      ctx.output('status', 'planned');
      ctx.output('summary', summary);
    },
  });
}
