// SPDX-License-Identifier: Apache-2.0
import type {
  AccessGrant,
  ResolvedBlueprint,
  ResolvedEnvironment,
} from '../../../blueprint/types';
import type { StackVariable } from '../../../generate/types';
import { keyLocations, multiRegionOf } from '../regions';
import { type DomainNames, domainNames, projectOf } from './names';

/** What the domain stack made in an environment. @internal */
export function domainOf(
  blueprint: ResolvedBlueprint,
  environment: ResolvedEnvironment,
): DomainNames {
  return domainNames(
    blueprint,
    environment,
    keyLocations[multiRegionOf(environment.region)],
  );
}

/** Variables that each stack has. @internal */
export function commonVariables(blueprint: ResolvedBlueprint): StackVariable[] {
  return [
    {
      name: 'project_id',
      type: 'string',
      description: 'Project that the resources are made in.',
      validations: [
        {
          condition:
            'can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project_id))',
          message:
            'project_id must be the id of a project: 6 to 30 lower case letters, digits and hyphens.',
        },
      ],
      value: environment => projectOf(blueprint, environment),
    },
    {
      name: 'region',
      type: 'string',
      description: 'Region of everything that is not in several.',
      value: ({ region }) => region,
    },
    {
      name: 'environment',
      type: 'string',
      description: 'Name of the environment, part of every name.',
      value: ({ name }) => name,
    },
  ];
}

/** Whether what holds data may be destroyed. On unless an environment says otherwise. @internal */
export const deletionProtection: StackVariable = {
  name: 'deletion_protection',
  type: 'bool',
  description: 'Refuse to destroy what holds data.',
  default: true,
  value: environment => environment.deletionProtection,
};

/** @internal */
export const highAvailability: StackVariable = {
  name: 'high_availability',
  type: 'bool',
  description: 'Several zones, replicas and standby capacity.',
  default: true,
  value: environment => environment.highAvailability,
};

/** @internal */
export const disasterRecovery: StackVariable[] = [
  {
    name: 'disaster_recovery',
    type: 'bool',
    description: 'Keep a copy of the data in a second region.',
    default: true,
    value: environment => environment.disasterRecovery.enabled,
  },
  {
    name: 'disaster_recovery_region',
    type: 'string',
    description: 'Region of the copy, in the same multi-region.',
    value: environment => environment.disasterRecovery.region,
  },
];

/** @internal */
export const backupDays: StackVariable = {
  name: 'backup_days',
  type: 'number',
  description: 'Days that backups are kept; 0 for no backup.',
  default: 30,
  value: environment => environment.backupDays,
};

/** Most workers, slots or executors of whatever scales by itself. @internal */
export const maxWorkers: StackVariable = {
  name: 'max_workers',
  type: 'number',
  description: 'Most workers of a run of the pipeline.',
  default: 4,
  value: ({ size }) => ({ small: 4, medium: 16, large: 64 }[size]),
};

/** @internal */
export const contact = (blueprint: ResolvedBlueprint): StackVariable => ({
  name: 'contact',
  type: 'string',
  description: 'Mail address for alarms and budgets; empty for none.',
  default: blueprint.product.contact ?? '',
});

/** @internal */
export const billingAccount: StackVariable = {
  name: 'billing_account',
  type: 'string',
  description:
    'Billing account that budgets are made in, such as 000000-000000-000000; empty for none.',
  default: '',
};

const KEY_FORM =
  'can(regex("^projects/.+/locations/.+/keyRings/.+/cryptoKeys/.+$", %))';

/** A key of the domain that a stack encrypts with. @internal */
export function keyVariable(
  blueprint: ResolvedBlueprint,
  which: 'key' | 'copyKey',
): StackVariable {
  const name =
    which === 'key' ? 'domain_kms_key_id' : 'domain_multi_region_kms_key_id';
  return {
    name,
    type: 'string',
    description:
      which === 'key'
        ? "The domain's key for data in the region."
        : "The domain's key for data that spans regions.",
    validations: [
      {
        condition: KEY_FORM.replace('%', `var.${name}`),
        message: `${name} must be the full name of a key, projects/…/cryptoKeys/….`,
      },
    ],
    value: environment => domainOf(blueprint, environment)[which],
  };
}

/** The domain's subnetwork, for workers without public addresses. @internal */
export const subnetworkVariable = (
  blueprint: ResolvedBlueprint,
): StackVariable => ({
  name: 'domain_subnetwork_id',
  type: 'string',
  description: "The domain's subnetwork in the region.",
  value: environment => domainOf(blueprint, environment).subnetwork,
});

const groups = (
  { access }: ResolvedBlueprint,
  ...roles: AccessGrant['role'][]
): string[] => [
  ...new Set(
    access.filter(({ role }) => roles.includes(role)).map(({ group }) => group),
  ),
];

/** Groups of people by what they may do. @internal */
export function accessVariables(blueprint: ResolvedBlueprint): StackVariable[] {
  const list = (
    name: string,
    description: string,
    ...roles: AccessGrant['role'][]
  ): StackVariable => ({
    name,
    type: 'list(string)',
    description,
    default: groups(blueprint, ...roles),
  });
  return [
    list('readers', 'Groups that read with masking.', 'reader'),
    list('cleared_readers', 'Groups that read without.', 'cleared-reader'),
    list(
      'developers',
      'Groups that run, watch and mend the product.',
      'developer',
      'owner',
    ),
    {
      name: 'directory_domain',
      type: 'string',
      description:
        'Domain of the directory, for groups that are stated without one.',
      default: blueprint.product.contact?.split('@')[1] ?? 'example.com',
    },
    {
      name: 'role_groups',
      type: 'map(string)',
      description:
        'Group for each role that the contracts name; a role without one is not granted to anyone.',
      default: {},
    },
  ];
}
