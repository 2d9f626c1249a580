// SPDX-License-Identifier: Apache-2.0
import { CLASSIFICATIONS } from '../../../blueprint/types';
import type { GenerationContext } from '../../../generate/types';
import { type Block, blocks, expr, resource } from '../../../hcl';
import { labelOf } from '../../../protection/protectionOf';
import { peopleOf } from '../foundation/product/people';
import { lakeTables } from '../terms/lakeTables';
import { DATABASE, describing, grant, nameOf, reading } from './grants';

/** Layers that Lake Formation hands out rights on: nobody reads around it. */
function locations(): Block[] {
  return [
    resource('aws_lakeformation_resource', 'output', {
      arn: expr('aws_s3_bucket.layer["output"].arn'),
      role_arn: expr('aws_iam_role.lake.arn'),
      hybrid_access_enabled: false,
    }),
  ];
}

/** Classification of the contract as tags: of the database, and of columns that are more closed. */
function tags(context: GenerationContext): Block[] {
  const { classification } = context.blueprint.product;
  const tag = (value: string) => blocks({ key: 'classification', value });
  return [
    resource('aws_lakeformation_resource_lf_tags', 'product', {
      database: blocks({ name: DATABASE }),
      lf_tag: tag(labelOf(context.blueprint.masking, classification)),
    }),
    ...lakeTables(context).flatMap(table =>
      CLASSIFICATIONS.flatMap(level => {
        const columns = table.columns.filter(
          column => column.classification === level,
        );
        if (columns.length === 0 || level === classification) return [];
        return resource(
          'aws_lakeformation_resource_lf_tags',
          `${table.name}__${level}`,
          {
            table_with_columns: blocks({
              database_name: DATABASE,
              name: nameOf(table),
              column_names: columns.map(({ name }) => name),
            }),
            lf_tag: tag(labelOf(context.blueprint.masking, level)),
          },
        );
      }),
    ),
  ];
}

/** Rights of people by role, and of accounts that consume the product. */
function readers(context: GenerationContext): Block[] {
  const tables = lakeTables(context);
  const people = peopleOf(context).flatMap(({ role, label }) => {
    const principal = { principal: expr(`aws_iam_role.${label}.arn`) };
    const cleared = role === 'cleared-reader' || role === 'owner';
    return [
      describing(label, principal),
      ...tables.flatMap(table => reading(label, principal, table, cleared)),
    ];
  });
  const consumers = {
    for_each: expr('toset(var.consumer_account_ids)'),
    principal: expr('each.value'),
  };
  return [
    ...people,
    describing('consumer', consumers),
    ...tables.flatMap(table => reading('consumer', consumers, table, false)),
  ];
}

/** Rights of the job: to write its tables and to reach their place. */
function writer(context: GenerationContext): Block[] {
  if (context.blueprint.services.processing === 'none') return [];
  const principal = { principal: expr('aws_iam_role.job.arn') };
  return [
    grant('job_place', {
      ...principal,
      permissions: ['DATA_LOCATION_ACCESS'],
      data_location: blocks({
        arn: expr('aws_lakeformation_resource.output.arn'),
      }),
    }),
    grant('job_tables', {
      ...principal,
      permissions: ['ALTER', 'CREATE_TABLE', 'DESCRIBE'],
      database: blocks({ name: DATABASE }),
    }),
    ...lakeTables(context).flatMap(table => [
      ...reading('job', principal, table, 'everything'),
      grant(`job_write__${table.name}`, {
        ...principal,
        permissions: ['ALTER', 'DELETE', 'DESCRIBE', 'INSERT'],
        table: blocks({ database_name: DATABASE, name: nameOf(table) }),
      }),
    ]),
  ];
}

/** Who may read what: by grants of Lake Formation, down to the column. @internal */
export function governance(context: GenerationContext): Block[] {
  return [
    ...locations(),
    ...tags(context),
    ...readers(context),
    ...writer(context),
  ];
}
