// SPDX-License-Identifier: Apache-2.0
import type { ResolvedEnvironment } from '../../../blueprint/types';
import type { CloudService, Contribution } from '../../../generate/types';
import { blocks, expr, resource, text } from '../../../hcl';
import { definitionPath } from '../shared/definitions';
import { jsonText } from '../shared/json';
import { NOTHING } from '../shared/nothing';
import { CONTAINERS, product } from '../shared/references';
import { sleepResources } from '../shared/sleepResources';
import { AWAKE_HOURS, sleepWorkflow } from '../shared/sleepWorkflow';
import { givenUp } from '../shared/skips';
import { computeOperatorRole } from '../shared/variables';
import { HOURS_PER_MONTH, volumesOf } from '../shared/volumes';
import {
  dedicatedScript,
  loadScript,
  maskScript,
  snapshotScript,
} from './dedicated';
import { deployProgram, deployTest } from './deployProgram';
import { guide } from './guide';
import { databaseOf, serverlessScript } from './serverless';

const FOLDER = 'pipelines/synapse';
const PAUSE = 'warehouse-pause.definition.json';

const SKUS = { small: 'DW100c', medium: 'DW200c', large: 'DW500c' };
const UNITS = { small: 1, medium: 2, large: 5 };

/** A pool of its own pays only for steady and heavy use; anything less is cheaper without a server. */
const dedicated = ({ tier, size }: ResolvedEnvironment) =>
  tier === 'production' && size === 'large';

const contribute: CloudService['contribute'] = (context): Contribution => {
  if (context.stack !== 'product') return NOTHING;
  const database = databaseOf(context);
  const once = expr('var.dedicated_sql_pool ? 1 : 0');
  return {
    terraform: {
      warehouse: [
        resource(
          'azurerm_synapse_sql_pool',
          'product',
          {
            count: once,
            name: 'warehouse',
            synapse_workspace_id: expr('azurerm_synapse_workspace.product.id'),
            sku_name: expr('var.dedicated_sql_pool_sku'),
            create_mode: 'Default',
            storage_account_type: expr('var.disaster_recovery ? "GRS" : "LRS"'),
            geo_backup_policy_enabled: expr('var.disaster_recovery'),
            data_encrypted: true,
            collation: 'Latin1_General_100_BIN2_UTF8',
            tags: product.tags,
          },
          {
            comment:
              'The serverless pool is a part of the workspace; this one is for steady and heavy use.',
            innerComments: givenUp(
              'audit',
              context.blueprint.auditing.enabled,
              'CKV2_AZURE_54',
            ),
          },
        ),
        resource(
          'azurerm_synapse_sql_pool_security_alert_policy',
          'product',
          {
            count: once,
            sql_pool_id: expr('azurerm_synapse_sql_pool.product[0].id'),
            policy_state: 'Enabled',
            email_account_admins_enabled: true,
            email_addresses: expr('var.alert_emails'),
            retention_days: 90,
          },
          {
            innerComments: [
              'checkov:skip=CKV2_AZURE_52:the assessment writes with keys of a storage account, which are switched off',
            ],
          },
        ),
        ...(context.blueprint.auditing.enabled
          ? [
              resource(
                'azurerm_synapse_sql_pool_extended_auditing_policy',
                'product',
                {
                  count: once,
                  sql_pool_id: expr('azurerm_synapse_sql_pool.product[0].id'),
                  log_monitoring_enabled: true,
                  retention_in_days: Math.max(
                    90,
                    Math.min(context.blueprint.auditing.retentionDays, 3285),
                  ),
                },
              ),
            ]
          : []),
        ...sleepResources({
          block: 'warehouse_pause',
          count:
            'var.dedicated_sql_pool && var.dedicated_sql_pool_pauses ? 1 : 0',
          target: 'azurerm_synapse_sql_pool.product[0].id',
          definition: PAUSE,
        }),
        resource('azurerm_role_assignment', 'synapse_developers', {
          for_each: expr('local.developers'),
          scope: text`${product.lake}/blobServices/default/containers/${CONTAINERS.synapse}`,
          role_definition_name: 'Storage Blob Data Contributor',
          principal_id: expr('each.value'),
          principal_type: 'Group',
          depends_on: [expr('azurerm_storage_container.layer')],
        }),
        resource('azurerm_monitor_metric_alert', 'serverless_read', {
          name: text`serverless-read-${expr('var.name')}`,
          resource_group_name: product.group,
          scopes: [expr('azurerm_synapse_workspace.product.id')],
          description:
            'Queries of a day read more of the lake than the budget is made for.',
          severity: 3,
          frequency: 'PT1H',
          window_size: 'P1D',
          tags: product.tags,
          criteria: blocks({
            metric_namespace: 'Microsoft.Synapse/workspaces',
            metric_name: 'BuiltinSqlPoolDataProcessedBytes',
            aggregation: 'Total',
            operator: 'GreaterThan',
            threshold: expr('var.daily_terabytes * 800000000000'),
          }),
          action: blocks({
            action_group_id: expr('azurerm_monitor_action_group.product.id'),
          }),
        }),
      ],
    },
    variables: [
      computeOperatorRole,
      {
        name: 'dedicated_sql_pool_pauses',
        type: 'bool',
        description:
          'Puts the dedicated SQL pool to sleep at night and on weekends.',
        default: true,
      },
      {
        name: 'dedicated_sql_pool',
        type: 'bool',
        description:
          'Whether there is a dedicated SQL pool beside the serverless one; it costs by the hour until it is paused.',
        value: dedicated,
      },
      {
        name: 'dedicated_sql_pool_sku',
        type: 'string',
        description: 'Size of the dedicated SQL pool.',
        validations: [
          {
            condition: 'can(regex("^DW[0-9]+c$", var.dedicated_sql_pool_sku))',
            message: 'A size is written as DW100c.',
          },
        ],
        value: environment => SKUS[environment.size],
      },
      {
        name: 'daily_terabytes',
        type: 'number',
        description:
          'Terabytes that queries may read in a day before people are told and, with deploy.py, before queries are refused.',
        default: 1,
      },
    ],
    outputs: [
      {
        name: 'serverless_sql_endpoint',
        value:
          '"${azurerm_synapse_workspace.product.name}-ondemand.sql.azuresynapse.net"',
        description: 'Server of the serverless pool.',
      },
      {
        name: 'dedicated_sql_endpoint',
        value:
          '"${azurerm_synapse_workspace.product.name}.sql.azuresynapse.net"',
        description: 'Server of the dedicated pool, where there is one.',
      },
      {
        name: 'warehouse_database',
        value: `"${database}"`,
        description: 'Database of the product in the serverless pool.',
      },
    ],
    files: [
      {
        path: definitionPath(PAUSE),
        content: jsonText(sleepWorkflow('pause', '2021-06-01')),
      },
      { path: `${FOLDER}/serverless.sql`, content: serverlessScript(context) },
      { path: `${FOLDER}/dedicated.sql`, content: dedicatedScript(context) },
      {
        path: `${FOLDER}/snapshot.sql`,
        content: snapshotScript(context, database),
      },
      { path: `${FOLDER}/load.sql`, content: loadScript(context) },
      { path: `${FOLDER}/masks.sql`, content: maskScript(context) },
      { path: `${FOLDER}/deploy.py`, content: deployProgram, executable: true },
      { path: 'tests/test_warehouse.py', content: deployTest },
    ],
  };
};

/** Synapse SQL: serverless over the lake, and a dedicated pool where it pays. @internal */
export const warehouse: CloudService = {
  id: 'azure/synapse-sql',
  kind: 'warehouse',
  title: 'Azure Synapse Analytics SQL',
  wanted: ({ services }) => services.warehouse,
  contribute,
  cost: (_context, environment) => {
    const { queriedTerabytes, gigabytes } = volumesOf(environment);
    return [
      {
        name: 'Serverless queries',
        service: 'warehouse',
        price: 'synapse.serverless.tb',
        quantity: queriedTerabytes,
        assumption: `Queries read ${queriedTerabytes} TB a month.`,
      },
      ...(dedicated(environment)
        ? [
            {
              name: `Dedicated pool ${SKUS[environment.size]}`,
              service: 'warehouse' as const,
              price: 'synapse.dw100c.hour',
              quantity: UNITS[environment.size] * AWAKE_HOURS,
              assumption: `Awake ${AWAKE_HOURS} of ${HOURS_PER_MONTH} hours, on working days.`,
            },
            {
              name: 'Storage of the dedicated pool',
              service: 'warehouse' as const,
              price: 'synapse.storage.tb',
              quantity: gigabytes / 1000,
              assumption: 'As much as the lake holds.',
            },
          ]
        : []),
    ];
  },
  guide,
};
