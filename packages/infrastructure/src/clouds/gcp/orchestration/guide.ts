// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext, ServiceGuide } from '../../../generate/types';
import { wantsTables } from '../support/wanted';

/** How to run the orchestration. @internal */
export function guide(
  { blueprint }: GenerationContext,
  title: string,
): ServiceGuide {
  const { processing, catalog, orchestration } = blueprint.services;
  const steps = [
    ...(processing === 'none'
      ? []
      : ['`process` runs the pipeline for the day']),
    ...(wantsTables(blueprint)
      ? ['`publish` takes the day into the tables']
      : []),
    ...(catalog && wantsTables(blueprint)
      ? ['`quality` checks the rules of the contract']
      : []),
    '`report` tells the portal what was read and written',
  ];
  return {
    title,
    run: `The DAG is \`orchestration/dags/product_run.py\`, and runs at \`${
      blueprint.schedule.cron
    }\` UTC: ${steps.join(', ')}. ${
      orchestration === 'airflow'
        ? 'It uses Airflow alone; what a step is on Google Cloud is in `google_runs.py`, so that the DAG moves to any Airflow with another module.'
        : "It uses Google's operators, which hold no worker while they wait."
    } An apply of the product's stack puts it into the domain's environment, in a folder of its own. New DAGs are paused: switch it on once in Airflow.

\`\`\`sh
gcloud composer environments run "$ENVIRONMENT" --location "$REGION" dags trigger -- "$DAG"
gcloud composer environments run "$ENVIRONMENT" --location "$REGION" dags backfill -- -s 2026-01-01 -e 2026-01-07 "$DAG"
\`\`\`

Airflow acts as the product's identities \`flow\` and \`pipe\` without a key. Set \`lineage_url\` and \`lineage_token_secret\` to send lineage to the portal.`,
    cost: `The environment of the domain costs the same at night, whoever uses it: share it, and keep \`composer_size\` small in test environments. Workers grow up to \`composer_max_workers\`.`,
    recover: `- **A failed run**: mend the cause and clear the task; each step changes nothing when it runs twice.
- **A broken environment**: load the newest snapshot below \`snapshots/\` of the bucket for DAGs: \`gcloud composer environments snapshots load\`. Production takes one each night.
- **A lost region**: apply the domain stack with the other region, then the products. DAGs come with the applies; the history of runs comes from the snapshot.`,
  };
}
