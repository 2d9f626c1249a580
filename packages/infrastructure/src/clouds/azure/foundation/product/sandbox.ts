// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../../blueprint/types';
import type { Contribution } from '../../../../generate/types';
import { type Block, blocks, expr, resource, text } from '../../../../hcl';
import { definitionPath } from '../../shared/definitions';
import { jsonText } from '../../shared/json';
import { product } from '../../shared/references';
import { givenUp, NAMED_BY_EXPRESSION, NO_QUEUES } from '../../shared/skips';
import { workflow } from '../../shared/workflowResource';
import { sandboxGuard } from './sandboxGuard';

const GUARD = 'sandbox-guard.definition.json';
const ONCE = expr('var.sandbox ? 1 : 0');
const group = expr('azurerm_resource_group.sandbox[0].name');
const groupId = expr('azurerm_resource_group.sandbox[0].id');
const accountId = expr('azurerm_storage_account.sandbox[0].id');
const identity = expr(
  'azurerm_user_assigned_identity.sandbox_guard[0].principal_id',
);

const guardRole = (block: string, role: string): Block =>
  resource('azurerm_role_assignment', block, {
    count: ONCE,
    scope: groupId,
    role_definition_name: role,
    principal_id: identity,
    principal_type: 'ServicePrincipal',
  });

const account = ({
  sandbox: limits,
  encryption,
  network,
}: ResolvedBlueprint): Block =>
  resource(
    'azurerm_storage_account',
    'sandbox',
    {
      count: ONCE,
      name: text`sb${expr('local.compact')}${expr('local.unique')}`,
      resource_group_name: group,
      location: product.location,
      account_kind: 'StorageV2',
      account_tier: 'Standard',
      account_replication_type: 'LRS',
      is_hns_enabled: true,
      min_tls_version: 'TLS1_2',
      https_traffic_only_enabled: true,
      shared_access_key_enabled: false,
      default_to_oauth_authentication: true,
      allow_nested_items_to_be_public: false,
      public_network_access_enabled: !network.private,
      cross_tenant_replication_enabled: false,
      infrastructure_encryption_enabled: true,
      local_user_enabled: false,
      tags: expr(
        `merge(local.tags, { "expires-on" = timeadd(plantimestamp(), "${
          limits.expiresAfterDays * 24
        }h") })`,
      ),
      identity: blocks({
        type: 'UserAssigned',
        identity_ids: [product.identityId],
      }),
      ...(encryption.ownKeys && {
        customer_managed_key: blocks({
          key_vault_key_id: product.key,
          user_assigned_identity_id: product.identityId,
        }),
      }),
      network_rules: blocks({
        default_action: 'Deny',
        bypass: ['AzureServices'],
        ip_rules: network.private ? undefined : expr('var.allowed_ip_ranges'),
      }),
      blob_properties: blocks({
        delete_retention_policy: blocks({ days: 7 }),
        container_delete_retention_policy: blocks({ days: 7 }),
      }),
      lifecycle: blocks({ ignore_changes: [expr('tags["expires-on"]')] }),
      ...(encryption.ownKeys && {
        depends_on: [expr('azurerm_role_assignment.product_key_user')],
      }),
    },
    {
      innerComments: [
        'checkov:skip=CKV_AZURE_206:what is in a sandbox is a trial and may be lost',
        NAMED_BY_EXPRESSION,
        NO_QUEUES,
        ...givenUp('network', network.private, 'CKV_AZURE_59', 'CKV2_AZURE_33'),
        ...(network.private
          ? [
              'checkov:skip=CKV2_AZURE_33:azurerm_private_endpoint.sandbox is the endpoint, which is not always found where both are counted',
            ]
          : []),
        ...givenUp('keys', encryption.ownKeys, 'CKV2_AZURE_1'),
      ],
    },
  );

/**
 * A place for trials: its own resource group and budget, data that vanishes by itself, and a guard that takes the whole
 * away on its day or when its money is spent. An apply after that makes a new and empty one.
 *
 * @internal
 */
export function sandbox(blueprint: ResolvedBlueprint): Contribution {
  const { expiresAfterDays, monthlyBudget } = blueprint.sandbox;
  return {
    providers: ['azapi'],
    variables: [
      {
        name: 'sandbox',
        type: 'bool',
        description: 'Whether this environment has a place for trials.',
        value: environment => environment.tier !== 'production',
      },
    ],
    files: [{ path: definitionPath(GUARD), content: jsonText(sandboxGuard) }],
    terraform: {
      sandbox: [
        resource('azurerm_resource_group', 'sandbox', {
          count: ONCE,
          name: text`rg-${expr('var.name')}-sandbox`,
          location: product.location,
          tags: product.tags,
        }),
        account(blueprint),
        resource(
          'azurerm_storage_container',
          'sandbox',
          {
            count: ONCE,
            name: 'sandbox',
            storage_account_id: accountId,
            container_access_type: 'private',
          },
          {
            innerComments: [
              'checkov:skip=CKV2_AZURE_21:a sandbox holds no data of record; the lake is audited',
            ],
          },
        ),
        resource('azurerm_storage_management_policy', 'sandbox', {
          count: ONCE,
          storage_account_id: accountId,
          rule: blocks({
            name: 'trials-expire',
            enabled: true,
            filters: blocks({ blob_types: ['blockBlob'] }),
            actions: blocks({
              base_blob: blocks({
                delete_after_days_since_creation_greater_than: expiresAfterDays,
              }),
            }),
          }),
        }),
        ...(blueprint.network.private
          ? [
              resource('azurerm_private_endpoint', 'sandbox', {
                count: ONCE,
                name: text`pe-${expr('var.name')}-sandbox`,
                resource_group_name: group,
                location: product.location,
                subnet_id: expr('var.subnet_id'),
                tags: product.tags,
                private_service_connection: blocks({
                  name: 'dfs',
                  is_manual_connection: false,
                  private_connection_resource_id: expr(
                    'azurerm_storage_account.sandbox[count.index].id',
                  ),
                  subresource_names: ['dfs'],
                }),
                private_dns_zone_group: blocks({
                  name: 'default',
                  private_dns_zone_ids: [
                    expr('var.private_dns_zone_ids["dfs"]'),
                  ],
                }),
              }),
            ]
          : []),
        resource('azurerm_role_assignment', 'sandbox_developers', {
          for_each: expr('var.sandbox ? local.developers : {}'),
          scope: accountId,
          role_definition_name: 'Storage Blob Data Contributor',
          principal_id: expr('each.value'),
          principal_type: 'Group',
        }),
        resource('azurerm_consumption_budget_resource_group', 'sandbox', {
          count: ONCE,
          name: text`budget-${expr('var.name')}-sandbox`,
          resource_group_id: groupId,
          amount: Math.max(monthlyBudget, 1),
          time_grain: 'Monthly',
          time_period: blocks({
            start_date: expr(
              'formatdate("YYYY-MM-01\'T\'00:00:00Z", plantimestamp())',
            ),
          }),
          notification: blocks(
            ...[50, 90].map(threshold => ({
              enabled: true,
              operator: 'GreaterThanOrEqualTo',
              threshold,
              threshold_type: 'Actual',
              contact_groups: [expr('azurerm_monitor_action_group.product.id')],
            })),
          ),
          lifecycle: blocks({ ignore_changes: [expr('time_period')] }),
        }),
        resource('azurerm_user_assigned_identity', 'sandbox_guard', {
          count: ONCE,
          name: text`id-${expr('var.name')}-sandbox-guard`,
          resource_group_name: group,
          location: product.location,
          tags: product.tags,
        }),
        guardRole('sandbox_guard_account', 'Storage Account Contributor'),
        guardRole('sandbox_guard_costs', 'Cost Management Reader'),
        workflow({
          block: 'sandbox_guard',
          count: ONCE,
          name: text`logic-${expr('var.name')}-sandbox-guard`,
          group: groupId,
          identity: expr('azurerm_user_assigned_identity.sandbox_guard[0].id'),
          definition: GUARD,
          parameters: {
            account_id: accountId,
            budget_id: expr(
              'azurerm_consumption_budget_resource_group.sandbox[0].id',
            ),
            identity_id: expr(
              'azurerm_user_assigned_identity.sandbox_guard[0].id',
            ),
          },
        }),
      ],
    },
  };
}
