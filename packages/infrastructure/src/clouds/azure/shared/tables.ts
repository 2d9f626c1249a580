// SPDX-License-Identifier: Apache-2.0
import type { Contract, Property, SchemaObject } from '@meshwright/contracts';
import type { Classification } from '../../../blueprint/types';
import type { GenerationContext } from '../../../generate/types';
import { checksOf, type QualityCheck } from '@meshwright/quality';
import { type ColumnType, columnTypeOf } from './columnType';
import { promisesOf } from './promises';
import {
  protectionOf,
  type Protection,
} from '../../../protection/protectionOf';

/** A column of a table in the lake. @internal */
export interface LakeColumn {
  /** Lower case letters, digits and underscores. */
  name: string;
  /** The field in what sources deliver. */
  source: string;
  type: ColumnType;
  required: boolean;
  description: string;
  classification: Classification;
  /** What Purview and Synapse call the classification. */
  label: string;
  /** Whether readers without clearance get it masked. */
  masked: boolean;
  /** Whether people who are cleared see it. */
  isClearToCleared: boolean;
  /** Whether something useful may be left of it. */
  isPartial: boolean;
  /** Whether a hash takes the place of its values where it is masked. */
  hashed: boolean;
  /** Its type where it is masked: texts and keys become a hash, so that rows still join; anything else is empty. */
  outputType: ColumnType;
  /** JSON Pointer into the contract. */
  path: string;
}

/** What a hash is written as. */
const HASH: ColumnType = { kind: 'string', length: 64 };

/** Keys are always hashed where they are masked, as rows could not be told apart otherwise. */
const isHashed = (
  { masked, method }: Protection,
  { kind }: ColumnType,
  { primaryKey }: Property,
): boolean =>
  masked &&
  (primaryKey ||
    method === 'hash' ||
    (kind === 'string' && method !== 'redact'));

/** A table of an output port. @internal */
export interface LakeTable {
  /** Lower case letters, digits and underscores; folder in each container of the lake. */
  name: string;
  /** Name in the contract. */
  title: string;
  port: string;
  description: string;
  columns: readonly LakeColumn[];
  /** Columns of the primary key in order; empty where there is none. */
  keys: readonly string[];
  partitions: readonly string[];
  checks: readonly QualityCheck[];
  /** Where its rows come from: a table of an input port, or a folder of the container `raw`. */
  source: { input?: string; folder: string };
  retentionDays?: number;
  /** Column whose age retention counts. */
  retentionColumn?: string;
  contract: Contract;
  object: SchemaObject;
}

/** Names of activities in Data Factory have at most 55 characters, with a prefix before the table's. */
const LONGEST_NAME = 48;

/** A plain name for a table or column: what it cannot keep becomes an underscore. @internal */
export function plainName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, LONGEST_NAME)
    .replace(/_+$/, '');
  return /^[a-z]/.test(plain) ? plain : `x${plain}`;
}

/** Gives each name once: the second `orders` is `orders_2`. */
class Names {
  private readonly taken = new Set<string>();

  claim(name: string): string {
    let free = name;
    for (let n = 2; this.taken.has(free); n++) free = `${name}_${n}`;
    this.taken.add(free);
    return free;
  }
}

const oneLine = (text: string | undefined) =>
  (text ?? '').replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').trim();

const physical = ({ physicalName, name }: Property | SchemaObject) =>
  physicalName || name;

function inOrder(
  properties: readonly Property[],
  position: 'primaryKeyPosition' | 'partitionKeyPosition',
): readonly Property[] {
  const at = (property: Property) => property[position] ?? properties.length;
  return [...properties].sort((a, b) => at(a) - at(b));
}

/** Table of an input port that the contract says the rows come from, else a folder for what sources deliver. */
function sourceOf(
  object: SchemaObject,
  name: string,
  { inputs }: GenerationContext,
): LakeTable['source'] {
  const named = object.properties.flatMap(
    ({ transformSourceObjects }) => transformSourceObjects,
  );
  for (const { port, contract } of inputs) {
    for (const candidate of contract.schema) {
      const names = [candidate.name, physical(candidate)];
      const found = named.some(text =>
        names.some(own => text === own || text.split('.').includes(own)),
      );
      if (found) {
        return { input: port.name, folder: plainName(physical(candidate)) };
      }
    }
  }
  return { folder: name };
}

/**
 * Every table of the output ports, as pipelines, warehouse, catalog and reports all see it.
 *
 * @internal
 */
export function tablesOf(context: GenerationContext): readonly LakeTable[] {
  const tableNames = new Names();
  return context.outputs.flatMap(output =>
    output.contract.schema.map(object => {
      const name = tableNames.claim(plainName(physical(object)));
      const columnNames = new Names();
      const names = new Map(
        object.properties.map(property => [
          property,
          columnNames.claim(plainName(physical(property))),
        ]),
      );
      const nameOf = (property: Property) => names.get(property) ?? '';
      const columns = object.properties.map(property => {
        const protection = protectionOf(property, context.blueprint, 'public');
        const { masked, isClearToCleared } = protection;
        const classification = protection.classification ?? 'public';
        const type = columnTypeOf(property);
        const hashed = isHashed(protection, type, property);
        return {
          name: nameOf(property),
          source: property.name,
          type,
          isPartial:
            protection.method === undefined || protection.method === 'partial',
          hashed,
          outputType: hashed ? HASH : type,
          required: property.required || property.primaryKey,
          description: oneLine(property.description ?? property.businessName),
          classification,
          label: protection.label ?? classification,
          masked,
          isClearToCleared,
          path: property.path,
        };
      });
      const { retentionDays } = promisesOf([output]);
      const partitions = inOrder(
        object.properties.filter(({ partitioned }) => partitioned),
        'partitionKeyPosition',
      ).map(nameOf);
      const dated = columns.filter(
        ({ type: { kind } }) => kind === 'date' || kind === 'timestamp',
      );
      const retentionColumn =
        dated.find(column => partitions.includes(column.name)) ?? dated[0];
      return {
        name,
        title: object.name,
        port: output.port.name,
        description: oneLine(object.description ?? object.businessName),
        columns,
        keys: inOrder(
          object.properties.filter(({ primaryKey }) => primaryKey),
          'primaryKeyPosition',
        ).map(nameOf),
        partitions,
        checks: checksOf(output.contract, object, { columnName: nameOf })
          .checks,
        source: sourceOf(object, name, context),
        ...(retentionDays !== undefined &&
          retentionColumn && {
            retentionDays,
            retentionColumn: retentionColumn.name,
          }),
        contract: output.contract,
        object,
      };
    }),
  );
}

/** Whether there are columns that nobody but the pipelines may see, so that nobody is given whole files either. @internal */
export const isClosedToAll = (context: GenerationContext): boolean =>
  tablesOf(context).some(({ columns }) =>
    columns.some(({ isClearToCleared }) => !isClearToCleared),
  );
