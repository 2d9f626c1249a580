// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext, ServiceGuide } from '../../../generate/types';
import { lakeTables } from '../terms/lakeTables';
import { databaseName, productName } from '../terms/names';

/** How to run catalog and governance, what they cost, how to recover them. @internal */
export function guide(context: GenerationContext): ServiceGuide {
  const { blueprint } = context;
  const environment = blueprint.environments[0] ?? { name: 'dev' };
  const name = productName(blueprint, environment);
  const database = databaseName(blueprint, environment);
  const table = lakeTables(context)[0]?.name ?? 'TABLE';
  const masked = lakeTables(context).flatMap(found =>
    found.columns
      .filter(column => column.masked)
      .map(column => `\`${found.name}.${column.name}\``),
  );
  return {
    title: 'AWS Glue Data Catalog and Lake Formation',
    run: `The tables of the contract are in the database \`${database}\` (of \`${
      environment.name
    }\`). Query them: \`aws athena start-query-execution --work-group ${name} --query-string 'SELECT * FROM ${database}.${table} LIMIT 10'\`.

Lake Formation decides who reads what. Readers and developers see ${
      masked.length > 0
        ? `everything but ${masked.join(', ')}`
        : 'every column, as the contract closes none'
    }; cleared readers and owners see everything. The lines are in \`infra/governance.tf\`; they come from the classifications of the contract, so change them there.

Another domain reads the product after its account is in \`consumer_account_ids\`: it accepts the share in AWS RAM and makes a resource link. Rules of the contract are rulesets of Glue Data Quality; start one by hand with \`aws glue start-data-quality-ruleset-evaluation-run\`.`,
    cost: `Athena counts terabytes read: partitions, columns and Iceberg's statistics keep them few, and the workgroup stops a query at 1 TB. The crawler and each evaluation count DPU-hours. The catalog is free up to a million objects.`,
    recover: `- **A table was dropped from the catalog:** its data is still in \`output/\`. Apply the stack again; a table of Iceberg is registered with its last metadata file by \`CALL lake.system.register_table('${database}.${table}', 's3://…/metadata/LAST.metadata.json')\` in Spark.
- **A reader lost access:** \`aws lakeformation list-permissions --resource-type TABLE\` shows what there is; apply again, as grants that were changed by hand are drift.
- **Somebody sees too much:** raise the classification of the column in the contract, generate again, apply. Until then revoke by hand: \`aws lakeformation revoke-permissions\`.
- **Everything is denied:** the role that deploys must not be an administrator of the lake, and the defaults of the account must be empty; both are in the platform stack.`,
  };
}
