// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../../blueprint/types';
import { type Block, blocks, expr, resource, text } from '../../../../hcl';
import { diagnostics } from '../../shared/diagnostics';
import { privateEndpoint } from '../../shared/privateEndpoint';
import { product } from '../../shared/references';

/** Azure refuses to rotate more often, and keys that live shorter. */
const SHORTEST_ROTATION = 28;

const ownKey = ({
  hardware,
  rotationDays,
}: ResolvedBlueprint['encryption']): readonly Block[] => {
  const rotation = Math.max(rotationDays, SHORTEST_ROTATION);
  return [
    resource(
      'azurerm_key_vault_key',
      'product',
      {
        name: 'product',
        key_vault_id: expr('azurerm_key_vault.product.id'),
        key_type: hardware ? 'RSA-HSM' : 'RSA',
        key_size: 3072,
        key_opts: ['unwrapKey', 'wrapKey'],
        tags: product.tags,
        rotation_policy: blocks({
          expire_after: `P${rotation + 90}D`,
          notify_before_expiry: 'P30D',
          automatic: blocks({ time_after_creation: `P${rotation}D` }),
        }),
      },
      {
        innerComments: [
          'checkov:skip=CKV_AZURE_40:the rotation policy gives every version of the key its expiry',
          ...(hardware
            ? []
            : [
                'checkov:skip=CKV_AZURE_112:the blueprint asks for keys without hardware modules',
              ]),
        ],
      },
    ),
    resource('azurerm_role_assignment', 'product_key_user', {
      scope: expr('azurerm_key_vault.product.id'),
      role_definition_name: 'Key Vault Crypto Service Encryption User',
      principal_id: product.identityPrincipal,
      principal_type: 'ServicePrincipal',
    }),
  ];
};

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
    resource('azurerm_key_vault', 'product', {
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
    }),
    ...(encryption.ownKeys ? ownKey(encryption) : []),
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
