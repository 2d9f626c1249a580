// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { readDescriptor } from '@meshwright/contracts';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { reportFindings } from '../findings/reportFindings';
import { readText } from '../workspace/workspaceFiles';
import { contractValidateExamples } from './examples/contractValidate';

/**
 * `data-mesh:contract:validate`: judges a data contract, as the portal and the command line do.
 *
 * @internal
 */
export function createContractValidateAction() {
  return createTemplateAction({
    id: 'data-mesh:contract:validate',
    description:
      'Checks a data contract (ODCS or Data Contract Specification) and ends the task when it has errors, each with line and fix',
    examples: contractValidateExamples,
    supportsDryRun: true,
    schema: {
      input: {
        path: z =>
          z
            .string()
            .describe('File of the contract in the workspace')
            .optional(),
        content: z =>
          z
            .string()
            .max(2_000_000)
            .describe('The contract itself, in place of a file')
            .optional(),
        failOn: z =>
          z
            .enum(['error', 'warning', 'never'])
            .describe('From which findings on the task ends. Default: error')
            .optional(),
      },
      output: {
        valid: z => z.boolean().describe('Whether there is no error'),
        errors: z => z.number().describe('Number of errors'),
        warnings: z => z.number().describe('Number of warnings'),
        name: z => z.string().describe('Name of the contract').optional(),
        version: z => z.string().describe('Its version').optional(),
      },
    },
    async handler(ctx) {
      const { path, content, failOn } = ctx.input;
      if ((path === undefined) === (content === undefined)) {
        throw new InputError(
          "Name either 'path', a file of the workspace, or 'content', the contract itself",
        );
      }
      const text = content ?? (await readText(ctx.workspacePath, path!));
      const file = path ?? 'contract';
      const { contract, findings } = readDescriptor(text, { file });
      const placed = findings.map(finding => ({ file, ...finding }));
      if (!contract && !placed.some(({ severity }) => severity === 'error')) {
        placed.push({
          file,
          severity: 'error',
          rule: 'mesh/no-contract',
          path: '',
          line: 1,
          column: 1,
          message: 'This is no data contract',
          fix: { description: "Begin with 'kind: DataContract'" },
        });
      }
      const counts = reportFindings(placed, {
        logger: ctx.logger,
        what: 'The contract',
        failOn,
      });
      ctx.logger.info(
        `${contract?.name ?? file} ${contract?.version ?? ''}: ${
          counts.errors
        } errors, ${counts.warnings} warnings`,
      );
      ctx.output('valid', counts.errors === 0);
      ctx.output('errors', counts.errors);
      ctx.output('warnings', counts.warnings);
      if (contract?.name) {
        ctx.output('name', contract.name);
      }
      if (contract?.version) {
        ctx.output('version', contract.version);
      }
    },
  });
}
