// SPDX-License-Identifier: Apache-2.0
import type { Contribution, GenerationContext } from '../../../generate/types';
import { type Block, call, expr, resource } from '../../../hcl';
import { scanReferences } from '../catalog/scans';
import { AIRFLOW_DAG_PY, COMPOSER_DAG_PY } from '../programs/dags';
import { GOOGLE_RUNS_PY } from '../programs/googleRuns';
import { TEST_GOOGLE_RUNS_PY } from '../programs/tests';
import { memberOf, project } from '../support/references';
import { domainOf } from '../support/variables';
import { wantsTables, wantsWarehouse } from '../support/wanted';

/** Files of the repository that go beside the DAG, by their label. */
const FILES: Readonly<Record<string, string>> = {
  dag_program: 'orchestration/dags/product_run.py',
  dag_steps: 'orchestration/dags/google_runs.py',
  dag_ignore: 'orchestration/dags/.airflowignore',
  dag_lineage: 'pipelines/common/openlineage_event.py',
  dag_rows: 'pipelines/common/contract_rows.py',
  dag_spec: 'pipelines/common/pipeline.json',
};

const inFolder = (path: string) =>
  expr(`"dags/\${local.dataset}/${path.split('/').pop()}"`);

function dagObjects(): Block[] {
  return Object.entries(FILES).map(([label, path]) =>
    resource('google_storage_bucket_object', label, {
      bucket: expr('var.dags_bucket'),
      name: inFolder(path),
      source: expr(`"\${path.module}/../${path}"`),
      content_type: path.endsWith('.json')
        ? 'application/json'
        : 'text/plain; charset=utf-8',
    }),
  );
}

/** What the DAG knows of this environment. */
function dagSettings(context: GenerationContext): Block {
  const { blueprint } = context;
  const { processing } = blueprint.services;
  const settings = {
    name: expr('local.name'),
    dag_id: expr('local.dataset'),
    cloud: 'gcp',
    project,
    region: expr('var.region'),
    processing,
    process: processing === 'none' ? null : expr('local.process'),
    publish: wantsTables(blueprint) ? expr('local.publish') : null,
    scans: scanReferences(context).map(scan => expr(scan)),
    flow_account: expr('google_service_account.flow.email'),
    pipe_account: expr('google_service_account.pipe.email'),
    raw: expr('google_storage_bucket.raw.url'),
    output: expr('google_storage_bucket.output.url'),
    output_dataset: wantsWarehouse(blueprint)
      ? expr('google_bigquery_dataset.output.dataset_id')
      : '',
    lineage_url: expr('var.lineage_url'),
    lineage_secret: expr('var.lineage_token_secret'),
  };
  return resource('google_storage_bucket_object', 'dag_settings', {
    bucket: expr('var.dags_bucket'),
    name: inFolder('settings.json'),
    content: call('jsonencode', settings),
    content_type: 'application/json',
  });
}

/** Lets the Airflow of the domain act as the product's identities, and as nothing else of the product. */
const impersonation = (account: 'pipe' | 'flow'): Block =>
  resource('google_service_account_iam_member', `airflow_as_${account}`, {
    service_account_id: expr(`google_service_account.${account}.name`),
    role: 'roles/iam.serviceAccountTokenCreator',
    member: expr('"serviceAccount:${var.domain_composer_service_account}"'),
  });

/**
 * The product's DAG. `native` uses the operators of Google, which wait without a worker; `airflow` uses Airflow alone,
 * so that the DAG moves to any other.
 *
 * @internal
 */
export function productDag(context: GenerationContext): Contribution {
  const { blueprint } = context;
  return {
    terraform: {
      orchestration: [
        impersonation('pipe'),
        impersonation('flow'),
        ...dagObjects(),
        dagSettings(context),
        resource('google_secret_manager_secret_iam_member', 'lineage_token', {
          count: expr('var.lineage_token_secret == "" ? 0 : 1'),
          secret_id: expr('var.lineage_token_secret'),
          role: 'roles/secretmanager.secretAccessor',
          member: memberOf('flow'),
        }),
      ],
    },
    files: [
      {
        path: 'orchestration/dags/product_run.py',
        content:
          blueprint.services.orchestration === 'airflow'
            ? AIRFLOW_DAG_PY
            : COMPOSER_DAG_PY,
      },
      { path: 'orchestration/dags/google_runs.py', content: GOOGLE_RUNS_PY },
      {
        path: 'orchestration/dags/.airflowignore',
        content: 'google_runs\nopenlineage_event\ncontract_rows\n',
      },
      { path: 'tests/test_google_runs.py', content: TEST_GOOGLE_RUNS_PY },
    ],
    variables: [
      {
        name: 'dags_bucket',
        type: 'string',
        description: "Bucket that the domain's Airflow reads DAGs from.",
        value: place => domainOf(blueprint, place).dagsBucket,
      },
      {
        name: 'domain_composer_service_account',
        type: 'string',
        description: "Identity of the domain's Airflow.",
        value: place => domainOf(blueprint, place).composerAccount,
      },
      {
        name: 'lineage_url',
        type: 'string',
        description:
          "Address of the portal's lineage interface; empty sends nothing.",
        default: '',
      },
      {
        name: 'lineage_token_secret',
        type: 'string',
        description:
          "Secret with the product's token for it, as projects/PROJECT/secrets/NAME.",
        default: '',
      },
    ],
  };
}
