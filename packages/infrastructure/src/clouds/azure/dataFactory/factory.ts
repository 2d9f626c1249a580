// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../generate/types';
import { type Block, blocks, expr, resource, text } from '../../../hcl';
import { diagnostics } from '../shared/diagnostics';
import { privateEndpoint } from '../shared/privateEndpoint';
import { product } from '../shared/references';
import { givenUp } from '../shared/skips';
import { RUNTIME } from './activities';

const factory = expr('azurerm_data_factory.product.id');
const identity = expr('azurerm_data_factory.product.identity[0].principal_id');

/** An endpoint from the factory's own network; the target's owner has to approve it once. */
const reach = (
  block: string,
  target: string,
  subresource: string,
  forEach?: string,
): Block =>
  resource('azurerm_data_factory_managed_private_endpoint', block, {
    for_each: forEach === undefined ? undefined : expr(forEach),
    name:
      forEach === undefined
        ? block.replace(/_/g, '-')
        : text`input-${expr('each.key')}`,
    data_factory_id: factory,
    target_resource_id: expr(target),
    subresource_name: subresource,
  });

/**
 * The factory with its own network, the connection to the lake, and what it may do there. Whatever is orchestrated is
 * started here, so that it is there for Spark as well.
 *
 * @internal
 */
export function factoryBlocks({
  blueprint,
}: GenerationContext): readonly Block[] {
  const { encryption, network, inputs, autoscaling, services } = blueprint;
  return [
    resource(
      'azurerm_data_factory',
      'product',
      {
        name: text`adf-${expr('var.name')}-${expr('local.unique')}`,
        resource_group_name: product.group,
        location: product.location,
        public_network_enabled: !network.private,
        managed_virtual_network_enabled: true,
        ...(services.catalog && { purview_id: expr('var.purview_account_id') }),
        ...(encryption.ownKeys && {
          customer_managed_key_id: product.key,
          customer_managed_key_identity_id: product.identityId,
        }),
        tags: product.tags,
        identity: blocks({
          type: 'SystemAssigned, UserAssigned',
          identity_ids: [product.identityId],
        }),
        ...(encryption.ownKeys && {
          depends_on: [expr('azurerm_role_assignment.product_key_user')],
        }),
      },
      {
        innerComments: [
          ...(encryption.ownKeys
            ? [
                'checkov:skip=CKV2_AZURE_15:customer_managed_key_id encrypts it, and the check looks for a resource of another name',
              ]
            : givenUp('keys', false, 'CKV2_AZURE_15')),
          'checkov:skip=CKV_AZURE_103:the repository is the source, and this stack is what publishes it',
          ...givenUp('network', network.private, 'CKV_AZURE_104'),
        ],
      },
    ),
    resource('azurerm_data_factory_integration_runtime_azure', 'managed', {
      name: RUNTIME,
      data_factory_id: factory,
      location: 'AutoResolve',
      virtual_network_enabled: true,
      compute_type: 'General',
      core_count: expr('var.data_flow_cores'),
      time_to_live_min: autoscaling ? 10 : 0,
      cleanup_enabled: !autoscaling,
    }),
    reach('lake_dfs', 'azurerm_storage_account.lake.id', 'dfs'),
    reach('vault', 'azurerm_key_vault.product.id', 'vault'),
    resource(
      'azurerm_data_factory_linked_service_data_lake_storage_gen2',
      'lake',
      {
        name: 'ls_lake',
        data_factory_id: factory,
        url: expr('azurerm_storage_account.lake.primary_dfs_endpoint'),
        use_managed_identity: true,
        integration_runtime_name: expr(
          'azurerm_data_factory_integration_runtime_azure.managed.name',
        ),
      },
    ),
    ...(inputs.length > 0
      ? [
          reach('input', 'each.value', 'dfs', 'var.input_lakes'),
          resource(
            'azurerm_data_factory_linked_service_data_lake_storage_gen2',
            'input',
            {
              for_each: expr('var.input_lakes'),
              name: text`ls_input_${expr('replace(each.key, "-", "_")')}`,
              data_factory_id: factory,
              url: text`https://${expr(
                'basename(each.value)',
              )}.dfs.core.windows.net/`,
              use_managed_identity: true,
              integration_runtime_name: expr(
                'azurerm_data_factory_integration_runtime_azure.managed.name',
              ),
            },
          ),
        ]
      : []),
    resource('azurerm_role_assignment', 'factory_lake', {
      scope: product.lake,
      role_definition_name: 'Storage Blob Data Contributor',
      principal_id: identity,
      principal_type: 'ServicePrincipal',
    }),
    resource('azurerm_role_assignment', 'factory_secrets', {
      scope: product.vault,
      role_definition_name: 'Key Vault Secrets User',
      principal_id: identity,
      principal_type: 'ServicePrincipal',
    }),
    resource(
      'azurerm_role_assignment',
      'factory_developers',
      {
        for_each: expr('var.developers_may_change ? local.developers : {}'),
        scope: factory,
        role_definition_name: 'Data Factory Contributor',
        principal_id: expr('each.value'),
        principal_type: 'Group',
      },
      {
        comment:
          'Developers try things in the studio, where nothing depends on it.',
      },
    ),
    diagnostics(
      'factory',
      factory,
      ['PipelineRuns', 'ActivityRuns', 'TriggerRuns'],
      { metric: 'AllMetrics', dedicated: true },
    ),
    ...(network.private
      ? [privateEndpoint('factory', factory, 'dataFactory', 'datafactory')]
      : []),
  ];
}
