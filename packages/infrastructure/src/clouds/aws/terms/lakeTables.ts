// SPDX-License-Identifier: Apache-2.0
import type {
  Contract,
  Property,
  SchemaObject,
  ServiceLevel,
} from '@meshwright/contracts';
import type { Classification } from '../../../blueprint/types';
import { hoursOf } from '../../../generate/hoursOf';
import type { GenerationContext, PortContract } from '../../../generate/types';
import {
  protectionOf,
  type Protection,
} from '../../../protection/protectionOf';
import { type ColumnTypes, columnTypes } from './columnTypes';
import { Claims, oneLine, slug } from './words';

/** A column as the services of AWS see it. @internal */
export interface LakeColumn {
  /** Lower case letters, digits and underscores. */
  name: string;
  /** Field of the source that it comes from, as the contract names it. */
  source: string;
  types: ColumnTypes;
  description: string;
  classification?: Classification;
  protection: Protection;
  /** Whether readers without clearance see it masked or not at all. */
  masked: boolean;
  property: Property;
}

/** A table of an output port. @internal */
export interface LakeTable {
  /** Name in the catalog and the warehouse, and label in Terraform. */
  name: string;
  port: string;
  contract: Contract;
  object: SchemaObject;
  description: string;
  columns: readonly LakeColumn[];
  /** Columns of the primary key, in order; empty where there is none. */
  keys: readonly string[];
  /** Hours after which data is late; absent where the contract promises nothing. */
  freshHours?: number;
  /** Days that rows are kept. */
  retentionDays?: number;
  /** Column whose age retention counts. */
  retentionColumn?: string;
}

function promise(
  { serviceLevels }: Contract,
  object: SchemaObject,
  properties: readonly string[],
): ServiceLevel | undefined {
  const about = serviceLevels.filter(({ property }) =>
    properties.includes(property),
  );
  const of = (level: ServiceLevel) =>
    level.elements.some(element => element.split('.')[0] === object.name);
  return about.find(of) ?? about.find(({ elements }) => elements.length === 0);
}

function columnsOf(object: SchemaObject, { blueprint }: GenerationContext) {
  const names = new Claims();
  // Plain Parquet is partitioned by the day of the run, under this name.
  if (blueprint.tableFormat === 'none') names.claim('load_date');
  return object.properties.map((property): LakeColumn => {
    const protection = protectionOf(property, blueprint);
    const { classification, masked } = protection;
    return {
      name: names.claim(slug(property.physicalName || property.name)),
      source: property.name,
      types: columnTypes(property),
      description: oneLine(property.description ?? property.businessName),
      classification,
      protection,
      masked,
      property,
    };
  });
}

function keysOf(columns: readonly LakeColumn[]): string[] {
  const position = ({ property }: LakeColumn) =>
    property.primaryKeyPosition ?? columns.length;
  return columns
    .filter(({ property }) => property.primaryKey)
    .sort((one, other) => position(one) - position(other))
    .map(({ name }) => name);
}

function tableOf(
  { port, contract }: PortContract,
  object: SchemaObject,
  names: Claims,
  context: GenerationContext,
): LakeTable {
  const columns = columnsOf(object, context);
  const plain = slug(object.physicalName || object.name);
  const fresh = promise(contract, object, [
    'latency',
    'freshness',
    'frequency',
  ]);
  const kept = promise(contract, object, ['retention']);
  const keptHours = kept && hoursOf(kept);
  const element = kept?.elements
    .map(path => path.split('.'))
    .find(([first]) => first === object.name)?.[1];
  return {
    name: names.claim(plain, slug(`${port.name}_${plain}`)),
    port: port.name,
    contract,
    object,
    description: oneLine(
      object.description ?? object.businessName ?? object.name,
    ),
    columns,
    keys: keysOf(columns),
    freshHours: fresh && hoursOf(fresh),
    retentionDays: keptHours && Math.max(1, Math.ceil(keptHours / 24)),
    retentionColumn: columns.find(({ source }) => source === element)?.name,
  };
}

/**
 * The tables that the product serves, in the order of its ports.
 *
 * A table is named as its contract names it; where two ports have a table of one name, the later one is named after
 * its port as well, so that adding a port renames nothing.
 *
 * @internal
 */
export function lakeTables(context: GenerationContext): LakeTable[] {
  const names = new Claims();
  return context.outputs.flatMap(output =>
    output.contract.schema
      .filter(({ properties }) => properties.length > 0)
      .map(object => tableOf(output, object, names, context)),
  );
}
