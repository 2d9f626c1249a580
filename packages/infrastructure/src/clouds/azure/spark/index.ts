// SPDX-License-Identifier: Apache-2.0
import type {
  CloudService,
  Contribution,
  GenerationContext,
} from '../../../generate/types';
import {
  type Block,
  blocks,
  call,
  expr,
  type HclValue,
  resource,
  text,
} from '../../../hcl';
import { runsPerMonth } from '../shared/cron';
import { definitionInStack, definitionPath } from '../shared/definitions';
import { jsonText } from '../shared/json';
import { NOTHING } from '../shared/nothing';
import { pipelinePlan } from '../shared/plan';
import { product } from '../shared/references';
import { volumesOf } from '../shared/volumes';
import { sparkProgram } from './program';
import { sparkTest } from './test';

/** The program and its plan are in the notebook that Terraform publishes, so that both are among its definitions. */
const FOLDER = 'spark';
const NODES = { small: 5, medium: 10, large: 30 };
/** A small node has four cores. */
const CORES_PER_NODE = 4;

const file = (name: string) =>
  call('file', definitionInStack(`${FOLDER}/${name}`));

const cell = (source: HclValue, parameters = false) => ({
  cell_type: 'code',
  execution_count: null,
  metadata: parameters ? { tags: ['parameters'] } : {},
  outputs: [],
  source: [source],
});

function blocksOf({ blueprint }: GenerationContext): readonly Block[] {
  return [
    resource(
      'azurerm_synapse_spark_pool',
      'product',
      {
        name: 'spark',
        synapse_workspace_id: expr('azurerm_synapse_workspace.product.id'),
        node_size_family: 'MemoryOptimized',
        node_size: 'Small',
        spark_version: '3.5',
        dynamic_executor_allocation_enabled: blueprint.autoscaling,
        ...(blueprint.autoscaling && {
          min_executors: 1,
          max_executors: expr('var.spark_max_nodes - 1'),
        }),
        session_level_packages_enabled: false,
        tags: product.tags,
        ...(blueprint.autoscaling
          ? {
              auto_scale: blocks({
                min_node_count: 3,
                max_node_count: expr('var.spark_max_nodes'),
              }),
            }
          : { node_count: 3 }),
        auto_pause: blocks({ delay_in_minutes: 15 }),
      },
      {
        innerComments: [
          'checkov:skip=CKV_AZURE_242:isolated compute takes whole hosts of a size that no product here needs',
        ],
      },
    ),
    resource(
      'azapi_data_plane_resource',
      'curate',
      {
        type: 'Microsoft.Synapse/workspaces/notebooks@2020-12-01',
        parent_id: text`${expr(
          'azurerm_synapse_workspace.product.name',
        )}.dev.azuresynapse.net`,
        name: 'curate',
        body: {
          properties: {
            description:
              'Made from the repository: changes here are overwritten.',
            nbformat: 4,
            nbformat_minor: 2,
            bigDataPool: {
              referenceName: expr('azurerm_synapse_spark_pool.product.name'),
              type: 'BigDataPoolReference',
            },
            metadata: { language_info: { name: 'python' } },
            cells: [
              cell('run_date = ""\nlake = ""\ninput_lakes = "{}"', true),
              cell(
                text`PLAN = __import__("json").loads(${expr(
                  `jsonencode(file("\${path.module}/definitions/${FOLDER}/pipeline.json"))`,
                )})`,
              ),
              cell(file('curate.py')),
              cell(
                'mssparkutils.notebook.exit(main(spark, PLAN, lake, json.loads(input_lakes), run_date))',
              ),
            ],
          },
        },
        depends_on: [expr('azurerm_synapse_role_assignment.developers')],
      },
      {
        comment:
          'The program goes into the notebook as it is in the repository; what the contracts say is a text that it reads.',
      },
    ),
    ...(
      [
        'Synapse Compute Operator',
        'Synapse Artifact User',
        'Synapse Credential User',
      ] as const
    ).map(role =>
      resource(
        'azurerm_synapse_role_assignment',
        `factory_${role
          .replace('Synapse ', '')
          .replace(' ', '_')
          .toLowerCase()}`,
        {
          synapse_workspace_id: expr('azurerm_synapse_workspace.product.id'),
          role_name: role,
          principal_id: expr(
            'azurerm_data_factory.product.identity[0].principal_id',
          ),
          principal_type: 'ServicePrincipal',
        },
      ),
    ),
  ];
}

const contribute: CloudService['contribute'] = (context): Contribution =>
  context.stack !== 'product'
    ? NOTHING
    : {
        providers: ['azapi'],
        terraform: { spark: blocksOf(context) },
        variables: [
          {
            name: 'spark_max_nodes',
            type: 'number',
            description: 'Most nodes that a Spark job may have.',
            validations: [
              {
                condition:
                  'var.spark_max_nodes >= 3 && var.spark_max_nodes <= 200',
                message: 'A pool has between 3 and 200 nodes.',
              },
            ],
            value: environment => NODES[environment.size],
          },
        ],
        files: [
          {
            path: definitionPath(`${FOLDER}/curate.py`),
            content: sparkProgram,
          },
          {
            path: definitionPath(`${FOLDER}/pipeline.json`),
            content: jsonText(pipelinePlan(context)),
          },
          { path: 'tests/test_spark.py', content: sparkTest },
        ],
      };

/** Apache Spark, serverless in the Synapse workspace. @internal */
export const spark: CloudService = {
  id: 'azure/synapse-spark',
  kind: 'processing',
  title: 'Apache Spark on Azure Synapse',
  wanted: ({ services }) => services.processing === 'spark',
  contribute,
  cost: ({ blueprint }, environment) => {
    const runs = runsPerMonth(blueprint.schedule.cron);
    const { runHours } = volumesOf(environment);
    const nodes = blueprint.autoscaling
      ? Math.ceil(NODES[environment.size] / 2)
      : 3;
    return [
      {
        name: 'Spark cores',
        service: 'processing',
        price: 'synapse.spark.vcore-hour',
        quantity: nodes * CORES_PER_NODE * (runHours + 0.25) * runs,
        assumption: `${runs} runs a month, ${nodes} small nodes on average for ${runHours} hours, and a quarter of an hour until the pool pauses.`,
      },
    ];
  },
  guide: ({ blueprint }) => ({
    title: 'Apache Spark on Azure Synapse',
    run: `The pool \`spark\` (Spark 3.5) runs the notebook \`curate\`, which Terraform makes of \`infra/definitions/spark/curate.py\` and \`infra/definitions/spark/pipeline.json\`. The pipeline \`pl_product\` of Data Factory starts it. The program reads what came in, gives columns their types, puts rows that break the contract into \`quarantine\`, stops when a check of a whole table fails, and writes \`curated\` (whole) and \`output\` (masked) as ${
      blueprint.tableFormat === 'none' ? 'Parquet' : 'Delta tables'
    }.

Its tests need no Spark: \`python -m unittest discover tests\`. Look at a run in Synapse Studio, under Monitor, Apache Spark applications.

Microsoft steers new work to Fabric; the program uses nothing of Synapse but the call that ends the notebook, and runs in Fabric or Databricks as well.`,
    cost: 'Cores by the second while the pool is awake. Levers: `spark_max_nodes`, how often it runs, and the fifteen minutes until it pauses.',
    recover: `- **A run failed**: the message names the table and the check. Mend it and run again; rows with a key are replaced, so that running twice changes nothing.
- **A wrong version was written**: Delta keeps seven days. Read the version before (\`versionAsOf\`) and restore it: \`RESTORE TABLE delta.\\\`<path>\\\` TO VERSION AS OF <n>\`.
- **The pool or the notebook is gone**: apply; neither holds data.`,
  }),
};
