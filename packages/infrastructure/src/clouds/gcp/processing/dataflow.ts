// SPDX-License-Identifier: Apache-2.0
import type { Contribution, GenerationContext } from '../../../generate/types';
import { blocks, call, expr, locals, resource, text } from '../../../hcl';
import {
  AFTER_APPLY,
  DATAFLOW_PY,
  DOCKERFILE,
  REQUIREMENTS,
} from '../programs/dataflow';
import { TEST_DATAFLOW_PY } from '../programs/dataflowTest';
import { projectRoles } from '../support/grants';
import {
  emailOf,
  labels,
  memberOf,
  project,
  region,
} from '../support/references';
import { scheduledCall } from '../support/schedule';
import {
  keyVariable,
  maxWorkers,
  subnetworkVariable,
} from '../support/variables';
import { arrowProgram } from './common';

const LAYERS = ['raw', 'curated', 'output'] as const;

const parameter = (name: string, label: string, isOptional: boolean) => ({
  name,
  label,
  helpText: label,
  isOptional,
});

/** What a launch asks for: own identity, own key, no public address, workers by need up to a limit. */
function launch({ blueprint }: GenerationContext) {
  const { network, encryption, autoscaling } = blueprint;
  return {
    launchParameter: {
      jobName: expr('local.name'),
      containerSpecGcsPath: text`gs://${expr(
        'google_storage_bucket.artifacts.name',
      )}/${expr('google_storage_bucket_object.template.name')}`,
      parameters: Object.fromEntries(
        LAYERS.map(layer => [
          layer,
          expr(`google_storage_bucket.${layer}.url`),
        ]),
      ),
      environment: {
        serviceAccountEmail: emailOf('pipe'),
        subnetwork: text`https://www.googleapis.com/compute/v1/${expr(
          'var.domain_subnetwork_id',
        )}`,
        ipConfiguration: network.private
          ? 'WORKER_IP_PRIVATE'
          : 'WORKER_IP_UNSPECIFIED',
        ...(encryption.ownKeys && {
          kmsKeyName: expr('var.domain_kms_key_id'),
        }),
        autoscalingAlgorithm: autoscaling
          ? 'AUTOSCALING_ALGORITHM_BASIC'
          : 'AUTOSCALING_ALGORITHM_NONE',
        numWorkers: autoscaling ? 1 : expr('var.max_workers'),
        maxWorkers: expr('var.max_workers'),
        machineType: 'n2-standard-2',
        tempLocation: text`${expr('google_storage_bucket.artifacts.url')}/tmp`,
        stagingLocation: text`${expr(
          'google_storage_bucket.artifacts.url',
        )}/staging`,
        sdkContainerImage: expr('local.image'),
        additionalUserLabels: labels,
      },
    },
  };
}

/** Dataflow: a flex template of the product, started by the orchestration or by the clock. @internal */
export function dataflow(context: GenerationContext): Contribution {
  const { blueprint } = context;
  const clock =
    blueprint.services.orchestration === 'none'
      ? scheduledCall(blueprint, {
          label: 'process',
          cron: blueprint.schedule.cron,
          description: 'Starts a run of the pipeline.',
          account: 'flow',
          uri: 'https://dataflow.googleapis.com/v1b3/projects/${var.project_id}/locations/${var.region}/flexTemplates:launch',
          body: expr('local.process'),
        })
      : {};
  const variables = [
    subnetworkVariable(blueprint),
    ...(blueprint.encryption.ownKeys ? [keyVariable(blueprint, 'key')] : []),
    maxWorkers,
    {
      name: 'pipeline_image_tag',
      type: 'string',
      description:
        "Tag of the pipeline's image, to go back to an older one; empty follows what is in pipelines/.",
      default: '',
    },
  ];
  return {
    terraform: {
      processing: [
        resource('google_artifact_registry_repository', 'pipeline', {
          project,
          location: region,
          repository_id: expr('local.name'),
          description: "Images of the product's pipeline.",
          format: 'DOCKER',
          labels,
          ...(blueprint.encryption.ownKeys && {
            kms_key_name: expr('var.domain_kms_key_id'),
          }),
          cleanup_policies: blocks(
            {
              id: 'keep-recent',
              action: 'KEEP',
              most_recent_versions: blocks({ keep_count: 10 }),
            },
            {
              id: 'delete-old',
              action: 'DELETE',
              condition: blocks({ older_than: '7776000s' }),
            },
          ),
        }),
        resource('google_artifact_registry_repository_iam_member', 'pipe', {
          project,
          location: region,
          repository: expr(
            'google_artifact_registry_repository.pipeline.repository_id',
          ),
          role: 'roles/artifactregistry.reader',
          member: memberOf('pipe'),
        }),
        projectRoles('pipe_workers', memberOf('pipe'), [
          'roles/dataflow.worker',
        ]),
        projectRoles(
          'flow_launches',
          memberOf('flow'),
          ['roles/dataflow.developer'],
          [
            'checkov:skip=CKV_GCP_49:The role starts jobs. It acts as no service account by itself: that is granted on one alone, in identity.tf.',
          ],
        ),
        locals({
          image: text`${region}-docker.pkg.dev/${project}/${expr(
            'google_artifact_registry_repository.pipeline.repository_id',
          )}/pipeline:${expr(
            'coalesce(var.pipeline_image_tag, local.pipeline_digest)',
          )}`,
          // Another program is another image: nothing runs that was not in the repository at the time of the apply.
          pipeline_digest: expr(
            'substr(sha256(join("", [for program in sort(fileset("${path.module}/../pipelines", "{common,dataflow}/*")) : filesha256("${path.module}/../pipelines/${program}")])), 0, 12)',
          ),
          process: launch(context),
        }),
        resource('google_storage_bucket_object', 'template', {
          bucket: expr('google_storage_bucket.artifacts.name'),
          name: 'templates/pipeline.json',
          content_type: 'application/json',
          content: call('jsonencode', {
            image: expr('local.image'),
            sdkInfo: { language: 'PYTHON' },
            metadata: {
              name: expr('local.name'),
              description:
                'Checks what was delivered against the contract, and writes the lake.',
              parameters: [
                ...LAYERS.map(layer =>
                  parameter(layer, `Bucket of the ${layer} layer`, false),
                ),
                parameter('day', 'Day of the run; default: today', true),
                parameter(
                  'max_rejected_percent',
                  'Share of rows in per cent that may be rejected',
                  true,
                ),
              ],
            },
          }),
        }),
        ...(clock.terraform?.schedule ?? []),
      ],
    },
    variables: [...variables, ...(clock.variables ?? [])],
    outputs: [
      {
        name: 'pipeline_image',
        value: 'local.image',
        description: 'Name under which CI pushes the image of the pipeline.',
      },
    ],
    files: [
      { path: 'pipelines/dataflow/pipeline.py', content: DATAFLOW_PY },
      { path: 'pipelines/dataflow/Dockerfile', content: DOCKERFILE },
      { path: 'pipelines/dataflow/requirements.txt', content: REQUIREMENTS },
      {
        path: 'pipelines/dataflow/after-apply.sh',
        content: AFTER_APPLY,
        executable: true,
      },
      arrowProgram,
      { path: 'tests/test_dataflow_pipeline.py', content: TEST_DATAFLOW_PY },
    ],
  };
}
