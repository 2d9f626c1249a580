// SPDX-License-Identifier: Apache-2.0
import type {
  CloudService,
  Contribution,
  GenerationContext,
} from '../../../generate/types';
import { blocks, expr, resource, text } from '../../../hcl';
import { recurrenceOf, runsPerMonth } from '../shared/cron';
import { definitionPath } from '../shared/definitions';
import { diagnostics } from '../shared/diagnostics';
import { jsonText } from '../shared/json';
import { NOTHING } from '../shared/nothing';
import { product } from '../shared/references';
import { pipelineOperatorRole } from '../shared/variables';
import { azureCall, workflowDefinition } from '../shared/workflow';
import { workflow } from '../shared/workflowResource';
import { logicAppTest } from './test';

const DEFINITION = 'workflow.definition.json';
/** Minutes between two looks at a run. */
const LOOK_MINUTES = 2;

const call = (rest: string) =>
  `@{concat('https://management.azure.com', parameters('data_factory_id'), ${rest}, '?api-version=2018-06-01')}`;

function recurrence({ blueprint }: GenerationContext) {
  const { frequency, hours, minutes, weekDays, monthDays } = recurrenceOf(
    blueprint.schedule.cron,
  );
  return {
    type: 'Recurrence',
    recurrence: {
      frequency: frequency === 'Month' ? 'Day' : frequency,
      interval: 1,
      schedule: {
        hours: hours.map(String),
        minutes,
        ...(weekDays && { weekDays }),
      },
      timeZone: 'UTC',
    },
    // The trigger knows no days of a month, so that it comes up each day and lets only these pass.
    ...(monthDays && {
      conditions: [
        {
          expression: `@contains(createArray(${monthDays.join(
            ', ',
          )}), dayOfMonth(utcNow()))`,
        },
      ],
    }),
    runtimeConfiguration: { concurrency: { runs: 1 } },
  };
}

/** Starts the pipeline, waits for it, and fails when it fails. */
const definition = (context: GenerationContext) => {
  const minutes = context.blueprint.schedule.timeoutMinutes;
  return workflowDefinition(
    { data_factory_id: 'String', identity_id: 'String', pipeline: 'String' },
    { schedule: recurrence(context) },
    {
      Start_run: azureCall(
        'POST',
        call("'/pipelines/', parameters('pipeline'), '/createRun'"),
        {},
        {},
      ),
      Wait_for_run: {
        type: 'Until',
        runAfter: { Start_run: ['Succeeded'] },
        expression:
          "@not(contains(createArray('Queued', 'InProgress', 'Canceling'), coalesce(body('Get_run')?['status'], 'Queued')))",
        limit: {
          count: Math.max(
            1,
            Math.min(5000, Math.ceil((minutes * 2) / LOOK_MINUTES)),
          ),
          timeout: `PT${minutes * 2}M`,
        },
        actions: {
          Wait: {
            type: 'Wait',
            runAfter: {},
            inputs: { interval: { count: LOOK_MINUTES, unit: 'Minute' } },
          },
          Get_run: azureCall(
            'GET',
            call("'/pipelineruns/', body('Start_run')?['runId']"),
            { Wait: ['Succeeded'] },
          ),
        },
      },
      Judge_run: {
        type: 'If',
        runAfter: { Wait_for_run: ['Succeeded', 'TimedOut', 'Failed'] },
        expression: {
          and: [{ equals: ["@body('Get_run')?['status']", 'Succeeded'] }],
        },
        actions: {},
        else: {
          actions: {
            Stop: {
              type: 'Terminate',
              runAfter: {},
              inputs: {
                runStatus: 'Failed',
                runError: {
                  code: 'PipelineFailed',
                  message:
                    "@{concat('Run ', body('Start_run')?['runId'], ' of ', parameters('pipeline'), ': ', coalesce(body('Get_run')?['message'], 'it did not end in time'))}",
                },
              },
            },
          },
        },
      },
    },
  );
};

const contribute: CloudService['contribute'] = (context): Contribution => {
  if (context.stack !== 'product') return NOTHING;
  const factory = expr('azurerm_data_factory.product.id');
  return {
    providers: ['azapi'],
    variables: [pipelineOperatorRole],
    files: [
      {
        path: definitionPath(DEFINITION),
        content: jsonText(definition(context)),
      },
      { path: 'tests/test_workflow.py', content: logicAppTest },
    ],
    terraform: {
      orchestration: [
        resource('azurerm_user_assigned_identity', 'workflow', {
          name: text`id-${expr('var.name')}-workflow`,
          resource_group_name: product.group,
          location: product.location,
          tags: product.tags,
        }),
        workflow({
          block: 'workflow',
          name: text`logic-${expr('var.name')}`,
          group: product.groupId,
          state: expr('var.schedule_enabled ? "Enabled" : "Disabled"'),
          identity: expr('azurerm_user_assigned_identity.workflow.id'),
          definition: DEFINITION,
          parameters: {
            data_factory_id: factory,
            identity_id: expr('azurerm_user_assigned_identity.workflow.id'),
            pipeline: expr('azurerm_data_factory_pipeline.product.name'),
          },
        }),
        resource(
          'azurerm_role_assignment',
          'workflow_starts_pipeline',
          {
            scope: factory,
            role_definition_id: expr('var.pipeline_operator_role_id'),
            principal_id: expr(
              'azurerm_user_assigned_identity.workflow.principal_id',
            ),
            principal_type: 'ServicePrincipal',
          },
          {
            comment:
              'It may start pipelines and read their runs, and nothing else.',
          },
        ),
        diagnostics(
          'workflow',
          expr('azapi_resource.workflow.id'),
          ['WorkflowRuntime'],
          {
            metric: 'AllMetrics',
          },
        ),
        resource('azurerm_monitor_metric_alert', 'workflow_failed', {
          name: text`workflow-failed-${expr('var.name')}`,
          resource_group_name: product.group,
          scopes: [expr('azapi_resource.workflow.id')],
          description:
            'The workflow failed: the pipeline did, or it could not be started.',
          severity: 1,
          frequency: 'PT5M',
          window_size: 'PT15M',
          tags: product.tags,
          criteria: blocks({
            metric_namespace: 'Microsoft.Logic/workflows',
            metric_name: 'RunsFailed',
            aggregation: 'Total',
            operator: 'GreaterThan',
            threshold: 0,
          }),
          action: blocks({
            action_group_id: expr('azurerm_monitor_action_group.product.id'),
          }),
        }),
      ],
    },
    outputs: [
      {
        name: 'workflow_id',
        value: 'azapi_resource.workflow.id',
        description: 'Logic App that starts the pipeline.',
      },
    ],
  };
};

/** Logic Apps, of the plan that is paid by the action. @internal */
export const logicApps: CloudService = {
  id: 'azure/logic-apps',
  kind: 'orchestration',
  title: 'Azure Logic Apps',
  wanted: ({ services }) => services.orchestration === 'native',
  contribute,
  cost: ({ blueprint }) => {
    const runs = runsPerMonth(blueprint.schedule.cron);
    return [
      {
        name: 'Actions',
        service: 'orchestration',
        price: 'logicapps.action',
        quantity: runs * 65,
        assumption: `${runs} runs a month; a look at the pipeline each ${LOOK_MINUTES} minutes for an hour, and a few more actions.`,
      },
    ];
  },
  guide: ({ blueprint }) => ({
    title: 'Azure Logic Apps',
    run: `The workflow starts \`pl_product\` by the schedule \`${blueprint.schedule.cron}\` (UTC), looks at the run every ${LOOK_MINUTES} minutes, and fails when it fails. Its definition is \`infra/definitions/workflow.definition.json\`. It has an identity of its own, which may start pipelines of this factory and nothing else, and no address that anybody could call.

Start it now: \`az logic workflow\` has no command for it, so

\`\`\`sh
az rest --method post --url "https://management.azure.com$(terraform -chdir=infra output -raw workflow_id)/triggers/schedule/run?api-version=2019-05-01"
\`\`\`

Its history is in the portal, and in Log Analytics (\`AzureDiagnostics\`, category WorkflowRuntime). \`schedule_enabled\` in the environment's variables turns it off.`,
    cost: 'Paid by the action, a few cents a month. Looking less often is the lever.',
    recover: `- **A run failed**: mend the cause and start it again; the pipeline may run twice without harm.
- **Azure was down when it should have run**: it does not make up for missed times; start it by hand.
- **The workflow is gone**: apply. It holds no data.`,
  }),
};
