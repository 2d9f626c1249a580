// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../blueprint/types';
import type { StackVariable } from '../../../generate/types';
import { DNS_ZONES } from './dnsZones';
import {
  domainName,
  domainResourceId,
  NAME_LENGTH,
  platformName,
  platformResourceId,
  productName,
  subscriptionOf,
  UNKNOWN_ID,
} from './names';

const NAME_RULE = {
  condition: `can(regex("^[a-z][a-z0-9-]{1,${
    NAME_LENGTH - 2
  }}[a-z0-9]$", var.name))`,
  message: `The name must have 3 to ${NAME_LENGTH} lower case letters, digits and hyphens.`,
};

const uuidRule = (name: string) => ({
  condition: `can(regex("^[0-9a-fA-F-]{36}$", var.${name}))`,
  message: 'Azure ids have 32 hexadecimal digits in five groups.',
});

function basics(
  { tags }: ResolvedBlueprint,
  name: NonNullable<StackVariable['value']>,
): readonly StackVariable[] {
  return [
    {
      name: 'subscription_id',
      type: 'string',
      description: 'Subscription that the resources are in.',
      validations: [uuidRule('subscription_id')],
      value: subscriptionOf,
    },
    {
      name: 'location',
      type: 'string',
      description: 'Region of Azure.',
      value: environment => environment.region,
    },
    {
      name: 'environment',
      type: 'string',
      description: 'Name of the environment.',
      value: environment => environment.name,
    },
    {
      name: 'name',
      type: 'string',
      description:
        'What the resources are called by; each puts a prefix of its own before it.',
      validations: [NAME_RULE],
      value: name,
    },
    {
      name: 'tags',
      type: 'map(string)',
      description: 'More tags for every resource.',
      default: {},
      value: () => (Object.keys(tags).length > 0 ? { ...tags } : undefined),
    },
  ];
}

const deletionProtection: StackVariable = {
  name: 'deletion_protection',
  type: 'bool',
  description: 'Locks what holds data against being deleted.',
  value: environment => environment.deletionProtection,
};

const logAnalytics: StackVariable = {
  name: 'log_analytics_workspace_id',
  type: 'string',
  description: 'Workspace for logs and metrics; output of the platform stack.',
  value: environment =>
    platformResourceId(
      environment,
      `Microsoft.OperationalInsights/workspaces/log-${platformName(
        environment,
      )}`,
    ),
};

const dnsZones: StackVariable = {
  name: 'private_dns_zone_ids',
  type: 'map(string)',
  description:
    'Private DNS zones by the service they are for; output of the platform stack.',
  value: environment =>
    Object.fromEntries(
      Object.entries(DNS_ZONES).map(([key, zone]) => [
        key,
        platformResourceId(
          environment,
          `Microsoft.Network/privateDnsZones/${zone}`,
        ),
      ]),
    ),
};

/** Variables of every platform stack. @internal */
export const platformVariables = (
  blueprint: ResolvedBlueprint,
): readonly StackVariable[] => [
  ...basics(blueprint, platformName),
  deletionProtection,
];

/** Variables of every domain stack. @internal */
export const domainVariables = (
  blueprint: ResolvedBlueprint,
): readonly StackVariable[] => [
  ...basics(blueprint, environment => domainName(blueprint, environment)),
  logAnalytics,
  ...(blueprint.network.private ? [dnsZones] : []),
];

/** Variables of every product stack. @internal */
export const productVariables = (
  blueprint: ResolvedBlueprint,
): readonly StackVariable[] => [
  ...basics(blueprint, environment => productName(blueprint, environment)),
  deletionProtection,
  logAnalytics,
  ...(blueprint.network.private
    ? [
        dnsZones,
        {
          name: 'subnet_id',
          type: 'string',
          description:
            'Subnet for private endpoints; output of the domain stack.',
          value: environment =>
            domainResourceId(
              blueprint,
              environment,
              `Microsoft.Network/virtualNetworks/vnet-${domainName(
                blueprint,
                environment,
              )}/subnets/private-endpoints`,
            ),
        } satisfies StackVariable,
      ]
    : [
        {
          name: 'allowed_ip_ranges',
          type: 'list(string)',
          description:
            'Public addresses that may reach the data, and nothing else may: ranges in CIDR notation, single ones without /32.',
          default: [],
        } satisfies StackVariable,
      ]),
];

/** A role of the platform stack; the ids of its roles are known only after it was applied. */
const customRole = (name: string, description: string): StackVariable => ({
  name,
  type: 'string',
  description: `${description}; output of the platform stack.`,
  value: environment =>
    `/subscriptions/${subscriptionOf(
      environment,
    )}/providers/Microsoft.Authorization/roleDefinitions/${UNKNOWN_ID}`,
});

/** Starts pipelines. @internal */
export const pipelineOperatorRole = customRole(
  'pipeline_operator_role_id',
  'Role that may start pipelines and read their runs',
);

/** Applies stacks of products. @internal */
export const productDeployerRole = customRole(
  'product_deployer_role_id',
  'Role that may make and change what stacks of products hold',
);

/** Wakes what sleeps. @internal */
export const computeOperatorRole = customRole(
  'compute_operator_role_id',
  'Role that may wake capacities and SQL pools and put them to sleep',
);
