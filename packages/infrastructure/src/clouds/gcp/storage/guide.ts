// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext, ServiceGuide } from '../../../generate/types';
import { wantsLakehouse } from '../support/wanted';

/** How to run the lake. @internal */
export function guide({ blueprint }: GenerationContext): ServiceGuide {
  const iceberg = wantsLakehouse(blueprint)
    ? `

Curated tables are also kept in Apache Iceberg, in the dataset of BigQuery that ends in \`_lake\` and the bucket whose name has \`-lake-\`. BigQuery is their only writer; Spark, Trino and DuckDB read the metadata there, after \`EXPORT TABLE METADATA\`.`
    : '';
  return {
    title: 'Cloud Storage',
    run: `Deliver the rows of a day below \`raw/<table>/dt=<day>/\`, as lines of JSON (\`.jsonl\`, \`.jsonl.gz\`) or as Parquet:

\`\`\`sh
gcloud storage cp orders.jsonl "gs://$(terraform -chdir=infra output -raw raw_bucket)/orders/dt=$(date -u +%F)/"
\`\`\`

A run writes what keeps the contract to \`curated\`, the same with columns masked to \`output\`, and what does not to \`raw/rejected/\`, each row with its reasons. Readers see \`output\`; those who are cleared see \`curated\`.${iceberg}`,
    cost: `What is stored, and in how many regions. What was delivered goes to Nearline after 30 days, curated files after 90. Where the contract promises an end of retention, objects are deleted then.`,
    recover: `- **A deleted or overwritten object** has older versions for 30 days: \`gcloud storage ls --all-versions\`, then copy the one you want back.
- **A deleted bucket or object without versions** can be restored while soft deletion lasts: \`gcloud storage restore\`.
- **A lost region**: buckets that span two regions answer from the other one, with nothing to do. Iceberg tables are in one region: publish the curated days again where the stack is applied.
- **Wrong data**: deliver the day again and run it again. Files of a day are replaced, and rows are matched by their key.`,
  };
}
