// SPDX-License-Identifier: Apache-2.0
import {
  convertContract,
  type Property,
  type SchemaObject,
} from '@meshwright/contracts';
import { parse } from 'yaml';
import type { Cloud, GeneratedFile, PortContract } from '../../generate/types';
import { compileDbt, type QualityCheck } from '@meshwright/quality';
import { yamlFile } from '../text/yaml';

/** A column as the conversion of contracts describes it. */
interface Column {
  name: string;
  quote?: boolean;
  data_type?: string;
  data_tests?: unknown[];
}

/** A model as the conversion describes it; what is not named here is kept as it is. */
interface Model {
  name: string;
  config?: Record<string, unknown>;
  columns?: Column[];
  data_tests?: unknown[];
}

/** A table of an output port, and the model that builds it. @internal */
export interface OutputModel {
  output: PortContract;
  object: SchemaObject;
  /** Unique in the project. */
  name: string;
  description: Model;
}

const identifier = (name: string) => name.replace(/-/g, '_');
const tableName = (object: SchemaObject) =>
  (object.physicalName || object.name).split('.').slice(-1)[0];

/** References of one model to another, under the names that these have in the project. */
function renamed<T>(value: T, names: ReadonlyMap<string, string>): T {
  if (typeof value === 'string') {
    return value.replace(
      /^ref\('(\w+)'\)$/,
      (_, name: string) => `ref('${names.get(name) ?? name}')`,
    ) as T;
  }
  if (Array.isArray(value)) {
    return value.map(item => renamed(item, names)) as T;
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, renamed(item, names)]),
    ) as T;
  }
  return value;
}

/**
 * The models of all output ports. Two ports may have a table of one name, as two versions of a port do: the later one
 * is built in a schema of its own.
 *
 * @internal
 */
export function outputModels(
  outputs: readonly PortContract[],
  adapter: Cloud['dbtAdapter'],
): OutputModel[] {
  const taken = new Set<string>();
  return outputs.flatMap(output => {
    const { files } = convertContract(output.contract, 'dbt', {
      dialect: adapter,
    });
    const models = (parse(files[0].content) as { models: Model[] }).models;
    const names = new Map(
      models.map(({ name }) => {
        const own = taken.has(name)
          ? `${identifier(output.port.name)}_${name}`
          : name;
        taken.add(own);
        return [name, own] as const;
      }),
    );
    return models.map((model, index) => {
      const object = output.contract.schema[index];
      const name = names.get(model.name) ?? model.name;
      const apart = name !== model.name;
      return {
        output,
        object,
        name,
        description: renamed(
          {
            ...model,
            name,
            config: {
              ...model.config,
              ...(name !== tableName(object) && { alias: tableName(object) }),
              ...(apart && { schema: identifier(output.port.name) }),
            },
          },
          names,
        ),
      };
    });
  });
}

/** `models/<port>/<port>.yml`: the contract enforced, and a test for each of its rules. @internal */
export function modelDescriptions(
  models: readonly OutputModel[],
  adapter: Cloud['dbtAdapter'],
): GeneratedFile[] {
  const ports = new Map<PortContract, OutputModel[]>();
  for (const model of models) {
    ports.set(model.output, [...(ports.get(model.output) ?? []), model]);
  }
  return [...ports].map(([output, own]) => ({
    path: `dbt/models/${output.port.name}/${output.port.name}.yml`,
    content: yamlFile(
      {
        version: 2,
        models: own.map(({ object, name, description }) => {
          const { tests } = compileDbt(adapter)(output.contract, object);
          const { columns, ...rest } = description;
          const dataTests = tests
            .filter(({ ownOfDbt, check }) => !ownOfDbt || !has(columns, check))
            .map(({ test }) => prefixed(test, name, object));
          return {
            ...rest,
            ...(dataTests.length > 0 && { data_tests: dataTests }),
            columns,
          };
        }),
      },
      `Made from ${'contracts'}/${
        output.port.name
      }.odcs.yaml: columns, types and tests are those of the contract.`,
    ),
  }));
}

/** Names of tests are unique in a project; they begin with the table's name, which two ports may have. */
function prefixed(
  test: Record<string, unknown>,
  model: string,
  object: SchemaObject,
): Record<string, unknown> {
  if (model === object.name) return test;
  return Object.fromEntries(
    Object.entries(test).map(([kind, value]) => [
      kind,
      {
        ...(value as object),
        name: `${model}_${(value as { name: string }).name}`,
      },
    ]),
  );
}

const TEST_OF: Partial<Record<QualityCheck['measure']['kind'], string>> = {
  nulls: 'not_null',
  duplicates: 'unique',
  values: 'accepted_values',
};

/** Whether the description of the column has dbt's own test for the same. */
function has(
  columns: Column[] | undefined,
  { measure }: QualityCheck,
): boolean {
  const [column] =
    'columns' in measure
      ? measure.columns
      : ['column' in measure && measure.column];
  const test = TEST_OF[measure.kind];
  return (
    columns
      ?.find(({ name }) => name === column)
      ?.data_tests?.some(
        item =>
          item === test ||
          (typeof item === 'object' && item !== null && test! in item),
      ) ?? false
  );
}

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
