// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../blueprint/types';
import type { Contribution } from '../../../generate/types';
import {
  type Block,
  blocks,
  data,
  expr,
  type HclValue,
  locals,
  resource,
  text,
} from '../../../hcl';
import { multiRegionOf } from '../regions';
import { bucket, logsBucket } from '../support/bucket';
import { labelsOf } from '../support/labels';
import { labels, project, region } from '../support/references';
import { commonVariables, deletionProtection } from '../support/variables';
import { identityPool } from './identityPool';
import { discovery, organisationRules, perimeter } from './guardrails';
import { apis } from './product';

const APIS = [
  'accesscontextmanager.googleapis.com',
  'bigquery.googleapis.com',
  'cloudkms.googleapis.com',
  'dataplex.googleapis.com',
  'dlp.googleapis.com',
  'iamcredentials.googleapis.com',
  'logging.googleapis.com',
  'orgpolicy.googleapis.com',
  'storage.googleapis.com',
  'sts.googleapis.com',
];

const FOLDER = 'var.folder_id == "" ? 0 : 1';

/** The platform's own key, for states and for the audit trail. */
function platformKey({ encryption }: ResolvedBlueprint): Block[] {
  const users: Record<string, HclValue> = {
    storage: text`serviceAccount:service-${expr(
      'data.google_project.this.number',
    )}@gs-project-accounts.iam.gserviceaccount.com`,
    logging: text`serviceAccount:service-${expr(
      'data.google_project.this.number',
    )}@gcp-sa-logging.iam.gserviceaccount.com`,
  };
  return [
    resource('google_kms_key_ring', 'platform', {
      project,
      name: text`platform-${expr('var.environment')}`,
      location: region,
    }),
    resource(
      'google_kms_crypto_key',
      'platform',
      {
        name: 'platform',
        key_ring: expr('google_kms_key_ring.platform.id'),
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
          'checkov:skip=CKV_GCP_82:A trial landing zone has to be removable. A destroyed version can be restored for 30 days.',
        ],
      },
    ),
    resource('google_kms_crypto_key_iam_member', 'platform_agents', {
      for_each: users,
      crypto_key_id: expr('google_kms_crypto_key.platform.id'),
      role: 'roles/cloudkms.cryptoKeyEncrypterDecrypter',
      member: expr('each.value'),
    }),
  ];
}

/** The bucket that the states of all stacks are kept in. */
const stateBucket = (blueprint: ResolvedBlueprint): Block[] => {
  const own = {
    blueprint,
    key: 'google_kms_crypto_key.platform',
    softDeleteDays: 30,
  };
  return [
    bucket({
      ...own,
      layer: 'state',
      name: text`${project}-tfstate`,
      comment:
        'The states of every stack. Begin with the backend left out, then move the state here with terraform init -migrate-state.',
    }),
    ...logsBucket({ ...own, name: text`${project}-tfstate-logs` }),
  ];
};

/** What is logged for all projects of the mesh, and where it is kept beyond reach. */
function auditTrail({ auditing }: ResolvedBlueprint): Block[] {
  if (!auditing.enabled) return [];
  return [
    resource('google_folder_iam_audit_config', 'all', {
      count: expr(FOLDER),
      folder: expr('var.folder_id'),
      service: 'allServices',
      audit_log_config: blocks(
        { log_type: 'ADMIN_READ' },
        { log_type: 'DATA_READ' },
        { log_type: 'DATA_WRITE' },
      ),
    }),
    resource('google_logging_project_bucket_config', 'audit', {
      project,
      location: region,
      bucket_id: text`audit-${expr('var.environment')}`,
      description: 'Who did what in the projects of the mesh.',
      retention_days: auditing.retentionDays,
      enable_analytics: true,
      locked: expr('var.deletion_protection'),
      cmek_settings: blocks({
        kms_key_name: expr('google_kms_crypto_key.platform.id'),
      }),
      depends_on: [expr('google_kms_crypto_key_iam_member.platform_agents')],
    }),
    resource('google_logging_folder_sink', 'audit', {
      count: expr(FOLDER),
      name: text`audit-${expr('var.environment')}`,
      folder: expr('var.folder_id'),
      include_children: true,
      description: 'The audit trail of every project of the mesh.',
      destination: text`logging.googleapis.com/${expr(
        'google_logging_project_bucket_config.audit.id',
      )}`,
      filter:
        'log_id("cloudaudit.googleapis.com/activity") OR log_id("cloudaudit.googleapis.com/data_access") OR log_id("cloudaudit.googleapis.com/policy")',
    }),
    resource('google_project_iam_member', 'audit_writer', {
      count: expr(FOLDER),
      project,
      role: 'roles/logging.bucketWriter',
      member: expr('google_logging_folder_sink.audit[0].writer_identity'),
    }),
  ];
}

/** What exists once for the mesh in an environment. @internal */
export function platformFoundation(blueprint: ResolvedBlueprint): Contribution {
  const pool = identityPool(blueprint);
  return {
    terraform: {
      locals: [locals({ labels: labelsOf(blueprint, 'platform') })],
      main: [
        data('google_project', 'this', { project_id: project }),
        apis(APIS),
      ],
      encryption: platformKey(blueprint),
      state: stateBucket(blueprint),
      audit: auditTrail(blueprint),
      guardrails: [
        ...organisationRules(blueprint),
        ...(blueprint.network.private ? [perimeter()] : []),
      ],
      sensitive_data: discovery(blueprint),
      ...pool.terraform,
    },
    variables: [
      ...commonVariables(blueprint),
      ...(pool.variables ?? []),
      deletionProtection,
      {
        name: 'folder_id',
        type: 'string',
        description:
          'Number of the folder that holds all projects of the mesh; empty leaves out what needs one.',
        default: '',
      },
      {
        name: 'access_policy_id',
        type: 'string',
        description:
          "Number of the organisation's access policy, for the perimeter; empty for none.",
        default: '',
      },
      {
        name: 'allowed_locations',
        type: 'list(string)',
        description: 'Where resources may be, as value groups of locations.',
        default: ['in:eu-locations'],
        value: ({ region: place }) => [
          `in:${multiRegionOf(place).toLowerCase()}-locations`,
        ],
      },
    ],
    outputs: [
      ...(pool.outputs ?? []),
      {
        name: 'state_bucket',
        value: 'google_storage_bucket.state.name',
        description: 'Bucket of the states.',
      },
      ...(blueprint.network.private
        ? [
            {
              name: 'service_perimeter_name',
              value:
                'one(google_access_context_manager_service_perimeter.mesh[*].name)',
              description: 'Perimeter that projects of products join.',
            },
          ]
        : []),
    ],
  };
}
