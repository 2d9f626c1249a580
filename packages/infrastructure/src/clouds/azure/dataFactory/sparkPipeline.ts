// SPDX-License-Identifier: Apache-2.0
import type { GeneratedFile, GenerationContext } from '../../../generate/types';
import { type Block, call, expr, resource, text } from '../../../hcl';
import { definitionInStack, definitionPath } from '../shared/definitions';
import { jsonText } from '../shared/json';
import { timeoutOf } from './activities';
import { FOLDER, PIPELINE } from './names';
import { postEvents } from './report';

const ACTIVITIES = `${FOLDER}/${PIPELINE}.activities.json`;

const factory = expr('azurerm_data_factory.product.id');

/** One activity that runs the notebook, and what tells the portal of it. */
const activities = ({ blueprint: { schedule } }: GenerationContext) => [
  {
    name: 'Curate',
    type: 'SynapseNotebook',
    dependsOn: [],
    policy: {
      timeout: timeoutOf(schedule.timeoutMinutes),
      retry: schedule.retries,
      retryIntervalInSeconds: 120,
      secureInput: false,
      secureOutput: false,
    },
    userProperties: [],
    linkedServiceName: {
      referenceName: 'ls_synapse',
      type: 'LinkedServiceReference',
    },
    typeProperties: {
      notebook: { referenceName: 'curate', type: 'NotebookReference' },
      sparkPool: { referenceName: 'spark', type: 'BigDataPoolReference' },
      parameters: Object.fromEntries(
        ['run_date', 'lake', 'input_lakes'].map(name => [
          name,
          {
            value: {
              value: `@pipeline().parameters.${name}`,
              type: 'Expression',
            },
            type: 'string',
          },
        ]),
      ),
    },
  },
  postEvents(
    'Report',
    [{ activity: 'Curate', dependencyConditions: ['Succeeded'] }],
    "@json(activity('Curate').output.status.Output.result.exitValue)",
  ),
];

/** What Data Factory does where Spark is the engine: it starts the notebook from inside its network. @internal */
export const sparkPipeline = (
  context: GenerationContext,
): { terraform: readonly Block[]; files: readonly GeneratedFile[] } => ({
  files: [
    {
      path: definitionPath(ACTIVITIES),
      content: jsonText(activities(context)),
    },
  ],
  terraform: [
    resource('azurerm_data_factory_managed_private_endpoint', 'synapse_dev', {
      name: 'synapse-dev',
      data_factory_id: factory,
      target_resource_id: expr('azurerm_synapse_workspace.product.id'),
      subresource_name: 'Dev',
    }),
    resource('azurerm_data_factory_linked_custom_service', 'synapse', {
      name: 'ls_synapse',
      data_factory_id: factory,
      type: 'AzureSynapseArtifacts',
      type_properties_json: call('jsonencode', {
        endpoint: text`https://${expr(
          'azurerm_synapse_workspace.product.name',
        )}.dev.azuresynapse.net`,
        authentication: 'MSI',
        workspaceResourceId: expr('azurerm_synapse_workspace.product.id'),
      }),
    }),
    resource('azurerm_data_factory_pipeline', 'product', {
      name: PIPELINE,
      data_factory_id: factory,
      description: 'Curates every table of the output ports with Spark.',
      concurrency: 1,
      parameters: {
        run_date: '',
        lake: expr('azurerm_storage_account.lake.name'),
        input_lakes:
          context.blueprint.inputs.length > 0
            ? call(
                'jsonencode',
                expr(
                  '{ for port, lake in var.input_lakes : port => basename(lake) }',
                ),
              )
            : '{}',
        portal_url: expr('var.portal_url'),
        vault_url: expr('azurerm_key_vault.product.vault_uri'),
      },
      activities_json: call('file', definitionInStack(ACTIVITIES)),
      depends_on: [
        expr('azurerm_data_factory_linked_custom_service.synapse'),
        expr('azapi_data_plane_resource.curate'),
      ],
    }),
  ],
});
