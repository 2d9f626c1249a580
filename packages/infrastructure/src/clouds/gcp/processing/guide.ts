// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext, ServiceGuide } from '../../../generate/types';

const LOGIC = `The checks come from the contract, by \`pipelines/common/pipeline.json\`. The product's own logic goes into \`pipelines/common/transform.py\`, which is the team's. The unit tests need nothing but Python:

\`\`\`sh
python3 -m unittest discover tests
\`\`\``;

const RECOVER = `- **A run that failed** is started again; it writes the same files. More than five per cent of rejected rows end a run before it writes anything. The rows and their reasons are below \`raw/rejected/<table>/dt=<day>/\`. Mend the source or the contract, or raise \`max_rejected_percent\` for one run.
- **Days that are missing**: start a run for each with \`day\` set. Any order will do.
- **A lost region**: apply the stack in the other one. Code and images are made again from the repository, data is read from buckets that span both.`;

/** @internal */
export function dataflowGuide({ blueprint }: GenerationContext): ServiceGuide {
  return {
    title: 'Dataflow',
    run: `${LOGIC}

\`pipelines/dataflow/after-apply.sh\` builds the image of the pipeline and pushes it; CI runs it after each apply. Its tag follows from what is in \`pipelines\`, so that another program is another image. To go back, state the older tag as \`pipeline_image_tag\`.

Start a run by hand for a day:

\`\`\`sh
gcloud dataflow flex-template run "by-hand-$(date +%s)" --region "$REGION" \\
  --template-file-gcs-location "gs://$(terraform -chdir=infra output -raw artifacts_bucket)/templates/pipeline.json" \\
  --parameters day=2026-01-31
\`\`\`

On a desk, with files instead of buckets: \`python3 pipelines/dataflow/pipeline.py --raw=data/raw --curated=data/curated --output=data/output --day=2026-01-31 --wait\`.`,
    cost: `Time of workers. They grow with the backlog up to \`max_workers\`${
      blueprint.autoscaling
        ? ''
        : ' (automatic scaling is off: all of them from the start)'
    }, and end with the run.`,
    recover: RECOVER,
  };
}

/** @internal */
export function sparkGuide(_context: GenerationContext): ServiceGuide {
  return {
    title: 'Apache Spark on Dataproc Serverless',
    run: `${LOGIC}

The program is \`pipelines/spark/curate.py\`. An apply puts it into the bucket for artifacts. Start a run by hand for a day:

\`\`\`sh
code="gs://$(terraform -chdir=infra output -raw artifacts_bucket)/code"
gcloud dataproc batches submit pyspark "$code/spark/curate.py" --region "$REGION" --version 2.2 \\
  --service-account "$(terraform -chdir=infra output -raw pipeline_service_account)" --subnet "$SUBNET" \\
  --py-files "$code/common/contract_rows.py,$code/common/transform.py" --files "$code/common/pipeline.json" \\
  -- --raw="gs://$RAW" --curated="gs://$CURATED" --output="gs://$OUTPUT" --spec=pipeline.json --day=2026-01-31
\`\`\``,
    cost: `Computing units for as long as a batch runs, at least a minute. Executors come and go with the work up to \`max_workers\`; the batch ends by itself after the time-out of the schedule.`,
    recover: RECOVER,
  };
}
