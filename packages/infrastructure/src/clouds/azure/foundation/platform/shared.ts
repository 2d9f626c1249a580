// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../../blueprint/types';
import {
  type Block,
  blocks,
  call,
  expr,
  locals,
  resource,
  text,
} from '../../../../hcl';
import { DNS_ZONES } from '../../shared/dnsZones';

const group = expr('azurerm_resource_group.this.name');
const tags = expr('local.tags');
const location = expr('var.location');
const subscription = text`/subscriptions/${expr('var.subscription_id')}`;

/** Log Analytics keeps between 30 and 730 days. */
const retention = (days: number) => Math.min(Math.max(days, 30), 730);

/** Resource group, logs, and the tags of the platform. @internal */
export const base = ({
  product,
  auditing,
}: ResolvedBlueprint): readonly Block[] => [
  locals({
    tags: call(
      'merge',
      {
        'data-mesh-environment': expr('var.environment'),
        'data-mesh-product': 'platform',
        'cost-center': product.costCenter,
        'managed-by': 'terraform',
      },
      expr('var.tags'),
    ),
  }),
  resource('azurerm_resource_group', 'this', {
    name: text`rg-${expr('var.name')}`,
    location,
    tags,
  }),
  resource('azurerm_log_analytics_workspace', 'platform', {
    name: text`log-${expr('var.name')}`,
    resource_group_name: group,
    location,
    sku: 'PerGB2018',
    retention_in_days: retention(auditing.retentionDays),
    local_authentication_enabled: false,
    allow_resource_only_permissions: true,
    tags,
  }),
  resource(
    'azurerm_monitor_diagnostic_setting',
    'subscription',
    {
      name: 'activity-log',
      target_resource_id: subscription,
      log_analytics_workspace_id: expr(
        'azurerm_log_analytics_workspace.platform.id',
      ),
      enabled_log: blocks(
        ...[
          'Administrative',
          'Security',
          'Policy',
          'Alert',
          'ResourceHealth',
        ].map(category => ({ category })),
      ),
    },
    { comment: 'Who changed what in the subscription.' },
  ),
];

/** Names of private endpoints resolve through these, from the networks of all domains. @internal */
export const dns = (): readonly Block[] => [
  locals({ private_dns_zones: { ...DNS_ZONES } }),
  resource('azurerm_private_dns_zone', 'service', {
    for_each: expr('local.private_dns_zones'),
    name: expr('each.value'),
    resource_group_name: group,
    tags,
  }),
];

/** What the stack of a product makes, changes and takes away. */
const DEPLOYED = [
  'Microsoft.Authorization/locks/*',
  'Microsoft.Consumption/budgets/*',
  'Microsoft.DataFactory/*',
  'Microsoft.DataProtection/backupVaults/*',
  'Microsoft.Insights/ActionGroups/*',
  'Microsoft.Insights/DiagnosticSettings/*',
  'Microsoft.Insights/MetricAlerts/*',
  'Microsoft.Insights/ScheduledQueryRules/*',
  'Microsoft.KeyVault/vaults/*',
  'Microsoft.Logic/workflows/*',
  'Microsoft.ManagedIdentity/userAssignedIdentities/*',
  'Microsoft.Network/privateDnsZones/join/action',
  'Microsoft.Network/privateEndpoints/*',
  'Microsoft.Network/virtualNetworks/subnets/join/action',
  'Microsoft.OperationalInsights/workspaces/read',
  'Microsoft.OperationalInsights/workspaces/sharedKeys/action',
  'Microsoft.Purview/accounts/read',
  'Microsoft.Resources/deployments/*',
  'Microsoft.Resources/subscriptions/resourceGroups/*',
  'Microsoft.Security/defenderForStorageSettings/*',
  'Microsoft.Storage/storageAccounts/*',
  'Microsoft.Synapse/*',
];

const custom = (
  block: string,
  name: string,
  description: string,
  actions: readonly string[],
): Block =>
  resource('azurerm_role_definition', block, {
    name: text`${name} ${expr('var.name')}`,
    scope: subscription,
    description,
    permissions: blocks({ actions }),
    assignable_scopes: [subscription],
  });

/**
 * Roles that Azure has not, with nothing in them that is not needed. Roles are known by name in
 * the whole directory, so that they are here once.
 *
 * @internal
 */
export const roles = (): readonly Block[] => [
  custom(
    'pipeline_operator',
    'Pipeline operator',
    'Starts pipelines of Data Factory, reads their runs and stops them.',
    [
      'Microsoft.DataFactory/factories/read',
      'Microsoft.DataFactory/factories/pipelines/read',
      'Microsoft.DataFactory/factories/pipelines/createrun/action',
      'Microsoft.DataFactory/factories/pipelineruns/read',
      'Microsoft.DataFactory/factories/pipelineruns/cancel/action',
      'Microsoft.DataFactory/factories/querypipelineruns/action',
      'Microsoft.DataFactory/factories/pipelines/pipelineruns/activityruns/read',
    ],
  ),
  custom(
    'product_deployer',
    'Product deployer',
    'Makes and changes what the stacks of data products hold.',
    DEPLOYED,
  ),
  custom(
    'compute_operator',
    'Compute operator',
    'Wakes capacities of Fabric and dedicated SQL pools and puts them to sleep.',
    [
      'Microsoft.Fabric/capacities/read',
      'Microsoft.Fabric/capacities/resume/action',
      'Microsoft.Fabric/capacities/suspend/action',
      'Microsoft.Synapse/workspaces/sqlPools/read',
      'Microsoft.Synapse/workspaces/sqlPools/resume/action',
      'Microsoft.Synapse/workspaces/sqlPools/pause/action',
    ],
  ),
];
