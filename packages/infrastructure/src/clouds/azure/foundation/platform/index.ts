// SPDX-License-Identifier: Apache-2.0
import type {
  Contribution,
  GenerationContext,
} from '../../../../generate/types';
import { platformVariables } from '../../shared/variables';
import { accounts } from './accounts';
import { defender, guardrails } from './guardrails';
import { base, dns, roles } from './shared';

/** What exists once for a landing zone, whatever domains and products are in it. @internal */
export const platform = ({ blueprint }: GenerationContext): Contribution => ({
  providers: ['azapi'],
  variables: [
    ...platformVariables(blueprint),
    {
      name: 'allowed_locations',
      type: 'list(string)',
      description: 'Regions in which resources may be created.',
      value: environment => [
        ...new Set([
          environment.region,
          environment.disasterRecovery.region,
          'global',
        ]),
      ],
    },
    {
      name: 'runner_ip_ranges',
      type: 'list(string)',
      description:
        'Public addresses of CI runners outside the network that may read and write the state, in CIDR notation.',
      default: [],
    },
  ],
  terraform: {
    main: base(blueprint),
    network: dns(),
    access: roles(),
    policies: [...guardrails(), ...defender(blueprint)],
    accounts: accounts(blueprint),
  },
  outputs: [
    {
      name: 'log_analytics_workspace_id',
      value: 'azurerm_log_analytics_workspace.platform.id',
      description: 'For logs and metrics of domains and products.',
    },
    {
      name: 'private_dns_zone_ids',
      value:
        '{ for key, zone in azurerm_private_dns_zone.service : key => zone.id }',
      description: 'Private DNS zones by the service they are for.',
    },
    {
      name: 'pipeline_operator_role_id',
      value:
        'azurerm_role_definition.pipeline_operator.role_definition_resource_id',
      description: 'Role that may start pipelines and read their runs.',
    },
    {
      name: 'product_deployer_role_id',
      value:
        'azurerm_role_definition.product_deployer.role_definition_resource_id',
      description: 'Role of the CI that applies stacks of products.',
    },
    {
      name: 'compute_operator_role_id',
      value:
        'azurerm_role_definition.compute_operator.role_definition_resource_id',
      description:
        'Role that wakes capacities and SQL pools and puts them to sleep.',
    },
    {
      name: 'state_storage_account_name',
      value: 'azurerm_storage_account.state.name',
      description: 'Where states are kept, in the container tfstate.',
    },
    {
      name: 'cost_storage_account_name',
      value: 'azurerm_storage_account.costs.name',
      description: 'Where costs are exported to, in the container focus.',
    },
  ],
});
