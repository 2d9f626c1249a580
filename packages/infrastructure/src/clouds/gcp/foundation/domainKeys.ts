// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../blueprint/types';
import type { Contribution } from '../../../generate/types';
import { type Block, blocks, data, expr, locals, resource } from '../../../hcl';
import { keyLocations, multiRegionOf } from '../regions';
import { labels, project, region } from '../support/references';

/** Service agents that encrypt with the key, by a word; `%s` is the number of the project that they work in. */
const AGENTS: Readonly<Record<string, string>> = {
  artifacts: 'service-%s@gcp-sa-artifactregistry',
  bigquery: 'bq-%s@bigquery-encryption',
  composer: 'service-%s@cloudcomposer-accounts',
  compute: 'service-%s@compute-system',
  dataflow: 'service-%s@dataflow-service-producer-prod',
  dataproc: 'service-%s@dataproc-accounts',
  logging: 'service-%s@gcp-sa-logging',
  looker: 'service-%s@gcp-sa-looker',
  storage: 'service-%s@gs-project-accounts',
};

function key(
  { encryption }: ResolvedBlueprint,
  label: string,
  location: Block['body'][string],
): Block[] {
  return [
    resource('google_kms_key_ring', label, {
      project,
      name: expr('local.name'),
      location,
    }),
    resource(
      'google_kms_crypto_key',
      label,
      {
        name: 'data',
        key_ring: expr(`google_kms_key_ring.${label}.id`),
        purpose: 'ENCRYPT_DECRYPT',
        rotation_period: `${encryption.rotationDays * 86400}s`,
        destroy_scheduled_duration: '2592000s',
        labels,
        version_template: blocks({
          algorithm: 'GOOGLE_SYMMETRIC_ENCRYPTION',
          protection_level: encryption.hardware ? 'HSM' : 'SOFTWARE',
        }),
      },
      {
        innerComments: [
          'checkov:skip=CKV_GCP_82:A test environment has to be removable. A destroyed version can be restored for 30 days, and the data itself refuses to be destroyed where deletion_protection is on.',
        ],
      },
    ),
    resource('google_kms_crypto_key_iam_member', `${label}_agents`, {
      for_each: expr('local.key_users'),
      crypto_key_id: expr(`google_kms_crypto_key.${label}.id`),
      role: 'roles/cloudkms.cryptoKeyEncrypterDecrypter',
      member: expr('each.value'),
    }),
  ];
}

/**
 * Keys of the domain, one for its region and one for buckets that span regions. The domain grants their use for every
 * project that holds products, since a grant that two products shared would go with the first of them.
 *
 * @internal
 */
export function domainKeys(blueprint: ResolvedBlueprint): Contribution {
  if (!blueprint.encryption.ownKeys) return {};
  return {
    terraform: {
      encryption: [
        data('google_project', 'product', {
          for_each: expr(
            'toset(concat([var.project_id], var.product_projects))',
          ),
          project_id: expr('each.key'),
        }),
        locals({
          agents: AGENTS,
          key_users: expr(
            'merge([for id, project in data.google_project.product : { for service, account in local.agents : "${id} ${service}" => format("serviceAccount:${account}.iam.gserviceaccount.com", project.number) }]...)',
          ),
        }),
        ...key(blueprint, 'region', region),
        ...key(
          blueprint,
          'multi_region',
          expr('var.multi_region_key_location'),
        ),
      ],
    },
    variables: [
      {
        name: 'product_projects',
        type: 'list(string)',
        description: 'Other projects that hold products of the domain.',
        default: [],
      },
      {
        name: 'multi_region_key_location',
        type: 'string',
        description: 'Location of keys for buckets that span regions.',
        default: 'europe',
        value: environment => keyLocations[multiRegionOf(environment.region)],
      },
    ],
    outputs: [
      {
        name: 'domain_kms_key_id',
        value: 'google_kms_crypto_key.region.id',
        description: 'Key for data in the region.',
      },
      {
        name: 'domain_multi_region_kms_key_id',
        value: 'google_kms_crypto_key.multi_region.id',
        description: 'Key for data that spans regions.',
      },
    ],
  };
}
