// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext, ServiceGuide } from '../../../generate/types';
import { lakeTables } from '../terms/lakeTables';
import { productName } from '../terms/names';

/** How to run S3, what it costs, how to recover it. @internal */
export function guide(context: GenerationContext): ServiceGuide {
  const { blueprint } = context;
  const environment = blueprint.environments[0];
  const name = environment ? productName(blueprint, environment) : 'NAME';
  const table = lakeTables(context)[0]?.name ?? 'TABLE';
  return {
    title: 'Amazon S3',
    run: `The lake has one bucket for each layer: \`raw\` for what lands, \`curated\` for rows in quarantine, \`output\` for what is served, \`artifacts\` for code and results of queries, \`logs\` for records of access. \`terraform output buckets\` lists them; in \`${
      environment?.name ?? 'dev'
    }\` they begin with \`dm-${name}-\`.

1. Sources deliver to \`raw/<table>/\` as JSON lines, for example \`aws s3 cp orders.json s3://dm-${name}-raw-ACCOUNT/${table}/\`.
2. The run reads what is new, checks it against the contract, and writes \`output/<table>/\`.
3. Rows that break the contract lie in \`curated/quarantine/<table>/\` for 90 days.

No bucket can be made public, every request needs TLS 1.2, and every object is encrypted.`,
    cost: `Storage by the gigabyte, then requests. Objects move to Intelligent-Tiering after 30 days. Levers: shorter retention in the contract, fewer and larger files (the table optimizers of the catalog see to that), and \`noncurrent_days\` in \`infra/storage.tf\`.`,
    recover: `- **One object overwritten or deleted:** every version is kept for 30 days. \`aws s3api list-object-versions --bucket BUCKET --prefix PATH\`, then copy the version back or delete the delete marker.
- **A bucket to a point in time:** AWS Backup keeps continuous backups where \`backup_days\` is above 0. \`aws backup start-restore-job\` with the recovery point of the vault \`${name}\`, into the same bucket.
- **The region is lost:** where disaster recovery is on, \`dm-${name}-recovery-ACCOUNT\` in the recovery region holds the output layer, at most 15 minutes behind. Apply the stack with \`region\` and \`recovery_region\` exchanged and a new \`name\`, copy the objects into its output bucket (\`aws s3 sync\`), and run the pipeline once.
- Try a restore twice a year: restore into a bucket of the test environment and run the checks of the contract on it.`,
  };
}
