// SPDX-License-Identifier: Apache-2.0
import type { Classification } from '../../../blueprint/types';
import { type Expression, expr, type HclValue } from '../../../hcl';
import type { Mask } from './mask';
import type { BigQueryType } from './columnTypes';
import type { Column } from './tables';

/** @internal */
export interface SchemaOptions {
  /** Columns that are masked carry the tag that masks them. */
  tagged?: boolean;
  /** Only types that Apache Iceberg has. */
  iceberg?: boolean;
}

/** Address of the policy tag for columns of a classification that are masked in one way. @internal */
export const policyTagLabel = (classification: Classification, mask: Mask) =>
  `${classification}_${mask.toLowerCase()}`;

/** A policy tag as a schema names it. */
const policyTag = (classification: Classification, mask: Mask): Expression =>
  expr(
    `google_data_catalog_policy_tag.${policyTagLabel(
      classification,
      mask,
    )}.name`,
  );

/** Types that Apache Iceberg has no like of: their values are kept as text. */
const NOT_IN_ICEBERG = new Set(['JSON', 'BIGNUMERIC']);

function fieldOf(column: Column, options: SchemaOptions): HclValue {
  const { name, mode, description, mask, classification, fields } = column;
  const type: BigQueryType =
    options.iceberg && NOT_IN_ICEBERG.has(column.type.name)
      ? { name: 'STRING' }
      : column.type;
  return {
    name,
    type: type.name,
    mode,
    description,
    // Both are texts in the interface of BigQuery.
    precision:
      type.precision === undefined ? undefined : String(type.precision),
    scale: type.scale ? String(type.scale) : undefined,
    policyTags:
      options.tagged && mask
        ? { names: [policyTag(classification, mask)] }
        : undefined,
    fields:
      fields.length > 0
        ? fields.map(field => fieldOf(field, options))
        : undefined,
  };
}

/** Columns as BigQuery's schema, in its JSON form. @internal */
export const schemaOf = (
  columns: readonly Column[],
  options: SchemaOptions = {},
): HclValue => columns.map(column => fieldOf(column, options));
