// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext, ServiceGuide } from '../../../generate/types';
import { productName } from '../terms/names';

const nameOf = ({ blueprint }: GenerationContext) =>
  blueprint.environments[0]
    ? productName(blueprint, blueprint.environments[0])
    : 'NAME';

const shared = (
  folder: string,
) => `The program is the same for every product; what is particular stands in two files of \`${folder}\`:

- \`pipeline.json\` comes from the contracts: columns, types, keys, checks, sources. It is made again when they change.
- \`transform.py\` is yours: joins, filters and calculations. Without a change a table comes from its first source as it is.

A run reads the sources, casts each field to the type of the contract, keeps the latest row of each key, measures all checks in one query, and publishes. Where a rule of severity error is broken nothing of that table is published: its rows go to \`quarantine/\`, the alarm \`contract-broken\` tells why, and the run fails at its end. Each run writes events of OpenLineage (schema, columns, results of checks) to \`lineage/\` in the bucket of artifacts, and sends them to the portal where \`portal_url\` and \`portal_token_secret_arn\` are set.

Test without a cloud: \`python -m unittest discover tests\`.`;

const recover = (
  again: string,
) => `- **A run failed for a passing reason:** start it again. Tables of Iceberg and Delta change in one step or not at all, and rows are merged by key, so that a second run of the same data changes nothing.
- **The contract was broken:** look at the rows in \`quarantine/\`, have the source mended, and deliver again.
- **Wrong rows were published:** go back to the snapshot before. Iceberg: \`CALL lake.system.rollback_to_timestamp('DATABASE.TABLE', TIMESTAMP '…')\`; Delta: \`RESTORE TABLE delta.\\\`s3://…\\\` TO TIMESTAMP AS OF '…'\`; Parquet: delete the partition \`load_date=…\`.
- **A table is to be made again from what landed:** ${again}`;

/** How to run Glue, what it costs, how to recover it. @internal */
export function glueGuide(context: GenerationContext): ServiceGuide {
  const name = nameOf(context);
  return {
    title: 'AWS Glue',
    run: `${shared('pipelines/glue')}

Start a run: \`aws glue start-job-run --job-name ${name}-pipeline\`. Watch it: \`aws glue get-job-run --job-name ${name}-pipeline --run-id ID\`; logs are in \`/aws-glue/jobs\`.`,
    cost: `Glue counts DPU-hours by the second, one minute at least. Auto scaling uses only the workers that a stage needs, up to the limit of the environment's size. Outside of production runs are flexible: a third cheaper, and they may wait for capacity.`,
    recover: recover(
      `\`aws glue reset-job-bookmark --job-name ${name}-pipeline\`, then start the job: it reads everything that is still in \`raw\`.`,
    ),
  };
}

/** How to run EMR Serverless, what it costs, how to recover it. @internal */
export function sparkGuide(context: GenerationContext): ServiceGuide {
  const name = nameOf(context);
  return {
    title: 'Apache Spark on Amazon EMR Serverless',
    run: `${shared('pipelines/spark')}

The application \`${name}-spark\` starts with the first run and stops after 15 minutes without one. Runs are listed by \`aws emr-serverless list-job-runs --application-id ID\`; logs are in \`/aws/emr-serverless/${name}\`.`,
    cost: `Processors and memory by the second that workers run, on ARM, which is a fifth cheaper. \`maximum_capacity\` of the application is the ceiling, whatever a run asks for; an application that stands still costs nothing.`,
    recover: recover(
      'start a run: it reads everything that is still in `raw` and merges it by key.',
    ),
  };
}
