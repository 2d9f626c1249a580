// SPDX-License-Identifier: Apache-2.0
import {
  type Block,
  blocks,
  expr,
  type Expression,
  resource,
  text,
} from '../../../hcl';

/**
 * A private endpoint in the domain's network with its entry in private DNS.
 *
 * @param name - of the block, and part of the endpoint's name
 * @param target - expression of the resource's id
 * @param subresource - as Azure calls the part that is reached: `dfs`, `vault`, `Sql`, …
 * @param zone - key of `var.private_dns_zone_ids`
 * @internal
 */
export function privateEndpoint(
  name: string,
  target: Expression,
  subresource: string,
  zone: string,
): Block {
  return resource('azurerm_private_endpoint', name, {
    name: text`pe-${expr('var.name')}-${name.replace(/_/g, '-')}`,
    resource_group_name: expr('azurerm_resource_group.this.name'),
    location: expr('var.location'),
    subnet_id: expr('var.subnet_id'),
    tags: expr('local.tags'),
    private_service_connection: blocks({
      name,
      is_manual_connection: false,
      private_connection_resource_id: target,
      subresource_names: [subresource],
    }),
    private_dns_zone_group: blocks({
      name: 'default',
      private_dns_zone_ids: [expr(`var.private_dns_zone_ids["${zone}"]`)],
    }),
  });
}
