// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext, ServiceGuide } from '../../../generate/types';
import { lakeTables } from '../terms/lakeTables';
import { productName } from '../terms/names';
import { qualified } from './sql';

/** How to run Redshift, what it costs, how to recover it. @internal */
export function guide(context: GenerationContext): ServiceGuide {
  const { blueprint } = context;
  const name = productName(
    blueprint,
    blueprint.environments[0] ?? { name: 'dev' },
  );
  const table = lakeTables(context)[0];
  return {
    title: 'Amazon Redshift Serverless',
    run: `The workgroup \`${name}\` lies in the private network of the domain and takes only encrypted connections. Its administrator's password is made, kept and rotated by Redshift in Secrets Manager; nobody needs to see it.

- Query from anywhere you are signed in: \`aws redshift-data execute-statement --workgroup-name ${name} --database ${name.replace(
      /-/g,
      '_',
    )} --sql 'select * from ${
      table ? qualified(table) : 'SCHEMA.TABLE'
    } limit 10'\`.
- Schemas, tables, roles and masks come from the contract as statements in \`infra/warehouse.tf\`; they run when they are new or changed.
- Give a person rights: \`grant role product_reader to "IAMR:${name}-reader"\`, \`grant role product_cleared_reader to "IAMR:${name}-cleared-reader"\`. Who has neither role sees masked columns as \`***\` or empty.
- Transformations are models of dbt in \`dbt/\`; they read the schema \`curated\`, through which the warehouse sees the lake, and write to \`output\`, where the masks are.
- Taking a statement out of \`infra/warehouse.tf\` undoes nothing: write the opposite one (\`detach masking policy …\`) instead.
- A column that the contract gained is added by \`alter table … add column\`: Redshift has no way to say "if it is missing", so write it as one more \`aws_redshiftdata_statement\`.`,
    cost: `RPU-hours by the second, one minute at least, only while queries run. The workgroup grows up to \`warehouse_most\` of its size; outside of production it is switched off for the rest of the month when \`warehouse_hours\` are used up, in production an alarm tells at 80 per cent. \`max_query_execution_time\` ends a query after an hour.`,
    recover: `- **Rows deleted or overwritten in the last 24 hours:** recovery points are made every 30 minutes. \`aws redshift-serverless list-recovery-points\`, then \`restore-from-recovery-point\`, or \`restore-table-from-recovery-point\` for one table.
- **Longer ago:** the warehouse has nothing that the lake does not have. Run the pipeline: it loads every table again in one transaction; then \`dbt build\`.
- **Keep a state for good:** \`aws redshift-serverless create-snapshot --namespace-name ${name} --snapshot-name NAME\`.
- **Zone lost:** the workgroup has addresses in three zones and goes on in another one by itself.
- **Region lost:** apply the stack in the recovery region and load from the copy of the output layer there.`,
  };
}
