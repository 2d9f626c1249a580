// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../blueprint/types';
import { type Block, blocks, expr, resource } from '../../../hcl';

/** Azure refuses to rotate more often, and keys that live shorter. */
const SHORTEST_ROTATION = 28;
/** Days that an old version still opens what it closed. */
const GRACE = 90;

/**
 * A key that wraps the keys of services, rotates by itself, and who may use it.
 *
 * @param name - of the blocks and the key; there are a vault and an identity of the same name
 * @internal
 */
export function encryptionKey(
  name: 'product' | 'platform',
  { hardware, rotationDays }: ResolvedBlueprint['encryption'],
): readonly Block[] {
  const rotation = Math.max(rotationDays, SHORTEST_ROTATION);
  const vault = expr(`azurerm_key_vault.${name}.id`);
  return [
    resource(
      'azurerm_key_vault_key',
      name,
      {
        name,
        key_vault_id: vault,
        key_type: hardware ? 'RSA-HSM' : 'RSA',
        key_size: 3072,
        key_opts: ['unwrapKey', 'wrapKey'],
        tags: expr('local.tags'),
        rotation_policy: blocks({
          expire_after: `P${rotation + GRACE}D`,
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
    resource('azurerm_role_assignment', `${name}_key_user`, {
      scope: vault,
      role_definition_name: 'Key Vault Crypto Service Encryption User',
      principal_id: expr(`azurerm_user_assigned_identity.${name}.principal_id`),
      principal_type: 'ServicePrincipal',
    }),
  ];
}
