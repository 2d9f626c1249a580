// SPDX-License-Identifier: Apache-2.0
import type { Property, SchemaObject } from '@meshwright/contracts';
import type { Cloud, GeneratedFile } from '../../generate/types';
import type { Column, OutputModel } from './models';

const PLAIN = /^[a-z_][a-z0-9_]*$/;

/** A column in SQL; dbt quotes it as the warehouse does where that is needed. */
function columnSql({ name, quote }: Column): string {
  return !quote && PLAIN.test(name)
    ? name
    : `{{ adapter.quote(${JSON.stringify(name)}) }}`;
}

/** Types that a cast to cannot go wrong with: nested ones are taken as they are. */
const isFlat = ({ logicalType }: Property) =>
  logicalType !== 'object' && logicalType !== 'array';

function incremental(object: SchemaObject): Property | undefined {
  const partition = object.properties
    .filter(({ partitioned }) => partitioned)
    .sort(
      (a, b) => (a.partitionKeyPosition ?? 0) - (b.partitionKeyPosition ?? 0),
    )[0];
  const keyed = object.properties.some(
    ({ primaryKey, unique }) => primaryKey || unique,
  );
  return keyed &&
    (partition?.logicalType === 'date' ||
      partition?.logicalType === 'timestamp')
    ? partition
    : undefined;
}

/**
 * How a model becomes a table. In BigQuery the columns of a table carry the policy tags that mask them, and a table that
 * is made anew has none: there the rows are replaced, and the table of Terraform stays.
 */
function configOf(
  adapter: Cloud['dbtAdapter'],
  uniqueKey: readonly string[] | undefined,
): string {
  const stays = adapter === 'bigquery';
  if (!uniqueKey && !stays) return `{{ config(materialized='table') }}`;
  return [
    ...(stays
      ? [
          '{# Terraform makes this table with the policy tags of its columns. #}',
        ]
      : []),
    '{{ config(',
    [
      "    materialized='incremental'",
      ...(uniqueKey ? [`    unique_key=${JSON.stringify(uniqueKey)}`] : []),
      ...(stays ? ['    full_refresh=false'] : []),
      "    on_schema_change='fail'",
      ...(stays && !uniqueKey
        ? [
            '    pre_hook="{% if is_incremental() %}delete from {{ this }} where true{% endif %}"',
          ]
        : []),
    ].join(',\n'),
    ') }}',
  ].join('\n');
}

/**
 * `models/<port>/<model>.sql`: each column of the contract, cast to the type that it promises, from what the pipeline
 * curated. A table with a key and a partition by time takes only what is new.
 *
 * @internal
 */
export function modelSql(
  { output, object, name, description }: OutputModel,
  adapter: Cloud['dbtAdapter'],
): GeneratedFile {
  const columns = description.columns ?? [];
  const byName = new Map(
    object.properties.map(property => [
      property.physicalName || property.name,
      property,
    ]),
  );
  const partition = incremental(object);
  const partitionColumn = columns.find(
    column => byName.get(column.name) === partition,
  );
  const keys = columns.filter(column => {
    const property = byName.get(column.name);
    return property?.primaryKey || property?.unique;
  });
  const primary = keys.filter(({ name: key }) => byName.get(key)?.primaryKey);
  const unique = (primary.length > 0 ? primary : keys.slice(0, 1)).map(
    column => column.name,
  );
  const fresh = partition && partitionColumn;
  const lines = columns.map(column => {
    const sql = columnSql(column);
    const property = byName.get(column.name);
    return property && isFlat(property) && column.data_type
      ? `    cast(${sql} as ${column.data_type}) as ${sql}`
      : `    ${sql}`;
  });
  const config = configOf(adapter, fresh ? unique : undefined);
  const where = fresh
    ? [
        '{% if is_incremental() %}',
        `where ${columnSql(partitionColumn)} >= (select max(${columnSql(
          partitionColumn,
        )}) from {{ this }})`,
        '{% endif %}',
      ]
    : [];
  return {
    path: `dbt/models/${output.port.name}/${name}.sql`,
    content: [
      config,
      '',
      'select',
      lines.join(',\n'),
      `from {{ source('curated', ${JSON.stringify(name)}) }}`,
      ...where,
      '',
    ].join('\n'),
  };
}
