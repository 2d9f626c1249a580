// SPDX-License-Identifier: Apache-2.0
import type { GeneratedFile, GenerationContext } from '../../../generate/types';
import {
  type Block,
  blocks,
  call,
  expr,
  type HclValue,
  locals,
  resource,
  text,
} from '../../../hcl';
import { recurrenceOf } from '../shared/cron';
import { definitionInStack, definitionPath } from '../shared/definitions';
import { jsonText } from '../shared/json';
import { pipelinePlan } from '../shared/plan';
import { type LakeTable, tablesOf } from '../shared/tables';
import { PARAMETERS, productActivities, tableActivities } from './activities';
import { dataFlowScript, retentionScript, STREAMS } from './dataFlow';
import { rowChecks } from './conditions';
import { FOLDER, PIPELINE } from './names';
import { factoryTest } from './test';

const factory = expr('azurerm_data_factory.product.id');

const content = (path: HclValue) => call('file', path);
const inFolder = (rest: string) => definitionInStack(`${FOLDER}/${rest}`);
const perTable = (suffix: string) =>
  definitionInStack(`${FOLDER}/`, expr('each.key'), suffix);

/** Default values of the pipelines' parameters. */
const parameters = (hasInputs: boolean): Record<string, HclValue> => ({
  run_date: '',
  lake: expr('azurerm_storage_account.lake.name'),
  source_lake: '',
  portal_url: expr('var.portal_url'),
  vault_url: expr('azurerm_key_vault.product.vault_uri'),
  ...(hasInputs && {
    source_lakes: call(
      'jsonencode',
      expr('{ for port, lake in var.input_lakes : port => basename(lake) }'),
    ),
  }),
});

/** Data flows of several tables: their scripts are files of the repository. */
const dataFlows = (options: {
  block: string;
  forEach: string;
  /** What the names of the scripts and the data flows have after the table's. */
  script: string;
  name?: string;
  sources: readonly string[];
  sourceService: HclValue;
  sinks: readonly string[];
}): Block =>
  resource('azurerm_data_factory_data_flow', options.block, {
    for_each: expr(options.forEach),
    name: text`df_${expr('each.key')}${options.name ?? ''}`,
    data_factory_id: factory,
    source: blocks(
      ...options.sources.map(name => ({
        name,
        linked_service: blocks({ name: options.sourceService }),
      })),
    ),
    sink: blocks(
      ...options.sinks.map(name => ({
        name,
        linked_service: blocks({ name: 'ls_lake' }),
      })),
    ),
    script: content(perTable(options.script)),
    depends_on: [
      expr('azurerm_data_factory_linked_service_data_lake_storage_gen2.lake'),
    ],
  });

const names = (tables: readonly LakeTable[]) =>
  `[${tables.map(({ name }) => `"${name}"`).join(', ')}]`;

/** Triggers on a schedule where nothing else starts the pipeline. @internal */
export function trigger({ blueprint }: GenerationContext): readonly Block[] {
  if (blueprint.services.orchestration !== 'none') return [];
  const { frequency, hours, minutes, weekDays, monthDays } = recurrenceOf(
    blueprint.schedule.cron,
  );
  return [
    resource('azurerm_data_factory_trigger_schedule', 'product', {
      name: 'tr_product',
      data_factory_id: factory,
      frequency,
      interval: 1,
      time_zone: 'UTC',
      activated: expr('var.schedule_enabled'),
      pipeline: blocks({
        name: expr('azurerm_data_factory_pipeline.product.name'),
      }),
      schedule: blocks({
        hours,
        minutes,
        days_of_week: weekDays,
        days_of_month: monthDays,
      }),
    }),
  ];
}

/** Data flows and pipelines of Data Factory's own engine. @internal */
export function nativePipelines(context: GenerationContext): {
  terraform: readonly Block[];
  files: readonly GeneratedFile[];
} {
  const tables = tablesOf(context);
  const isDelta = context.blueprint.tableFormat !== 'none';
  const kept = tables.filter(table => retentionScript(table, isDelta));
  const quarantined = tables.filter(table => rowChecks(table).length > 0);
  const source = ({ source: { input } }: LakeTable) =>
    input ? `ls_input_${input.replace(/-/g, '_')}` : 'ls_lake';
  const hasInputs = context.blueprint.inputs.length > 0;
  const given = parameters(hasInputs);
  const sinks = [STREAMS.curated, STREAMS.output];
  const groups = [
    {
      name: 'table',
      tables: quarantined,
      sinks: [...sinks, STREAMS.quarantine],
    },
    {
      name: 'plain_table',
      tables: tables.filter(table => !quarantined.includes(table)),
      sinks,
    },
  ].filter(group => group.tables.length > 0);
  return {
    files: [
      {
        path: definitionPath(`${FOLDER}/pipeline.json`),
        content: jsonText(pipelinePlan(context)),
      },
      {
        path: definitionPath(`${FOLDER}/${PIPELINE}.activities.json`),
        content: jsonText(productActivities(tables, context)),
      },
      ...tables.flatMap(table => {
        const retention = retentionScript(table, isDelta);
        return [
          {
            path: definitionPath(`${FOLDER}/${table.name}.dataflow`),
            content: dataFlowScript(table, isDelta),
          },
          {
            path: definitionPath(`${FOLDER}/${table.name}.activities.json`),
            content: jsonText(tableActivities(table, context)),
          },
          ...(retention
            ? [
                {
                  path: definitionPath(
                    `${FOLDER}/${table.name}.retention.dataflow`,
                  ),
                  content: retention,
                },
              ]
            : []),
        ];
      }),
      { path: 'tests/test_datafactory.py', content: factoryTest },
    ],
    terraform: [
      locals({
        tables: Object.fromEntries(
          tables.map(table => [table.name, { source: source(table) }]),
        ),
      }),
      ...groups.map(group =>
        dataFlows({
          block: group.name,
          forEach: `{ for name, table in local.tables : name => table if contains(${names(
            group.tables,
          )}, name) }`,
          script: '.dataflow',
          sources: [STREAMS.source],
          sourceService: expr('each.value.source'),
          sinks: group.sinks,
        }),
      ),
      ...(kept.length > 0
        ? [
            dataFlows({
              block: 'retention',
              forEach: `toset(${names(kept)})`,
              script: '.retention.dataflow',
              name: '_retention',
              sources: sinks.map(name => `${name}Rows`),
              sourceService: 'ls_lake',
              sinks,
            }),
          ]
        : []),
      resource('azurerm_data_factory_pipeline', 'table', {
        for_each: expr('local.tables'),
        name: text`pl_${expr('each.key')}`,
        data_factory_id: factory,
        folder: 'tables',
        concurrency: 1,
        parameters: Object.fromEntries(PARAMETERS.map(name => [name, ''])),
        activities_json: content(perTable('.activities.json')),
        depends_on: [
          ...groups.map(group =>
            expr(`azurerm_data_factory_data_flow.${group.name}`),
          ),
          ...(kept.length > 0
            ? [expr('azurerm_data_factory_data_flow.retention')]
            : []),
          expr('azurerm_data_factory_integration_runtime_azure.managed'),
        ],
      }),
      resource('azurerm_data_factory_pipeline', 'product', {
        name: PIPELINE,
        data_factory_id: factory,
        description: 'Curates every table of the output ports.',
        concurrency: 1,
        parameters: given,
        activities_json: content(inFolder(`${PIPELINE}.activities.json`)),
        depends_on: [expr('azurerm_data_factory_pipeline.table')],
      }),
    ],
  };
}
