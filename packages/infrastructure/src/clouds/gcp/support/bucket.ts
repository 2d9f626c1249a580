// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../blueprint/types';
import {
  type Block,
  type Body,
  blocks,
  call,
  dynamic,
  expr,
  type HclValue,
  resource,
  text,
} from '../../../hcl';
import type { StackVariable } from '../../../generate/types';
import { multiRegionOf } from '../regions';
import { labels, projectNumber, region } from './references';
import {
  backupDays,
  deletionProtection,
  disasterRecovery,
  keyVariable,
} from './variables';

/** What a bucket is for, and so how it is kept. @internal */
export interface BucketOptions {
  blueprint: ResolvedBlueprint;
  /** Last part of the name, and the label in Terraform. */
  layer: string;
  comment: string;
  /** Spans two regions where the environment has a copy for disasters. */
  spansRegions?: boolean;
  /** Writes a log of requests into the bucket for logs. Default true. */
  logged?: boolean;
  /** Days after which objects are deleted. */
  deleteAfterDays?: number;
  /** Days after which objects go to cheaper storage. */
  coldAfterDays?: number;
  innerComments?: readonly string[];
}

const lifecycle = (action: Body, condition: Body): Body => ({
  action: blocks(action),
  condition: blocks(condition),
});

function lifecycleRules({
  deleteAfterDays,
  coldAfterDays,
  layer,
}: BucketOptions): Body[] {
  return [
    ...(coldAfterDays === undefined
      ? []
      : [
          lifecycle(
            { type: 'SetStorageClass', storage_class: 'NEARLINE' },
            { age: coldAfterDays, matches_storage_class: ['STANDARD'] },
          ),
        ]),
    ...(deleteAfterDays === undefined
      ? []
      : [lifecycle({ type: 'Delete' }, { age: deleteAfterDays })]),
    ...(layer === 'logs'
      ? []
      : [
          lifecycle(
            { type: 'Delete' },
            { days_since_noncurrent_time: 30, num_newer_versions: 3 },
          ),
        ]),
    lifecycle({ type: 'AbortIncompleteMultipartUpload' }, { age: 7 }),
  ];
}

function keyOf({ blueprint, spansRegions }: BucketOptions): Body {
  if (!blueprint.encryption.ownKeys) return {};
  const key: HclValue = spansRegions
    ? expr(
        'var.disaster_recovery ? var.domain_multi_region_kms_key_id : var.domain_kms_key_id',
      )
    : expr('var.domain_kms_key_id');
  return { encryption: blocks({ default_kms_key_name: key }) };
}

/** Variables that buckets need. @internal */
export const bucketVariables = (
  blueprint: ResolvedBlueprint,
): StackVariable[] => [
  deletionProtection,
  backupDays,
  ...(blueprint.encryption.ownKeys ? [keyVariable(blueprint, 'key')] : []),
];

/** Variables that buckets need which may span regions. @internal */
export const spanningVariables = (
  blueprint: ResolvedBlueprint,
): StackVariable[] => [
  ...bucketVariables(blueprint),
  ...(blueprint.encryption.ownKeys ? [keyVariable(blueprint, 'copyKey')] : []),
  ...disasterRecovery,
  {
    name: 'multi_region',
    type: 'string',
    description: 'Multi-region around the region and that of the copy.',
    default: 'EU',
    value: environment => multiRegionOf(environment.region),
  },
  {
    name: 'fast_replication',
    type: 'bool',
    description:
      'Copy objects within 15 minutes; else within 12 hours, most within one.',
    default: false,
    value: ({ disasterRecovery: { recoveryPointHours } }) =>
      recoveryPointHours < 12,
  },
];

/** A bucket as every bucket is: closed to the public, with versions, own key, log and an end for what is old. @internal */
export function bucket(options: BucketOptions): Block {
  const { layer, spansRegions = false, logged = true } = options;
  return resource(
    'google_storage_bucket',
    layer,
    {
      project: expr('var.project_id'),
      name: text`${expr('local.name')}-${layer}-${projectNumber}`,
      location: spansRegions
        ? expr('var.disaster_recovery ? var.multi_region : upper(var.region)')
        : call('upper', region),
      ...(spansRegions && {
        rpo: expr(
          'var.disaster_recovery && var.fast_replication ? "ASYNC_TURBO" : null',
        ),
      }),
      storage_class: 'STANDARD',
      uniform_bucket_level_access: true,
      public_access_prevention: 'enforced',
      force_destroy: expr('!var.deletion_protection'),
      labels,
      ...(spansRegions && {
        custom_placement_config: dynamic(
          expr('var.disaster_recovery ? [1] : []'),
          {
            data_locations: expr(
              '[upper(var.region), upper(var.disaster_recovery_region)]',
            ),
          },
        ),
      }),
      ...keyOf(options),
      versioning: blocks({ enabled: true }),
      soft_delete_policy: blocks({
        retention_duration_seconds: expr(
          'max(7, min(var.backup_days, 90)) * 86400',
        ),
      }),
      ...(logged && {
        logging: blocks({
          log_bucket: expr('google_storage_bucket.logs.name'),
          log_object_prefix: layer,
        }),
      }),
      lifecycle_rule: blocks(...lifecycleRules(options)),
    },
    { comment: options.comment, innerComments: options.innerComments },
  );
}
