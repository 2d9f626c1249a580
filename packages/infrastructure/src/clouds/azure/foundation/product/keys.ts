// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../../blueprint/types';
import { type Block, blocks, expr, resource, text } from '../../../../hcl';
import { diagnostics } from '../../shared/diagnostics';
import { encryptionKey } from '../../shared/encryptionKey';
import { privateEndpoint } from '../../shared/privateEndpoint';
import { product } from '../../shared/references';
import { givenUp } from '../../shared/skips';

/**
 * The product's vault: the key that encrypts all of its data, and the token that its pipelines report to the portal with,
 * which is put there by hand.
 *
 * @internal
 */
export function keys({
  encryption,
  network,
}: ResolvedBlueprint): readonly Block[] {
  return [
    resource(
      'azurerm_key_vault',
      'product',
      {
        name: text`kv${expr('local.compact')}${expr('local.unique')}`,
        resource_group_name: product.group,
        location: product.location,
        tenant_id: product.tenant,
        sku_name: encryption.hardware ? 'premium' : 'standard',
        rbac_authorization_enabled: true,
        purge_protection_enabled: true,
        soft_delete_retention_days: 90,
        public_network_access_enabled: !network.private,
        tags: product.tags,
        network_acls: blocks({
          bypass: 'AzureServices',
          default_action: 'Deny',
          ip_rules: network.private ? undefined : expr('var.allowed_ip_ranges'),
        }),
      },
      {
        innerComments: givenUp(
          'network',
          network.private,
          'CKV_AZURE_189',
          'CKV2_AZURE_32',
        ),
      },
    ),
    ...(encryption.ownKeys ? encryptionKey('product', encryption) : []),
    diagnostics(
      'key_vault',
      expr('azurerm_key_vault.product.id'),
      ['group:audit'],
      {
        metric: 'AllMetrics',
      },
    ),
    ...(network.private
      ? [
          privateEndpoint(
            'key_vault',
            expr('azurerm_key_vault.product.id'),
            'vault',
            'vault',
          ),
        ]
      : []),
  ];
}
