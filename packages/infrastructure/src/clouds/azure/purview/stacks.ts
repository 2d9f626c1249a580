// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../generate/types';
import { type Block, blocks, expr, locals, resource, text } from '../../../hcl';
import { diagnostics } from '../shared/diagnostics';
import { UNIQUE_IN_AZURE } from '../shared/names';
import { product } from '../shared/references';
import { givenUp } from '../shared/skips';

const ACCOUNT_API = '2019-11-01-preview';
const SCAN_API = '2022-07-01-preview';
const account = expr('azurerm_purview_account.platform.id');

const HOST = locals({
  purview_host: text`${expr(
    'basename(var.purview_account_id)',
  )}.purview.azure.com`,
});

/** The account: there is one for a landing zone. @internal */
export const platformBlocks = ({
  blueprint,
}: GenerationContext): readonly Block[] => [
  resource(
    'azurerm_purview_account',
    'platform',
    {
      name: text`pview${UNIQUE_IN_AZURE[0]}${UNIQUE_IN_AZURE[1]}`,
      resource_group_name: expr('azurerm_resource_group.this.name'),
      location: expr('var.location'),
      managed_resource_group_name: text`rg-${expr('var.name')}-purview`,
      public_network_enabled: !blueprint.network.private,
      tags: expr('local.tags'),
      identity: blocks({ type: 'SystemAssigned' }),
    },
    { innerComments: givenUp('network', blueprint.network.private) },
  ),
  diagnostics(
    'purview',
    account,
    ['ScanStatusLogEvent', 'DataSensitivityLogEvent', 'Security'],
    {
      metric: 'AllMetrics',
      workspace: expr('azurerm_log_analytics_workspace.platform.id'),
    },
  ),
];

const endpoint = (part: 'account' | 'portal', zone: string): Block =>
  resource('azurerm_private_endpoint', `purview_${part}`, {
    name: text`pe-${expr('var.name')}-purview-${part}`,
    resource_group_name: expr('azurerm_resource_group.this.name'),
    location: expr('var.location'),
    subnet_id: expr('azurerm_subnet.private_endpoints.id'),
    tags: expr('local.tags'),
    private_service_connection: blocks({
      name: part,
      is_manual_connection: false,
      private_connection_resource_id: expr('var.purview_account_id'),
      subresource_names: [part],
    }),
    private_dns_zone_group: blocks({
      name: 'default',
      private_dns_zone_ids: [expr(`var.private_dns_zone_ids["${zone}"]`)],
    }),
  });

/** The domain's collection, and the way to the catalog from its network. @internal */
export const domainBlocks = ({
  blueprint,
}: GenerationContext): readonly Block[] => [
  HOST,
  resource('azapi_data_plane_resource', 'domain_collection', {
    type: `Microsoft.Purview/accounts/Account/collections@${ACCOUNT_API}`,
    parent_id: expr('local.purview_host'),
    name: expr('var.purview_collection_name'),
    body: {
      friendlyName: text`${expr('var.name')}`,
      description: `Data products of the domain ${blueprint.product.domain}`,
      parentCollection: {
        referenceName: expr('basename(var.purview_account_id)'),
      },
    },
  }),
  ...(blueprint.network.private
    ? [endpoint('account', 'purview'), endpoint('portal', 'purview_studio')]
    : []),
];

const DAYS_BETWEEN_LOOKS = 1;

/** The product's collection, its lake as a source, and a weekly scan. @internal */
export function productBlocks({
  blueprint,
}: GenerationContext): readonly Block[] {
  const collection = {
    referenceName: expr('azapi_data_plane_resource.collection.name'),
    type: 'CollectionReference',
  };
  return [
    HOST,
    resource('azurerm_role_assignment', 'purview_reads_lake', {
      scope: product.lake,
      role_definition_name: 'Storage Blob Data Reader',
      principal_id: expr('var.purview_principal_id'),
      principal_type: 'ServicePrincipal',
    }),
    resource('azapi_data_plane_resource', 'collection', {
      type: `Microsoft.Purview/accounts/Account/collections@${ACCOUNT_API}`,
      parent_id: expr('local.purview_host'),
      name: expr('var.purview_product_collection_name'),
      body: {
        friendlyName: expr('var.name'),
        description: `Data product ${blueprint.product.domain}/${blueprint.product.name}`,
        parentCollection: {
          referenceName: expr('var.purview_collection_name'),
        },
      },
    }),
    resource('azapi_data_plane_resource', 'source', {
      type: `Microsoft.Purview/accounts/Scanning/datasources@${SCAN_API}`,
      parent_id: text`${expr('local.purview_host')}/scan`,
      name: expr('var.name'),
      body: {
        kind: 'AdlsGen2',
        properties: {
          endpoint: expr('azurerm_storage_account.lake.primary_dfs_endpoint'),
          subscriptionId: expr('var.subscription_id'),
          resourceGroup: product.group,
          resourceName: expr('azurerm_storage_account.lake.name'),
          location: product.location,
          collection,
        },
      },
      depends_on: [expr('azurerm_role_assignment.purview_reads_lake')],
    }),
    resource('azapi_data_plane_resource', 'scan', {
      type: `Microsoft.Purview/accounts/Scanning/datasources/scans@${SCAN_API}`,
      parent_id: text`${expr('local.purview_host')}/scan/datasources/${expr(
        'azapi_data_plane_resource.source.name',
      )}`,
      name: 'weekly',
      body: {
        kind: 'AdlsGen2Msi',
        properties: {
          scanRulesetName: 'AdlsGen2',
          scanRulesetType: 'System',
          collection,
        },
      },
    }),
    resource('azapi_data_plane_resource', 'scan_schedule', {
      type: `Microsoft.Purview/accounts/Scanning/datasources/scans/triggers@${SCAN_API}`,
      parent_id: text`${expr('local.purview_host')}/scan/datasources/${expr(
        'azapi_data_plane_resource.source.name',
      )}/scans/${expr('azapi_data_plane_resource.scan.name')}`,
      name: 'default',
      body: {
        properties: {
          scanLevel: 'Incremental',
          recurrence: {
            frequency: 'Week',
            interval: 1,
            startTime: '2026-01-04T02:00:00Z',
            timezone: 'UTC',
            schedule: { hours: [2], minutes: [0], weekDays: ['Sunday'] },
          },
        },
      },
    }),
    ...(blueprint.dataLossPrevention
      ? [
          resource(
            'azurerm_monitor_scheduled_query_rules_alert_v2',
            'personal_data_in_output',
            {
              name: text`personal-data-in-output-${expr('var.name')}`,
              resource_group_name: product.group,
              location: product.location,
              scopes: [expr('var.log_analytics_workspace_id')],
              description:
                'A scan found personal data in the output container, where columns are masked.',
              severity: 1,
              evaluation_frequency: `P${DAYS_BETWEEN_LOOKS}D`,
              window_duration: `P${DAYS_BETWEEN_LOOKS}D`,
              skip_query_validation: true,
              tags: product.tags,
              criteria: blocks({
                query: text`PurviewDataSensitivityLogs
| where AssetPath has "${expr(
                  'azurerm_storage_account.lake.name',
                )}" and AssetPath has "/output/"
| where isnotempty(Classification)`,
                time_aggregation_method: 'Count',
                operator: 'GreaterThan',
                threshold: 0,
              }),
              action: blocks({
                action_groups: [
                  expr('azurerm_monitor_action_group.product.id'),
                ],
              }),
            },
          ),
        ]
      : []),
  ];
}
