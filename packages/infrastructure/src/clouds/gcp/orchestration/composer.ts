// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../blueprint/types';
import type { Contribution, GenerationContext } from '../../../generate/types';
import { type Block, blocks, expr, resource, text } from '../../../hcl';
import { bucket, logsBucket } from '../support/bucket';
import { projectRoles } from '../support/grants';
import { memberOf, named, project, region } from '../support/references';
import { domainOf, highAvailability } from '../support/variables';

/** Where Airflow reads DAGs, and the bucket that its requests are logged to. */
function dagsBucket(blueprint: ResolvedBlueprint): Block[] {
  const own = {
    blueprint,
    ...(blueprint.encryption.ownKeys && {
      key: 'google_kms_crypto_key.region',
    }),
    softDeleteDays: 7,
  };
  return [
    bucket({
      ...own,
      layer: 'dags',
      name: expr('var.dags_bucket'),
      comment: 'DAGs of the products, and what Airflow keeps beside them.',
    }),
    ...logsBucket({ ...own, name: text`${expr('var.dags_bucket')}-logs` }),
  ];
}

const workload = (
  cpu: number,
  memory: number,
  more: Block['body'],
): Block['body'] => ({ cpu, memory_gb: memory, ...more });

function environment(ownKeys: boolean): Block {
  return resource('google_composer_environment', 'domain', {
    project,
    region,
    name: expr('local.name'),
    labels: expr('local.labels'),
    storage_config: blocks({
      bucket: expr('google_storage_bucket.dags.name'),
    }),
    config: blocks({
      environment_size: expr('var.composer_size'),
      resilience_mode: expr(
        'var.high_availability ? "HIGH_RESILIENCE" : "STANDARD_RESILIENCE"',
      ),
      enable_private_environment: true,
      enable_private_builds_only: true,
      software_config: blocks({
        image_version: expr('var.composer_image'),
        airflow_config_overrides: {
          'core-dags_are_paused_at_creation': 'True',
          'core-max_active_runs_per_dag': '1',
          'secrets-backend':
            'airflow.providers.google.cloud.secrets.secret_manager.CloudSecretManagerBackend',
        },
        cloud_data_lineage_integration: blocks({ enabled: true }),
      }),
      node_config: blocks({
        network: expr('google_compute_network.domain.id'),
        subnetwork: expr('google_compute_subnetwork.domain.id'),
        service_account: expr('google_service_account.flow.email'),
      }),
      ...(ownKeys && {
        encryption_config: blocks({
          kms_key_name: expr('google_kms_crypto_key.region.id'),
        }),
      }),
      maintenance_window: blocks({
        start_time: '2026-01-03T00:00:00Z',
        end_time: '2026-01-03T06:00:00Z',
        recurrence: 'FREQ=WEEKLY;BYDAY=SA,SU',
      }),
      recovery_config: blocks({
        scheduled_snapshots_config: blocks({
          enabled: expr('var.high_availability'),
          snapshot_location: text`gs://${expr(
            'google_storage_bucket.dags.name',
          )}/snapshots`,
          snapshot_creation_schedule: '0 2 * * *',
          time_zone: 'UTC',
        }),
      }),
      workloads_config: blocks({
        scheduler: blocks(
          workload(0.5, 2, {
            storage_gb: 1,
            count: expr('var.high_availability ? 2 : 1'),
          }),
        ),
        triggerer: blocks(
          workload(0.5, 1, { count: expr('var.high_availability ? 2 : 1') }),
        ),
        dag_processor: blocks(
          workload(1, 4, {
            storage_gb: 1,
            count: expr('var.high_availability ? 2 : 1'),
          }),
        ),
        web_server: blocks(workload(0.5, 2, { storage_gb: 1 })),
        worker: blocks(
          workload(0.5, 2, {
            storage_gb: 5,
            min_count: expr('var.high_availability ? 2 : 1'),
            max_count: expr('var.composer_max_workers'),
          }),
        ),
      }),
    }),
    depends_on: [expr('google_project_iam_member.flow')],
  });
}

/** Cloud Composer, which is Apache Airflow run by Google: one environment for a domain, since it takes long to make. @internal */
export function domainComposer({ blueprint }: GenerationContext): Contribution {
  const { ownKeys } = blueprint.encryption;
  return {
    terraform: {
      orchestration: [
        resource('google_service_account', 'flow', {
          project,
          account_id: named('flow'),
          display_name: text`${expr('local.name')}: Airflow of the domain`,
        }),
        projectRoles(
          'flow',
          memberOf('flow'),
          ['roles/composer.worker'],
          [
            'checkov:skip=CKV_GCP_49:Workers of Composer cannot run without this role. Acting as an identity of a product is granted by each product on that one alone.',
          ],
        ),
        ...dagsBucket(blueprint),
        environment(ownKeys),
        // What applies a product's stack puts its DAG there.
        resource('google_storage_bucket_iam_member', 'dags_apply', {
          for_each: expr('var.products'),
          bucket: expr('google_storage_bucket.dags.name'),
          role: 'roles/storage.objectUser',
          member: expr('google_service_account.apply[each.key].member'),
        }),
        resource('google_storage_bucket_iam_member', 'dags_plan', {
          for_each: expr('var.products'),
          bucket: expr('google_storage_bucket.dags.name'),
          role: 'roles/storage.objectViewer',
          member: expr('google_service_account.plan[each.key].member'),
        }),
      ],
    },
    variables: [
      highAvailability,
      {
        name: 'dags_bucket',
        type: 'string',
        description: 'Name of the bucket for DAGs.',
        value: place => domainOf(blueprint, place).dagsBucket,
      },
      {
        name: 'composer_image',
        type: 'string',
        description: 'Release of Cloud Composer and of Airflow.',
        default: 'composer-3-airflow-2.10.5',
      },
      {
        name: 'composer_size',
        type: 'string',
        description: 'Size of the database of Airflow.',
        default: 'ENVIRONMENT_SIZE_SMALL',
        value: ({ size }) => `ENVIRONMENT_SIZE_${size.toUpperCase()}`,
      },
      {
        name: 'composer_max_workers',
        type: 'number',
        description: 'Most workers of Airflow.',
        default: 3,
        value: ({ size }) => ({ small: 3, medium: 6, large: 12 }[size]),
      },
    ],
    outputs: [
      {
        name: 'domain_composer_service_account',
        value: 'google_service_account.flow.email',
        description: 'Identity of the Airflow of the domain.',
      },
      {
        name: 'dags_bucket',
        value: 'google_storage_bucket.dags.name',
        description: 'Bucket that Airflow reads DAGs from.',
      },
      {
        name: 'airflow_url',
        value: 'google_composer_environment.domain.config[0].airflow_uri',
        description: 'Web interface of Airflow.',
      },
    ],
  };
}
