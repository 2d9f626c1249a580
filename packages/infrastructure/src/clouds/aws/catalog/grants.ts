// SPDX-License-Identifier: Apache-2.0
import { type Block, type Body, blocks, expr, resource } from '../../../hcl';
import type { LakeTable } from '../terms/lakeTables';

/** @internal */
export const DATABASE = expr('aws_glue_catalog_database.product.name');
/** @internal */
export const nameOf = (table: LakeTable) =>
  expr(`aws_glue_catalog_table.${table.name}.name`);

/** A grant of Lake Formation, once the place of the tables is its own. @internal */
export const grant = (label: string, body: Body) =>
  resource('aws_lakeformation_permissions', label, {
    ...body,
    depends_on: [expr('aws_lakeformation_resource.output')],
  });

/** What a principal may read of a table: everything, or everything that is not masked. @internal */
export function reading(
  label: string,
  principal: Body,
  table: LakeTable,
  cleared: boolean,
): Block[] {
  const masked = table.columns
    .filter(column => column.masked)
    .map(({ name }) => name);
  // A table of nothing but masked columns has nothing for whoever is not cleared.
  if (!cleared && masked.length === table.columns.length) return [];
  return [
    grant(`${label}__${table.name}`, {
      ...principal,
      permissions: ['SELECT'],
      table_with_columns: blocks({
        database_name: DATABASE,
        name: nameOf(table),
        wildcard: true,
        excluded_column_names:
          cleared || masked.length === 0 ? undefined : masked,
      }),
    }),
  ];
}

/** Whoever reads a table has to find its database. @internal */
export const describing = (label: string, principal: Body) =>
  grant(`${label}_database`, {
    ...principal,
    permissions: ['DESCRIBE'],
    database: blocks({ name: DATABASE }),
  });
