// SPDX-License-Identifier: Apache-2.0
import type { Property, SchemaObject } from '@meshwright/contracts';
import type {
  Classification,
  ResolvedBlueprint,
} from '../../../blueprint/types';
import type { GenerationContext, PortContract } from '../../../generate/types';
import {
  protectionOf,
  type Protection,
} from '../../../protection/protectionOf';
import { type BigQueryType, columnTypeOf } from './columnTypes';
import { type Mask, maskOf } from './mask';
import { retentionDays } from './serviceLevels';

/** A column of a table that the product serves. @internal */
export interface Column {
  name: string;
  type: BigQueryType;
  mode: 'REQUIRED' | 'NULLABLE' | 'REPEATED';
  description?: string;
  classification: Classification;
  protection: Protection;
  /** What people who are not cleared see; absent where the column is open to every reader. */
  mask?: Mask;
  property: Property;
  /** Members of a record. */
  fields: readonly Column[];
}

/** A table that the product serves, from one object of one contract. @internal */
export interface ServedTable {
  port: string;
  object: SchemaObject;
  /** Name in the warehouse, and of the folder in the lake. */
  name: string;
  /** Name as part of Terraform addresses and of names with hyphens. */
  label: string;
  columns: readonly Column[];
  /** Columns of the primary key, in its order. */
  key: readonly string[];
  /** Column that the table is partitioned by, of a type with dates. */
  partition?: string;
  clustering: readonly string[];
  /** Days that rows are kept, where the contract promises an end. */
  retentionDays?: number;
}

const PARTITIONED_BY = new Set(['DATE', 'DATETIME', 'TIMESTAMP']);
const CLUSTERED_BY = new Set([
  ...PARTITIONED_BY,
  'STRING',
  'INTEGER',
  'NUMERIC',
  'BIGNUMERIC',
  'BOOLEAN',
]);

/** The last part of a name such as `schema.table`. */
const lastPart = (name: string) => name.split('.').pop() || name;

/** The name of a table or a column where the data is. @internal */
export const nameOf = (thing: SchemaObject | Property): string =>
  lastPart(thing.physicalName || thing.name);

function columnOf(
  property: Property,
  blueprint: ResolvedBlueprint,
  engine: string | undefined,
): Column {
  const type = columnTypeOf(property, engine);
  // What the contract says nothing of is not for everybody.
  const protection = protectionOf(property, blueprint, 'internal');
  const members = (property.items ?? property).properties;
  const fields =
    type.name === 'RECORD'
      ? members.map(member => columnOf(member, blueprint, engine))
      : [];
  const hidden = fields.length === 0 && protection.masked;
  let mode: Column['mode'] = property.required ? 'REQUIRED' : 'NULLABLE';
  if (type.repeated) mode = 'REPEATED';
  const description = property.description ?? property.businessName;
  return {
    name: nameOf(property),
    type,
    mode,
    ...(description && { description: description.slice(0, 1024) }),
    classification: protection.classification ?? 'internal',
    protection,
    ...(hidden && {
      mask: type.repeated
        ? ('ALWAYS_NULL' as const)
        : maskOf(protection, type.name, property),
    }),
    property,
    fields,
  };
}

const byPosition =
  (position: 'primaryKeyPosition' | 'partitionKeyPosition') =>
  (a: Column, b: Column) =>
    (a.property[position] ?? Infinity) === (b.property[position] ?? Infinity)
      ? 0
      : (a.property[position] ?? Infinity) - (b.property[position] ?? Infinity);

function tableOf(
  { port, contract }: PortContract,
  object: SchemaObject,
  blueprint: ResolvedBlueprint,
  label: string,
): ServedTable {
  const engines = new Set(contract.servers.map(({ type }) => type));
  const engine = engines.size === 1 ? [...engines][0] : undefined;
  const columns = object.properties.map(property =>
    columnOf(property, blueprint, engine),
  );
  const key = columns
    .filter(({ property }) => property.primaryKey)
    .sort(byPosition('primaryKeyPosition'))
    .map(({ name }) => name);
  const partitions = columns
    .filter(({ property }) => property.partitioned)
    .sort(byPosition('partitionKeyPosition'));
  const partition = partitions.find(
    ({ type }) => !type.repeated && PARTITIONED_BY.has(type.name),
  );
  const clustered = [...partitions.map(({ name }) => name), ...key].filter(
    (name, index, all) =>
      name !== partition?.name &&
      all.indexOf(name) === index &&
      columns.some(
        column =>
          column.name === name &&
          !column.type.repeated &&
          CLUSTERED_BY.has(column.type.name),
      ),
  );
  const days = retentionDays(contract, object);
  return {
    port: port.name,
    object,
    name: nameOf(object),
    label,
    columns,
    key,
    ...(partition && { partition: partition.name }),
    clustering: clustered.slice(0, 4),
    ...(days !== undefined && { retentionDays: days }),
  };
}

/** A name as part of Terraform addresses: lower case letters, digits and underscores. */
function labelOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return (/^[a-z]/.test(plain) ? plain : `t_${plain}`).slice(0, 40);
}

/** Every table of the product's output ports; a name that several ports state is served once, by the first. @internal */
export function tablesOf(
  outputs: readonly PortContract[],
  blueprint: ResolvedBlueprint,
): ServedTable[] {
  const tables = new Map<string, ServedTable>();
  const labels = new Set<string>();
  for (const output of outputs) {
    for (const object of output.contract.schema) {
      if (tables.has(nameOf(object))) continue;
      const plain = labelOf(nameOf(object));
      let label = plain;
      for (let n = 2; labels.has(label); n++) label = `${plain}_${n}`;
      labels.add(label);
      tables.set(nameOf(object), tableOf(output, object, blueprint, label));
    }
  }
  return [...tables.values()];
}

/** Columns and members of records, in order. @internal */
export function* everyColumn(columns: readonly Column[]): Iterable<Column> {
  for (const column of columns) {
    yield column;
    yield* everyColumn(column.fields);
  }
}

/** Whether there are columns that nobody but the pipelines may see, so that nobody is given whole files either. @internal */
export const isClosedToAll = ({
  blueprint,
  outputs,
}: Pick<GenerationContext, 'blueprint' | 'outputs'>): boolean =>
  tablesOf(outputs, blueprint).some(({ columns }) =>
    [...everyColumn(columns)].some(
      ({ mask, protection }) => mask && !protection.isClearToCleared,
    ),
  );
