// SPDX-License-Identifier: Apache-2.0
import type { ResolvedEnvironment } from '../../../blueprint/types';
import type { GenerationContext, StackVariable } from '../../../generate/types';
import {
  accountOf,
  domainName,
  platformName,
  productName,
} from '../terms/names';
import { fromDomain, fromPlatform } from './foreign';

function nameOf({ stack, blueprint }: GenerationContext) {
  return (environment: ResolvedEnvironment) => {
    if (stack === 'platform') return platformName(environment);
    if (stack === 'domain') return domainName(blueprint, environment);
    return productName(blueprint, environment);
  };
}

/** What differs between environments. */
const byEnvironment = (context: GenerationContext): StackVariable[] => [
  {
    name: 'name',
    type: 'string',
    description: 'What the name of each resource begins with.',
    value: nameOf(context),
    validations: [
      {
        condition: 'can(regex("^[a-z0-9][a-z0-9-]{1,30}[a-z0-9]$", var.name))',
        message:
          'The name has 3 to 32 lower case letters, digits and hyphens, and no hyphen at an end.',
      },
    ],
  },
  {
    name: 'environment',
    type: 'string',
    description: 'Name of the environment.',
    value: ({ name }) => name,
  },
  {
    name: 'account_id',
    type: 'string',
    description: 'Account that this environment lives in; no other is touched.',
    value: accountOf,
    validations: [
      {
        condition: 'can(regex("^[0-9]{12}$", var.account_id))',
        message: 'An account of AWS has twelve digits.',
      },
    ],
  },
  {
    name: 'region',
    type: 'string',
    description: 'Region of everything but the copies.',
    value: ({ region }) => region,
  },
  {
    name: 'recovery_region',
    type: 'string',
    description: 'Region of the copies for disaster recovery.',
    value: ({ disasterRecovery }) => disasterRecovery.region,
  },
  {
    name: 'production',
    type: 'bool',
    description: 'Whether people and products rely on this environment.',
    value: ({ tier }) => tier === 'production',
  },
  {
    name: 'high_availability',
    type: 'bool',
    description: 'Standby capacity, and network addresses in three zones.',
    value: ({ highAvailability }) => highAvailability,
  },
  {
    name: 'disaster_recovery',
    type: 'bool',
    description: 'Copies of keys and data in the recovery region.',
    value: ({ disasterRecovery }) => disasterRecovery.enabled,
  },
  {
    name: 'backup_days',
    type: 'number',
    description: 'Days that backups are kept; 0 is no backup.',
    value: ({ backupDays }) => backupDays,
  },
  {
    name: 'deletion_protection',
    type: 'bool',
    description: 'Refuses to destroy what holds data.',
    value: ({ deletionProtection }) => deletionProtection,
  },
  {
    name: 'size',
    type: 'string',
    description: 'Upper limits of what scales by itself.',
    value: ({ size }) => size,
    validations: [
      {
        condition: 'contains(["small", "medium", "large"], var.size)',
        message: 'The size is small, medium or large.',
      },
    ],
  },
];

const settings = ({ blueprint }: GenerationContext): StackVariable[] => [
  {
    name: 'alert_email',
    type: 'string',
    description: 'Mail address that alarms and budgets go to; null sends none.',
    default: blueprint.product.contact ?? null,
  },
  {
    name: 'monthly_budget',
    type: 'number',
    description: 'Budget of a month for this environment.',
    default: blueprint.budget.monthly,
  },
  {
    name: 'sandbox_monthly_budget',
    type: 'number',
    description: 'Budget of a month at which the sandbox closes.',
    default: blueprint.sandbox.monthlyBudget,
  },
  {
    name: 'audit_days',
    type: 'number',
    description: 'Days that records of access are kept.',
    default: blueprint.auditing.retentionDays,
  },
  {
    name: 'consumer_account_ids',
    type: 'list(string)',
    description:
      'Accounts of other domains that may read the output ports, without masked columns.',
    default: [],
  },
  {
    name: 'portal_url',
    type: 'string',
    description:
      'Address of the portal that runs send lineage and quality to; null sends nothing.',
    default: null,
  },
  {
    name: 'portal_token_secret_arn',
    type: 'string',
    description: 'Secret that holds the token of this product for the portal.',
    default: null,
  },
];

/** Every variable that a module of AWS may refer to, in the order they are declared. @internal */
export function variables(context: GenerationContext): StackVariable[] {
  return [
    ...byEnvironment(context),
    ...settings(context),
    ...fromPlatform(context),
    ...fromDomain(context),
  ];
}
