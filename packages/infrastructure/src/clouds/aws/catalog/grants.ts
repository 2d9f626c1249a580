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

/**
 * What a principal may read of a table: everything that is not masked, and where it is cleared, what policies let the
 * cleared see.
 *
 * @internal
 */
export function reading(
  label: string,
  principal: Body,
  table: LakeTable,
  cleared: boolean | 'everything',
): Block[] {
  const hidden = table.columns
    .filter(
      ({ masked, protection }) =>
        masked &&
        cleared !== 'everything' &&
        !(cleared && protection.isClearToCleared),
    )
    .map(({ name }) => name);
  // A table of nothing but masked columns has nothing for whoever is not cleared.
  if (hidden.length === table.columns.length) return [];
  return [
    grant(`${label}__${table.name}`, {
      ...principal,
      permissions: ['SELECT'],
      table_with_columns: blocks({
        database_name: DATABASE,
        name: nameOf(table),
        wildcard: true,
        excluded_column_names: hidden.length === 0 ? undefined : hidden,
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
