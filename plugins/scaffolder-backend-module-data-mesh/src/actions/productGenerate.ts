// SPDX-License-Identifier: Apache-2.0
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  CLOUDS,
  generate,
  HOSTS,
  readBlueprint,
} from '@meshwright/infrastructure';
import { reportFindings } from '../findings/reportFindings';
import { type DomainMembership, refOf } from '../mesh/DomainMembership';
import type { MeshGuardrails } from '../mesh/MeshGuardrails';
import { buildBlueprint, portNameOf } from '../product/buildBlueprint';
import { BLUEPRINT_FILE, clearFolder } from '../product/readProduct';
import { writeTexts } from '../workspace/workspaceFiles';
import { productGenerateExamples } from './examples/productGenerate';

const MAX_PORTS = 50;

/**
 * `data-mesh:product:generate`: makes the repository of a data product from what a form says.
 *
 * @internal
 */
export function createProductGenerateAction(options: {
  catalog: CatalogService;
  membership: DomainMembership;
  guardrails: MeshGuardrails;
}) {
  const { catalog, membership, guardrails } = options;
  return createTemplateAction({
    id: 'data-mesh:product:generate',
    description:
      'Makes the whole repository of a data product: blueprint, contracts, descriptor, infrastructure, pipelines, tests, documentation and CI. Ends with findings, and without a file, when something is wrong.',
    examples: productGenerateExamples,
    supportsDryRun: true,
    schema: {
      input: {
        cloud: z => z.enum(CLOUDS).describe('Cloud that the product lives on'),
        host: z =>
          z
            .enum(HOSTS)
            .describe('Whose CI the repository gets. Default: github')
            .optional(),
        product: z =>
          z
            .object({
              name: z.string(),
              title: z.string().optional(),
              description: z.string().optional(),
              purpose: z.string().optional(),
              domain: z.string(),
              owner: z.string(),
              contact: z.string().optional(),
              version: z.string().optional(),
              classification: z.string().optional(),
              costCenter: z.string().optional(),
            })
            .strict()
            .describe('What the product is called and who answers for it'),
        services: z =>
          z
            .object({
              storage: z.boolean().optional(),
              processing: z.enum(['none', 'native', 'spark']).optional(),
              warehouse: z.boolean().optional(),
              catalog: z.boolean().optional(),
              orchestration: z.enum(['none', 'native', 'airflow']).optional(),
              visualization: z.boolean().optional(),
            })
            .strict()
            .describe('Services that are switched on')
            .optional(),
        settings: z =>
          z
            .record(z.any())
            .describe(
              'More of the blueprint: environments, budget, network, sandbox, … as its reference describes them',
            )
            .optional(),
        outputs: z =>
          z
            .array(
              z.object({ name: z.string(), contract: z.string() }).strict(),
            )
            .max(MAX_PORTS)
            .describe('Output ports, each with the text of its contract'),
        inputs: z =>
          z
            .array(z.string())
            .max(MAX_PORTS)
            .describe(
              'Entity refs of the contracts of other products that this one reads',
            )
            .optional(),
        targetPath: z =>
          z
            .string()
            .describe('Folder of the workspace to write to. Default: .')
            .optional(),
      },
      output: {
        name: z => z.string().describe('Name of the product'),
        entityRef: z => z.string().describe('What it will be in the catalog'),
        files: z => z.number().describe('How many files were made'),
      },
    },
    async handler(ctx) {
      const { input, logger } = ctx;
      const credentials = await ctx.getInitiatorCredentials();
      const { name, domain, owner } = input.product;
      await membership.requireDomain(domain, credentials);
      await membership.requireOwner(owner, credentials);
      const entityRef = refOf(name, 'dataproduct');
      if (await catalog.getEntityByRef(entityRef, { credentials })) {
        throw new ConflictError(
          `There is a data product called '${name}' already. Choose another name.`,
        );
      }
      const built = buildBlueprint({
        ...input,
        inputs: await Promise.all(
          (input.inputs ?? []).map((ref, index) =>
            inputPort(ref, index, catalog, credentials),
          ),
        ),
      });
      logger.info(
        `Making ${name} for ${input.cloud} with ${
          input.outputs.length
        } output and ${input.inputs?.length ?? 0} input ports`,
      );
      const read = readBlueprint(built.text, {
        file: BLUEPRINT_FILE,
        clouds: [input.cloud],
      });
      const stated = read.blueprints[input.cloud];
      const blueprint = stated && (await guardrails.keep(stated, logger));
      const made = blueprint && {
        ...generate({
          blueprint,
          contracts: built.contracts,
          cloud: input.cloud,
          source: { file: BLUEPRINT_FILE, text: built.text },
        }),
      };
      reportFindings([...read.findings, ...(made?.findings ?? [])], {
        logger,
        what: 'What was asked for',
      });
      ctx.signal?.throwIfAborted();
      const targetPath = input.targetPath ?? '.';
      await clearFolder(ctx.workspacePath, targetPath);
      await writeTexts(ctx.workspacePath, targetPath, made!.files);
      logger.info(`Made ${made!.files.length} files`);
      ctx.output('name', name);
      ctx.output('entityRef', entityRef);
      ctx.output('files', made!.files.length);
    },
  });
}

/** A contract of another product, as it is in the catalog for the person who asks. */
async function inputPort(
  ref: string,
  index: number,
  catalog: CatalogService,
  credentials: BackstageCredentials,
) {
  const entity = await catalog.getEntityByRef(refOf(ref, 'api'), {
    credentials,
  });
  if (!entity) {
    throw new NotFoundError(
      `There is no contract ${ref} in the catalog, or you may not see it`,
    );
  }
  const { definition, type } = (entity.spec ?? {}) as Record<string, unknown>;
  if (type !== 'data-contract' || typeof definition !== 'string') {
    throw new InputError(
      `${ref} is no data contract, so that it cannot be read as an input`,
    );
  }
  return {
    name: portNameOf(definition, `input-${index + 1}`),
    contract: definition,
  };
}
