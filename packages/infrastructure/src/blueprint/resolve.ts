// SPDX-License-Identifier: Apache-2.0
import type { Cloud } from '../generate/types';
import type { BlueprintInput, ByCloud, EnvironmentInput } from './input';
import { isSensitive } from './sensitivity';
import type {
  CloudId,
  ResolvedBlueprint,
  ResolvedEnvironment,
  ResolvedProduct,
} from './types';

/** Environments where a blueprint names none. */
const ENVIRONMENTS: readonly EnvironmentInput[] = [
  { name: 'dev' },
  { name: 'test' },
  { name: 'prod' },
];

/** What an environment is for, by a name that says so. */
function tierOf(name: string): ResolvedEnvironment['tier'] {
  if (/^(prod|prd|production|live)\b/.test(name)) return 'production';
  if (/^(test|tst|qa|uat|stage|staging|preprod|integration)\b/.test(name)) {
    return 'test';
  }
  return 'development';
}

/** The value for a cloud of what is the same for all or stated for each. @internal */
export function forCloud(
  value: ByCloud | undefined,
  cloud: CloudId,
): string | undefined {
  return typeof value === 'object' ? value[cloud] : value;
}

function environmentOf(
  input: EnvironmentInput,
  cloud: Cloud,
): ResolvedEnvironment {
  const tier = input.tier ?? tierOf(input.name);
  const production = tier === 'production';
  const region = forCloud(input.region, cloud.id) ?? cloud.defaultRegion;
  const account = forCloud(input.account, cloud.id);
  const recovery =
    typeof input.disasterRecovery === 'object'
      ? { enabled: true, ...input.disasterRecovery }
      : { enabled: input.disasterRecovery ?? production };
  return {
    name: input.name,
    tier,
    region,
    ...(account !== undefined && { account }),
    highAvailability: input.highAvailability ?? production,
    disasterRecovery: {
      enabled: recovery.enabled,
      region:
        forCloud(recovery.region, cloud.id) ??
        cloud.pairedRegions[region] ??
        region,
      recoveryPointHours: recovery.recoveryPointHours ?? 24,
      recoveryTimeHours: recovery.recoveryTimeHours ?? 8,
    },
    backupDays:
      input.backupDays ?? { development: 0, test: 7, production: 35 }[tier],
    deletionProtection: input.deletionProtection ?? production,
    size: input.size ?? (production ? 'medium' : 'small'),
  };
}

const titled = (name: string) =>
  name.charAt(0).toUpperCase() + name.slice(1).replace(/-/g, ' ');

function productOf(input: BlueprintInput['product']): ResolvedProduct {
  const { contact, purpose } = input;
  return {
    name: input.name,
    title: input.title ?? titled(input.name),
    description: input.description ?? '',
    domain: input.domain,
    owner: input.owner,
    ...(contact !== undefined && { contact }),
    version: input.version ?? '0.1.0',
    classification: input.classification ?? 'internal',
    costCenter: input.costCenter ?? input.domain,
    ...(purpose !== undefined && { purpose }),
  };
}

/** The format of tables that each cloud's own services read and write. @internal */
export const LAKEHOUSE_FORMATS: Readonly<Record<CloudId, 'iceberg' | 'delta'>> =
  {
    aws: 'iceberg',
    azure: 'delta',
    gcp: 'iceberg',
  };

/**
 * Fills in what a blueprint leaves out. Every default is the safe one.
 *
 * @param input - a blueprint of the right shape
 * @internal
 */
export function resolveBlueprint(
  input: BlueprintInput,
  cloud: Cloud,
): ResolvedBlueprint {
  const product = productOf(input.product);
  const sensitive = isSensitive(product.classification);
  const processing = input.services?.processing ?? 'native';
  return {
    apiVersion: 'meshwright.io/v1alpha1',
    kind: 'Blueprint',
    product,
    host: input.host ?? 'github',
    environments: (input.environments ?? ENVIRONMENTS).map(environment =>
      environmentOf(environment, cloud),
    ),
    services: {
      storage: input.services?.storage ?? true,
      processing,
      warehouse: input.services?.warehouse ?? false,
      catalog: input.services?.catalog ?? true,
      orchestration:
        input.services?.orchestration ??
        (processing === 'none' ? 'none' : 'native'),
      visualization: input.services?.visualization ?? false,
    },
    tableFormat:
      input.tableFormat === 'none' ? 'none' : LAKEHOUSE_FORMATS[cloud.id],
    inputs: input.inputs ?? [],
    outputs: input.outputs ?? [],
    access: input.access ?? [],
    network: {
      private: input.network?.private ?? true,
      addressSpace: input.network?.addressSpace ?? '10.20.0.0/16',
    },
    encryption: {
      ownKeys: input.encryption?.ownKeys ?? true,
      hardware:
        input.encryption?.hardware ?? product.classification === 'restricted',
      rotationDays: input.encryption?.rotationDays ?? 90,
    },
    masking: {
      from: input.masking?.from ?? 'confidential',
      guardrails: input.masking?.guardrails ?? [],
    },
    dataLossPrevention: input.dataLossPrevention ?? sensitive,
    auditing: {
      enabled: input.auditing?.enabled ?? true,
      retentionDays: input.auditing?.retentionDays ?? 365,
    },
    autoscaling: input.autoscaling ?? true,
    schedule: {
      cron: (input.schedule?.cron ?? '0 4 * * *').trim().replace(/\s+/g, ' '),
      timeoutMinutes: input.schedule?.timeoutMinutes ?? 120,
      retries: input.schedule?.retries ?? 2,
    },
    budget: {
      monthly: input.budget?.monthly ?? 500,
      currency: input.budget?.currency ?? 'USD',
      alertAt: [...(input.budget?.alertAt ?? [50, 80, 100])].sort(
        (a, b) => a - b,
      ),
    },
    sandbox: {
      enabled: input.sandbox?.enabled ?? false,
      expiresAfterDays: input.sandbox?.expiresAfterDays ?? 30,
      monthlyBudget: input.sandbox?.monthlyBudget ?? 50,
    },
    tags: { ...(input.tags ?? {}) },
  };
}
