// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../blueprint/types';
import { type Block, blocks, expr, resource, text } from '../../../hcl';
import { diagnostics } from '../shared/diagnostics';
import { privateEndpoint } from '../shared/privateEndpoint';
import { CONTAINERS, product } from '../shared/references';
import { givenUp } from '../shared/skips';

/** A single address is a range of one. */
const RANGE = 'strcontains(each.value, "/") ? each.value : "${each.value}/32"';

const workspace = expr('azurerm_synapse_workspace.product.id');

/** The workspace that SQL and Spark run in: its own network, Entra only, audited. @internal */
export function workspaceBlocks({
  auditing,
  encryption,
  network,
  services,
}: ResolvedBlueprint): readonly Block[] {
  return [
    resource(
      'azurerm_synapse_workspace',
      'product',
      {
        name: text`syn-${expr('local.compact')}-${expr('local.unique')}`,
        resource_group_name: product.group,
        location: product.location,
        storage_data_lake_gen2_filesystem_id: text`${expr(
          'azurerm_storage_account.lake.primary_dfs_endpoint',
        )}${CONTAINERS.synapse}`,
        azuread_authentication_only: true,
        managed_virtual_network_enabled: true,
        data_exfiltration_protection_enabled: true,
        linking_allowed_for_aad_tenant_ids: [product.tenant],
        public_network_access_enabled: !network.private,
        managed_resource_group_name: text`rg-${expr('var.name')}-synapse`,
        ...(services.catalog && { purview_id: expr('var.purview_account_id') }),
        tags: product.tags,
        identity: blocks({
          type: 'SystemAssigned, UserAssigned',
          identity_ids: [product.identityId],
        }),
        ...(encryption.ownKeys && {
          customer_managed_key: blocks({
            key_name: expr('azurerm_key_vault_key.product.name'),
            key_versionless_id: product.key,
            user_assigned_identity_id: product.identityId,
          }),
        }),
        depends_on: [
          expr('azurerm_storage_container.layer'),
          ...(encryption.ownKeys
            ? [expr('azurerm_role_assignment.product_key_user')]
            : []),
        ],
      },
      {
        comment:
          'Network and protection against exfiltration can be chosen only when the workspace is made.',
        innerComments: [
          ...givenUp('network', network.private, 'CKV2_AZURE_19'),
          ...givenUp('keys', encryption.ownKeys, 'CKV_AZURE_240'),
          ...givenUp('audit', auditing.enabled, 'CKV2_AZURE_53'),
        ],
      },
    ),
    resource('azurerm_synapse_workspace_aad_admin', 'product', {
      count: expr('var.sql_admin_group == "" ? 0 : 1'),
      synapse_workspace_id: workspace,
      login: expr('var.sql_admin_group'),
      object_id: expr(
        'data.azuread_group.access[var.sql_admin_group].object_id',
      ),
      tenant_id: product.tenant,
    }),
    resource('azurerm_synapse_managed_private_endpoint', 'lake', {
      name: 'lake-dfs',
      synapse_workspace_id: workspace,
      target_resource_id: product.lake,
      subresource_name: 'dfs',
    }),
    resource('azurerm_role_assignment', 'workspace_lake', {
      scope: product.lake,
      role_definition_name: 'Storage Blob Data Contributor',
      principal_id: expr(
        'azurerm_synapse_workspace.product.identity[0].principal_id',
      ),
      principal_type: 'ServicePrincipal',
    }),
    resource('azurerm_synapse_role_assignment', 'developers', {
      for_each: expr('local.developers'),
      synapse_workspace_id: workspace,
      role_name: expr(
        'var.developers_may_change ? "Synapse Contributor" : "Synapse Artifact User"',
      ),
      principal_id: expr('each.value'),
      principal_type: 'Group',
    }),
    ...(auditing.enabled
      ? [
          resource(
            'azurerm_synapse_workspace_extended_auditing_policy',
            'product',
            {
              synapse_workspace_id: workspace,
              log_monitoring_enabled: true,
              retention_in_days: Math.max(
                90,
                Math.min(auditing.retentionDays, 3285),
              ),
            },
          ),
          diagnostics(
            'workspace',
            workspace,
            [
              'SQLSecurityAuditEvents',
              'BuiltinSqlReqsEnded',
              'SynapseRbacOperations',
              'GatewayApiRequests',
            ],
            { metric: 'AllMetrics' },
          ),
        ]
      : []),
    resource('azurerm_synapse_workspace_security_alert_policy', 'product', {
      synapse_workspace_id: workspace,
      policy_state: 'Enabled',
      email_account_admins_enabled: true,
      email_addresses: expr('var.alert_emails'),
      retention_days: 90,
    }),
    ...(network.private
      ? (
          [
            ['Sql', 'synapse_sql'],
            ['SqlOnDemand', 'synapse_sql'],
            ['Dev', 'synapse_dev'],
          ] as const
        ).map(([part, zone]) =>
          privateEndpoint(
            `workspace_${part.toLowerCase()}`,
            workspace,
            part,
            zone,
          ),
        )
      : [
          resource('azurerm_synapse_firewall_rule', 'allowed', {
            for_each: expr('toset(var.allowed_ip_ranges)'),
            name: text`allowed-${expr(
              'replace(replace(each.value, ".", "-"), "/", "-")',
            )}`,
            synapse_workspace_id: workspace,
            start_ip_address: expr(`cidrhost(${RANGE}, 0)`),
            end_ip_address: expr(`cidrhost(${RANGE}, -1)`),
          }),
        ]),
  ];
}
