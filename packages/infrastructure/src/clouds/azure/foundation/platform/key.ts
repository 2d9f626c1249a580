// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../../blueprint/types';
import { type Block, blocks, expr, resource, text } from '../../../../hcl';
import { diagnostics } from '../../shared/diagnostics';
import { UNIQUE_IN_AZURE } from '../../shared/names';
import { encryptionKey } from '../../shared/encryptionKey';

const vault = expr('azurerm_key_vault.platform.id');

/** The platform's vault, and the key that encrypts states and costs. @internal */
export const ownKey = ({ encryption }: ResolvedBlueprint): readonly Block[] => [
  resource('azurerm_user_assigned_identity', 'platform', {
    name: text`id-${expr('var.name')}`,
    resource_group_name: expr('azurerm_resource_group.this.name'),
    location: expr('var.location'),
    tags: expr('local.tags'),
  }),
  resource(
    'azurerm_key_vault',
    'platform',
    {
      name: text`kvpf${UNIQUE_IN_AZURE[0]}${UNIQUE_IN_AZURE[1]}`,
      resource_group_name: expr('azurerm_resource_group.this.name'),
      location: expr('var.location'),
      tenant_id: expr('data.azurerm_client_config.current.tenant_id'),
      sku_name: encryption.hardware ? 'premium' : 'standard',
      rbac_authorization_enabled: true,
      purge_protection_enabled: true,
      soft_delete_retention_days: 90,
      public_network_access_enabled: expr('length(var.runner_ip_ranges) > 0'),
      tags: expr('local.tags'),
      network_acls: blocks({
        bypass: 'AzureServices',
        default_action: 'Deny',
        ip_rules: expr('var.runner_ip_ranges'),
      }),
    },
    {
      innerComments: [
        'checkov:skip=CKV_AZURE_189:runners reach it by their addresses before any network exists',
        'checkov:skip=CKV2_AZURE_32:runners reach it by their addresses before any network exists',
      ],
    },
  ),
  ...encryptionKey('platform', encryption),
  diagnostics('key_vault', vault, ['group:audit'], {
    metric: 'AllMetrics',
    workspace: expr('azurerm_log_analytics_workspace.platform.id'),
  }),
];
