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
  /** Where the name is not that of the stack with the layer and the number of the project. */
  name?: HclValue;
  /** Key of the stack itself, where the bucket is not one of a product. */
  key?: string;
  softDeleteDays?: number;
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

/** The grant that lets Cloud Storage use a key of the stack: made before the bucket, and taken away after it. */
const AGENTS_OF_KEY = 'crypto_key_iam_member.$1_agents';

function keyOf({ blueprint, spansRegions, key: own }: BucketOptions): Body {
  if (own) {
    return {
      encryption: blocks({ default_kms_key_name: expr(`${own}.id`) }),
      depends_on: [expr(own.replace(/crypto_key\.(\w+)$/, AGENTS_OF_KEY))],
    };
  }
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

/** The bucket that others of the stack write their requests to, and the right to write there. @internal */
export const logsBucket = (
  options: Pick<BucketOptions, 'blueprint' | 'name' | 'key' | 'softDeleteDays'>,
): Block[] => [
  bucket({
    ...options,
    layer: 'logs',
    comment: 'Who asked for which object.',
    logged: false,
    deleteAfterDays: options.blueprint.auditing.retentionDays,
    innerComments: [
      'checkov:skip=CKV_GCP_62:This is the bucket that logs go to; one that logged itself would never end.',
    ],
  }),
  resource('google_storage_bucket_iam_member', 'logs_writer', {
    bucket: expr('google_storage_bucket.logs.name'),
    role: 'roles/storage.objectCreator',
    member: 'group:cloud-storage-analytics@google.com',
  }),
];

/** A bucket as every bucket is: closed to the public, with versions, own key, log and an end for what is old. @internal */
export function bucket(options: BucketOptions): Block {
  const { layer, spansRegions = false, logged = true } = options;
  return resource(
    'google_storage_bucket',
    layer,
    {
      project: expr('var.project_id'),
      name:
        options.name ?? text`${expr('local.name')}-${layer}-${projectNumber}`,
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
        retention_duration_seconds:
          options.softDeleteDays === undefined
            ? expr('max(7, min(var.backup_days, 90)) * 86400')
            : options.softDeleteDays * 86_400,
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
