// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../blueprint/types';
import type { Contribution } from '../../../generate/types';
import { type Block, blocks, data, expr, locals, resource } from '../../../hcl';
import { keyLocations, multiRegionOf } from '../regions';
import { labels, project, region } from '../support/references';

/** Services whose agents come into being only when they are asked for; each encrypts with the key. */
const ON_DEMAND = [
  'artifactregistry.googleapis.com',
  'composer.googleapis.com',
  'dataflow.googleapis.com',
  'dataproc.googleapis.com',
  'looker.googleapis.com',
];

/** Agents that every project has, by what tells their name. */
const KNOWN = [
  '"${id} bigquery" = data.google_bigquery_default_service_account.product[id].member',
  '"${id} compute" = "serviceAccount:service-${project.number}@compute-system.iam.gserviceaccount.com"',
  '"${id} logging" = "serviceAccount:${data.google_logging_project_cmek_settings.product[id].service_account_id}"',
  '"${id} storage" = data.google_storage_project_service_account.product[id].member',
].join(', ');

/** Who encrypts in the projects of products: everybody by a name that is known before anything is made. */
function keyUsers(): Block[] {
  const projects = {
    for_each: expr('data.google_project.product'),
    project: expr('each.key'),
  };
  return [
    data('google_project', 'product', {
      for_each: expr('toset(local.projects)'),
      project_id: expr('each.key'),
    }),
    data('google_bigquery_default_service_account', 'product', projects),
    data('google_storage_project_service_account', 'product', projects),
    data('google_logging_project_cmek_settings', 'product', projects),
    resource('google_project_service_identity', 'product', {
      provider: expr('google-beta'),
      for_each: expr(
        '{ for pair in setproduct(local.projects, local.agents) : join(" ", pair) => pair }',
      ),
      project: expr('each.value[0]'),
      service: expr('each.value[1]'),
      depends_on: [
        expr('google_project_service.api'),
        expr('google_project_service.product'),
      ],
    }),
    locals({
      projects: expr(
        'distinct(concat([var.project_id], local.product_projects))',
      ),
      agents: ON_DEMAND,
      key_users: expr(
        `merge({ for key, agent in google_project_service_identity.product : key => agent.member }, [for id, project in data.google_project.product : { ${KNOWN} }]...)`,
      ),
    }),
  ];
}

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
        ...keyUsers(),
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
        name: 'multi_region_key_location',
        type: 'string',
        description: 'Location of keys for buckets that span regions.',
        default: 'europe',
        value: environment => keyLocations[multiRegionOf(environment.region)],
      },
    ],
    providers: ['google-beta'],
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
