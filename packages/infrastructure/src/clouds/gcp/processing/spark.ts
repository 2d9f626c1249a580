// SPDX-License-Identifier: Apache-2.0
import type { Contribution, GenerationContext } from '../../../generate/types';
import { expr, locals, text } from '../../../hcl';
import { SPARK_PY } from '../programs/spark';
import { projectRoles } from '../support/grants';
import { emailOf, labels, memberOf } from '../support/references';
import { scheduledCall } from '../support/schedule';
import {
  keyVariable,
  maxWorkers,
  subnetworkVariable,
} from '../support/variables';
import { type SourceFile, sourceObjects } from './sources';

const SOURCES: SourceFile[] = [
  { label: 'spark_curate', path: 'pipelines/spark/curate.py' },
  { label: 'spark_rows', path: 'pipelines/common/contract_rows.py' },
  { label: 'spark_transform', path: 'pipelines/common/transform.py' },
  { label: 'spark_spec', path: 'pipelines/common/pipeline.json' },
];

const uri = (label: string) =>
  text`${expr('google_storage_bucket.artifacts.url')}/${expr(
    `google_storage_bucket_object.${label}.name`,
  )}`;

/** A batch as Dataproc Serverless takes it: own identity and key, private, executors by need up to a limit. */
function batch({ blueprint }: GenerationContext) {
  const { encryption, autoscaling, schedule } = blueprint;
  return {
    labels,
    pysparkBatch: {
      mainPythonFileUri: uri('spark_curate'),
      pythonFileUris: [uri('spark_rows'), uri('spark_transform')],
      fileUris: [uri('spark_spec')],
      args: [
        ...['raw', 'curated', 'output'].map(
          layer =>
            text`--${layer}=${expr(`google_storage_bucket.${layer}.url`)}`,
        ),
        '--spec=pipeline.json',
      ],
    },
    runtimeConfig: {
      version: '2.2',
      properties: {
        'spark.dynamicAllocation.enabled': String(autoscaling),
        'spark.dynamicAllocation.maxExecutors': expr(
          'tostring(max(2, var.max_workers))',
        ),
        'spark.dataproc.lineage.enabled': 'true',
      },
    },
    environmentConfig: {
      executionConfig: {
        serviceAccount: emailOf('pipe'),
        subnetworkUri: expr('var.domain_subnetwork_id'),
        ...(encryption.ownKeys && { kmsKey: expr('var.domain_kms_key_id') }),
        stagingBucket: expr('google_storage_bucket.artifacts.name'),
        ttl: `${schedule.timeoutMinutes * 60}s`,
      },
    },
  };
}

/** Apache Spark on Dataproc Serverless, started by the orchestration or by the clock. @internal */
export function spark(context: GenerationContext): Contribution {
  const { blueprint } = context;
  const clock =
    blueprint.services.orchestration === 'none'
      ? scheduledCall(blueprint, {
          label: 'process',
          cron: blueprint.schedule.cron,
          description: 'Starts a run of the pipeline.',
          account: 'flow',
          uri: 'https://dataproc.googleapis.com/v1/projects/${var.project_id}/locations/${var.region}/batches',
          body: expr('local.process'),
        })
      : {};
  return {
    terraform: {
      processing: [
        projectRoles('pipe_workers', memberOf('pipe'), [
          'roles/dataproc.worker',
        ]),
        projectRoles('flow_launches', memberOf('flow'), [
          'roles/dataproc.serverlessEditor',
        ]),
        ...sourceObjects(SOURCES),
        locals({ process: batch(context) }),
        ...(clock.terraform?.schedule ?? []),
      ],
    },
    variables: [
      subnetworkVariable(blueprint),
      ...(blueprint.encryption.ownKeys ? [keyVariable(blueprint, 'key')] : []),
      maxWorkers,
      ...(clock.variables ?? []),
    ],
    files: [{ path: 'pipelines/spark/curate.py', content: SPARK_PY }],
  };
}
