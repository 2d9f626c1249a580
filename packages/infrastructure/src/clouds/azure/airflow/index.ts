// SPDX-License-Identifier: Apache-2.0
import type {
  CloudService,
  Contribution,
  GenerationContext,
} from '../../../generate/types';
import { expr, resource, text } from '../../../hcl';
import { PIPELINE } from '../dataFactory/names';
import { definitionInStack, definitionPath } from '../shared/definitions';
import { jsonText } from '../shared/json';
import { NOTHING } from '../shared/nothing';
import { pipelineOperatorRole } from '../shared/variables';
import { airflowDeploy, airflowTest, dagProgram } from './program';

const FOLDER = 'orchestration/airflow';
/** Versions and compute of the job; Terraform reads them, and the rest is for deploy.py. */
const JOB = 'airflow/apacheairflowjob-content.json';

/** What the DAG reads beside it. */
const schedule = ({
  blueprint: { product, schedule: when },
  outputs,
}: GenerationContext) => ({
  dag_id: `${product.domain}_${product.name}`,
  schedule: when.cron.trim().split(/\s+/).join(' '),
  timeout_minutes: when.timeoutMinutes,
  retries: when.retries,
  owner: product.owner,
  pipeline: PIPELINE,
  tags: [`data-product:${product.name}`, `domain:${product.domain}`],
  outputs: outputs.map(
    ({ port }) =>
      `data-product://${product.domain}/${product.name}/${port.name}`,
  ),
});

/** Versions and compute of the managed Airflow. */
const job = ({ blueprint }: GenerationContext) => ({
  properties: {
    type: 'Airflow',
    typeProperties: {
      airflowProperties: {
        airflowVersion: '2.10.5',
        pythonVersion: '3.12',
        airflowEnvironment: 'FabricAirflowJob-1.0.0',
        airflowRequirements: ['apache-airflow-providers-microsoft-azure'],
        enableAADIntegration: true,
        enableTriggerers: true,
        airflowConfigurationOverrides: {},
        environmentVariables: {},
        packageProviderPath: 'plugins',
      },
      computeProperties: {
        computePool: 'StarterPool',
        computeSize: 'Small',
        enableAutoscale: blueprint.autoscaling,
        enableAvailabilityZones: false,
        extraNodes: 0,
      },
    },
  },
});

const contribute: CloudService['contribute'] = (context): Contribution => {
  if (context.stack !== 'product') return NOTHING;
  return {
    providers: ['azuread', 'fabric'],
    variables: [pipelineOperatorRole],
    files: [
      {
        path: definitionPath(JOB),
        content: jsonText(job(context)),
      },
      { path: `${FOLDER}/dags/product_dag.py`, content: dagProgram },
      {
        path: `${FOLDER}/dags/schedule.json`,
        content: jsonText(schedule(context)),
      },
      { path: `${FOLDER}/deploy.py`, content: airflowDeploy, executable: true },
      { path: 'tests/test_airflow.py', content: airflowTest },
    ],
    terraform: {
      orchestration: [
        resource('fabric_apache_airflow_job', 'product', {
          workspace_id: expr('fabric_workspace.product.id'),
          display_name: 'orchestration',
          description: 'Starts the pipeline of the product by its schedule',
          format: 'Default',
          definition: {
            'apacheairflowjob-content.json': {
              source: definitionInStack(JOB),
            },
          },
        }),
        resource('azuread_application', 'airflow', {
          display_name: text`${expr('var.name')}-airflow`,
        }),
        resource('azuread_service_principal', 'airflow', {
          client_id: expr('azuread_application.airflow.client_id'),
        }),
        resource(
          'azurerm_role_assignment',
          'airflow_starts_pipeline',
          {
            scope: expr('azurerm_data_factory.product.id'),
            role_definition_id: expr('var.pipeline_operator_role_id'),
            principal_id: expr('azuread_service_principal.airflow.object_id'),
            principal_type: 'ServicePrincipal',
          },
          {
            comment:
              'It may start pipelines and read their runs. It has no password here: the guide says how its connection gets one.',
          },
        ),
      ],
    },
    outputs: [
      {
        name: 'airflow_job_id',
        value: 'fabric_apache_airflow_job.product.id',
        description:
          'Airflow job in the workspace, where deploy.py puts the DAG.',
      },
      {
        name: 'airflow_client_id',
        value: 'azuread_application.airflow.client_id',
        description: 'What Airflow signs in as.',
      },
    ],
  };
};

/** Apache Airflow as Azure offers it today: a job of Fabric. Data Factory takes no new Airflow environments. @internal */
export const airflow: CloudService = {
  id: 'azure/airflow',
  kind: 'orchestration',
  title: 'Apache Airflow in Microsoft Fabric',
  wanted: ({ services }) => services.orchestration === 'airflow',
  contribute,
  cost: () => [],
  notEstimated: () => [
    "Airflow's pool: it takes units of the capacity while it is awake, five for a small one, and costs more only where the capacity is too small for it.",
  ],
  guide: ({ blueprint }) => ({
    title: 'Apache Airflow in Microsoft Fabric',
    run: `Azure's managed Airflow is the Apache Airflow job of Fabric; the one in Data Factory takes no new customers since 2025. The DAG \`${blueprint.product.domain}_${blueprint.product.name}\` starts \`pl_product\` by the schedule \`${blueprint.schedule.cron}\` (UTC), waits without taking a worker, and marks the output ports as updated, so that DAGs of consumers can be scheduled on them.

Terraform makes the job and an application that Airflow signs in as. What the providers cannot do yet is done once by hand, and after each change of the DAG by CI:

1. Put the DAG there: \`orchestration/airflow/deploy.py --workspace "$(terraform -chdir=infra output -raw fabric_workspace_id)" --job "$(terraform -chdir=infra output -raw airflow_job_id)"\`.
2. In Airflow, make the connection \`azure_data_factory\` (type Azure Data Factory) with the application's client id (output \`airflow_client_id\`), its tenant and a password that \`az ad app credential reset --years 1\` gives. Better, keep it in the vault and let Airflow read it there (Key Vault as secrets backend).
3. In Airflow, set the variables \`resource_group\` and \`data_factory\` to the names that Terraform gave.`,
    cost: 'The pool uses units of the capacity while it is awake: a starter pool goes to sleep after 20 minutes without work. Scheduling less often is the lever.',
    recover: `- **A task failed**: it is tried again by itself; then clear it in Airflow. Running twice does no harm.
- **The job is gone**: apply, run \`deploy.py\`, make connection and variables again. Its history is lost; that of the pipeline is in Log Analytics.
- **The password ran out**: \`az ad app credential reset\`, and put it into the connection.`,
  }),
};
