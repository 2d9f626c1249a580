// SPDX-License-Identifier: Apache-2.0
import { expr } from '../../../hcl';

/** Expressions that more than one module of the product stack uses. @internal */
export const product = {
  group: expr('azurerm_resource_group.this.name'),
  groupId: expr('azurerm_resource_group.this.id'),
  location: expr('var.location'),
  tags: expr('local.tags'),
  identityId: expr('azurerm_user_assigned_identity.product.id'),
  identityPrincipal: expr(
    'azurerm_user_assigned_identity.product.principal_id',
  ),
  tenant: expr('data.azurerm_client_config.current.tenant_id'),
  key: expr('azurerm_key_vault_key.product.versionless_id'),
  lake: expr('azurerm_storage_account.lake.id'),
  vault: expr('azurerm_key_vault.product.id'),
};

/** Containers of the lake, from what comes in to what others may read. @internal */
export const CONTAINERS = {
  raw: 'raw',
  curated: 'curated',
  output: 'output',
  quarantine: 'quarantine',
  synapse: 'synapse',
} as const;
