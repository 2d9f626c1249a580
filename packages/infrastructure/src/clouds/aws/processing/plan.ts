// SPDX-License-Identifier: Apache-2.0
import type { Contract, SchemaObject, Server } from '@meshwright/contracts';
import type {
  GeneratedFile,
  GenerationContext,
  PortContract,
} from '../../../generate/types';
import {
  checksOf,
  failingRows,
  spark,
  type QualityCheck,
} from '@meshwright/quality';
import { type LakeTable, lakeTables } from '../terms/lakeTables';
import { Claims, slug } from '../terms/words';

/** Where the data of an input port is in one environment. */
type Place =
  | { environment?: string; kind: 'catalog'; database: string }
  | { environment?: string; kind: 'files'; location: string; format: string };

const BUCKET_PATH =
  /^s3a?:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(\/[\w!.*'()\-/=]*)?$/;

/** The bucket of an address in S3, where it is one. @internal */
export const bucketOf = (location: string) => BUCKET_PATH.exec(location)?.[1];

function placeOf({ type, environment, details }: Server): Place | undefined {
  const database = details.database ?? details.schema;
  if (/^(glue|athena)$/i.test(type) && typeof database === 'string') {
    return { environment, kind: 'catalog', database: database.toLowerCase() };
  }
  const { location, format } = details;
  if (
    /^s3$/i.test(type) &&
    typeof location === 'string' &&
    bucketOf(location)
  ) {
    const known = /^(parquet|json|csv|orc|delta)$/i.exec(String(format ?? ''));
    return {
      environment,
      kind: 'files',
      location: location.replace(/^s3a/, 's3'),
      format: known ? known[0].toLowerCase() : 'parquet',
    };
  }
  return undefined;
}

/** Where the data of an input is, as its contract says; nothing where it says nothing that AWS can read. @internal */
export function placesOf({ servers }: Contract): Place[] {
  return servers
    .map(placeOf)
    .filter((place): place is Place => place !== undefined);
}

interface Source {
  name: string;
  table: string;
  servers: Place[];
}

const fieldNames = ({ properties }: SchemaObject) =>
  properties.map(({ name }) => name.toLowerCase());

/** How much of a table a source has: fields of the same name, and objects that the contract names as its origin. */
function likeness(table: LakeTable, object: SchemaObject): number {
  const has = new Set(fieldNames(object));
  return table.columns.filter(
    ({ source, property }) =>
      has.has(source.toLowerCase()) ||
      property.transformSourceObjects.some(
        name => name.split('.')[0].toLowerCase() === object.name.toLowerCase(),
      ),
  ).length;
}

/** Every object of every input that a table shares something with, the likest first; else what lands under its name. */
function sourcesOf(
  table: LakeTable,
  inputs: readonly PortContract[],
): Source[] {
  const names = new Claims();
  const found = inputs
    .flatMap(({ port, contract }) =>
      contract.schema.map(object => ({
        score: likeness(table, object),
        port,
        object,
        servers: placesOf(contract),
      })),
    )
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ port, object, servers }) => {
      const name = slug(object.physicalName || object.name);
      return {
        name: names.claim(name, slug(`${port.name}_${name}`)),
        table: name,
        servers,
      };
    });
  return found.length > 0
    ? found
    : [{ name: table.name, table: table.name, servers: [] }];
}

function checkOf(check: QualityCheck) {
  const { id, description, dimension, severity, unit, limits, measure } = check;
  const common = { id, description, dimension, severity, unit, limits };
  switch (measure.kind) {
    case 'duplicates':
      return [{ ...common, kind: 'duplicates', columns: measure.columns }];
    case 'rows':
      return [{ ...common, kind: 'rows' }];
    case 'age':
      return [
        {
          ...common,
          kind: 'age',
          column: measure.column,
          hours: measure.hours,
        },
      ];
    default: {
      const failing = failingRows(measure, spark);
      return failing ? [{ ...common, kind: 'failing', failing }] : [];
    }
  }
}

/** Column that says which of two rows of one key is the later one. */
function orderOf({ columns }: LakeTable): string | null {
  const times = columns.filter(({ types }) => types.lake === 'timestamp');
  return (
    times.find(({ name }) => /updat|modif|chang|version/.test(name))?.name ??
    null
  );
}

function partitionsOf({ columns }: LakeTable): string[] {
  return columns
    .filter(({ property }) => property.partitioned)
    .sort(
      (one, other) =>
        (one.property.partitionKeyPosition ?? 99) -
        (other.property.partitionKeyPosition ?? 99),
    )
    .map(({ name }) => name);
}

/** Names that the checks of a table's contract have in its table. @internal */
export function columnNames(table: LakeTable) {
  const names = new Map(
    table.columns.map(({ property, name }) => [property, name]),
  );
  return {
    columnName: (property: SchemaObject['properties'][number]) =>
      names.get(property) ?? slug(property.physicalName || property.name),
  };
}

function planOf(table: LakeTable, context: GenerationContext) {
  const { checks } = checksOf(table.contract, table.object, columnNames(table));
  return {
    name: table.name,
    port: table.port,
    columns: table.columns.map(({ name, source, types, masked }) => ({
      name,
      source,
      type: types.lake,
      masked,
    })),
    keys: table.keys,
    order: orderOf(table),
    partitions: partitionsOf(table),
    sources: sourcesOf(table, context.inputs),
    checks: checks.flatMap(checkOf),
    retention:
      table.retentionColumn && table.retentionDays
        ? { column: table.retentionColumn, days: table.retentionDays }
        : null,
  };
}

/** `pipeline.json`: what the job does, from the contracts. The program is the same for every product. @internal */
export function plan(
  context: GenerationContext,
  folder: string,
): GeneratedFile {
  const { product, tableFormat } = context.blueprint;
  const content = {
    product: product.name,
    domain: product.domain,
    version: product.version,
    tableFormat,
    tables: lakeTables(context).map(table => planOf(table, context)),
  };
  return {
    path: `${folder}/pipeline.json`,
    content: `${JSON.stringify(content, null, 2)}\n`,
  };
}

/** Buckets of other products that inputs are read from, by their contracts. @internal */
export function foreignBuckets({ inputs }: GenerationContext): string[] {
  const found = inputs.flatMap(({ contract }) =>
    placesOf(contract).flatMap(place =>
      place.kind === 'files' ? bucketOf(place.location) ?? [] : [],
    ),
  );
  return [...new Set(found)].sort();
}

/** Databases of other products that inputs are read from, by their contracts. @internal */
export function foreignDatabases({ inputs }: GenerationContext): string[] {
  const found = inputs.flatMap(({ contract }) =>
    placesOf(contract).flatMap(place =>
      place.kind === 'catalog' && /^[a-z0-9_-]{1,255}$/.test(place.database)
        ? place.database
        : [],
    ),
  );
  return [...new Set(found)].sort();
}
