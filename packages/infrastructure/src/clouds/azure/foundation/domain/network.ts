// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../../blueprint/types';
import type { Contribution } from '../../../../generate/types';
import { blocks, expr, resource, text } from '../../../../hcl';
import { diagnostics } from '../../shared/diagnostics';
import { NOTHING } from '../../shared/nothing';

const group = expr('azurerm_resource_group.this.name');
const location = expr('var.location');
const tags = expr('local.tags');

const rule = (
  name: string,
  priority: number,
  direction: 'Inbound' | 'Outbound',
  access: 'Allow' | 'Deny',
  {
    source = '*',
    destination = '*',
    ports,
  }: { source?: string; destination?: string; ports?: string[] } = {},
) => ({
  name,
  priority,
  direction,
  access,
  protocol: ports ? 'Tcp' : '*',
  source_port_range: '*',
  ...(ports
    ? { destination_port_ranges: ports }
    : { destination_port_range: '*' }),
  source_address_prefix: source,
  destination_address_prefix: destination,
});

const RULES = {
  'private-endpoints': [
    rule('from-the-network', 100, 'Inbound', 'Allow', {
      source: 'VirtualNetwork',
      destination: 'VirtualNetwork',
      ports: ['443', '1433'],
    }),
    rule('nothing-else', 4096, 'Inbound', 'Deny'),
  ],
  runners: [
    rule('nothing-comes-in', 4096, 'Inbound', 'Deny'),
    rule('to-the-network', 100, 'Outbound', 'Allow', {
      destination: 'VirtualNetwork',
      ports: ['443', '1433'],
    }),
    rule('to-azure-and-git', 110, 'Outbound', 'Allow', {
      destination: 'Internet',
      ports: ['443'],
    }),
    rule('nowhere-else', 4096, 'Outbound', 'Deny'),
  ],
} as const;

const subnetBlocks = (name: keyof typeof RULES, index: number) => {
  const block = name.replace(/-/g, '_');
  return [
    resource('azurerm_network_security_group', block, {
      name: text`nsg-${expr('var.name')}-${name}`,
      resource_group_name: group,
      location,
      tags,
      security_rule: blocks(...RULES[name]),
    }),
    resource('azurerm_subnet', block, {
      name,
      resource_group_name: group,
      virtual_network_name: expr('azurerm_virtual_network.domain.name'),
      address_prefixes: [expr(`cidrsubnet(var.address_space, 2, ${index})`)],
      default_outbound_access_enabled: false,
      private_endpoint_network_policies: 'Enabled',
    }),
    resource('azurerm_subnet_network_security_group_association', block, {
      subnet_id: expr(`azurerm_subnet.${block}.id`),
      network_security_group_id: expr(
        `azurerm_network_security_group.${block}.id`,
      ),
    }),
  ];
};

/** The domain's network: private endpoints of its products, and CI runners that reach them. @internal */
export function network({ network: wanted }: ResolvedBlueprint): Contribution {
  if (!wanted.private) return NOTHING;
  return {
    variables: [
      {
        name: 'address_space',
        type: 'string',
        description:
          'Addresses of the domain, in CIDR notation; no other network of the landing zone has them.',
        validations: [
          {
            condition: 'can(cidrsubnet(var.address_space, 2, 3))',
            message: 'Write a network such as 10.20.0.0/20.',
          },
        ],
        value: () => wanted.addressSpace,
      },
    ],
    terraform: {
      network: [
        resource('azurerm_virtual_network', 'domain', {
          name: text`vnet-${expr('var.name')}`,
          resource_group_name: group,
          location,
          address_space: [expr('var.address_space')],
          tags,
        }),
        ...subnetBlocks('private-endpoints', 0),
        ...subnetBlocks('runners', 1),
        diagnostics(
          'network',
          expr('azurerm_virtual_network.domain.id'),
          ['group:allLogs'],
          { metric: 'AllMetrics' },
        ),
        resource(
          'azapi_resource',
          'dns_link',
          {
            for_each: expr('var.private_dns_zone_ids'),
            type: 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2020-06-01',
            name: expr('var.name'),
            parent_id: expr('each.value'),
            location: 'global',
            tags,
            body: {
              properties: {
                registrationEnabled: false,
                virtualNetwork: {
                  id: expr('azurerm_virtual_network.domain.id'),
                },
              },
            },
          },
          {
            comment:
              'The zones may be in another subscription, which azapi reaches by their ids.',
          },
        ),
      ],
    },
    outputs: [
      {
        name: 'subnet_id',
        value: 'azurerm_subnet.private_endpoints.id',
        description: 'For private endpoints of products.',
      },
      {
        name: 'runner_subnet_id',
        value: 'azurerm_subnet.runners.id',
        description: 'For CI runners, which have to be inside the network.',
      },
    ],
  };
}
