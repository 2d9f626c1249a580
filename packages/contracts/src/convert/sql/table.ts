// SPDX-License-Identifier: Apache-2.0
import type { Contract, Property, SchemaObject } from '../../model';
import type { Engine } from '../../physicalType';
import { columnType } from '../columnType';
import type { Losses } from '../findings';
import { UniqueNames, physicalName } from '../naming';
import type { SqlDialect } from '../types';
import type { Dialect } from './dialect';

/** A column as it will be declared. @internal */
export interface Column {
  property: Property;
  /** Its name in the table. */
  name: string;
  type: string;
  family: string;
  required: boolean;
  unique: boolean;
  comment?: string;
  checks: string[];
}

/** A reference to the key of another table. @internal */
export interface Reference {
  columns: string[];
  table: string;
  target: string[];
}

/** A table as it will be declared. @internal */
export interface Table {
  object: SchemaObject;
  name: string;
  columns: Column[];
  primaryKey: string[];
  references: Reference[];
  partitions: Column[];
  comment?: string;
  /** Folder of an external table. */
  location?: string;
  format?: string;
}

/** What is said about a thing to people, in one text. */
function commentOf(thing: Property | SchemaObject): string | undefined {
  const text = thing.description?.trim() || thing.businessName?.trim();
  return text || undefined;
}

/** Members of a key in the order that the contract states, else in that of the document. */
function ordered(
  columns: Column[],
  flag: 'primaryKey' | 'partitioned',
  position: 'primaryKeyPosition' | 'partitionKeyPosition',
): Column[] {
  const place = ({ property }: Column) => {
    const stated = property[position] ?? -1;
    return stated > 0 ? stated : Infinity;
  };
  return columns
    .filter(({ property }) => property[flag])
    .sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}

/** Conditions on the values of a column, for engines that check them. */
function checksOf(
  property: Property,
  name: string,
  dialect: Dialect,
): string[] {
  const column = dialect.quote(name);
  const checks: string[] = [];
  const value = (item: unknown) =>
    typeof item === 'number' && Number.isFinite(item)
      ? String(item)
      : dialect.literal(String(item));
  const listed = property.enum?.filter(item => item !== null) ?? [];
  if (listed.length > 0 && listed.every(item => typeof item !== 'boolean')) {
    checks.push(`${column} IN (${listed.map(value).join(', ')})`);
  }
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } =
    property.typeOptions;
  const numeric = ['integer', 'number'].includes(property.logicalType ?? '');
  const bound = (limit: unknown, sign: string) => {
    if (numeric && typeof limit === 'number' && Number.isFinite(limit)) {
      checks.push(`${column} ${sign} ${limit}`);
    }
  };
  bound(minimum, exclusiveMinimum === true ? '>' : '>=');
  bound(maximum, exclusiveMaximum === true ? '<' : '<=');
  bound(exclusiveMinimum, '>');
  bound(exclusiveMaximum, '<');
  return checks;
}

/** Whether the type of a column may be part of a key of the engine. */
function canBeKey(column: Column, name: SqlDialect): boolean {
  return !(
    ['array', 'struct', 'map', 'json', 'vector'].includes(column.family) ||
    (name === 'synapse' && column.type.includes('(MAX)'))
  );
}

/** Prepares the declaration of a table, and says what the engine cannot keep of it. @internal */
export function tableOf(
  contract: Contract,
  object: SchemaObject,
  dialect: Dialect,
  dialectName: SqlDialect,
  engine: Engine | undefined,
  losses: Losses,
): Table {
  const names = new UniqueNames();
  const columns = object.properties.map(property =>
    columnOf(property, names, dialect, engine, losses),
  );
  tellLimits(object, columns, dialect, losses);
  const keys = ordered(columns, 'primaryKey', 'primaryKeyPosition');
  const usable = keys.filter(column => canBeKey(column, dialectName));
  if (keys.length > 0 && !dialect.primaryKey) {
    losses.add(
      'lost',
      object.path,
      `${dialect.title} keeps no primary keys; that of '${object.name}' is left out.`,
    );
  } else if (usable.length < keys.length) {
    losses.add(
      'lost',
      object.path,
      `The primary key of '${object.name}' is left out, as ${
        dialect.title
      } takes no column of type ${
        keys.find(column => !canBeKey(column, dialectName))?.type
      } in a key.`,
    );
  }
  const partitions = ordered(columns, 'partitioned', 'partitionKeyPosition');
  if (partitions.length > 0 && !dialect.partitions) {
    losses.add(
      'lost',
      object.path,
      `The partitioning of '${object.name}' is left out: ${dialect.title} partitions tables in another way or not at all.`,
    );
  }
  return {
    object,
    name: physicalName(object),
    columns,
    primaryKey:
      dialect.primaryKey && usable.length === keys.length
        ? keys.map(({ name }) => name)
        : [],
    references: [],
    partitions: dialect.partitions ? partitions : [],
    comment: commentOf(object),
    ...placeOf(contract, object, dialect, losses),
  };
}

/** Says once for each table what the engine cannot demand of its columns. */
function tellLimits(
  object: SchemaObject,
  columns: Column[],
  dialect: Dialect,
  losses: Losses,
): void {
  const tell = (demand: string, concerned: Column[]) => {
    if (concerned.length === 0) return;
    losses.add(
      'lost',
      object.path,
      `${dialect.title} cannot demand ${demand}: ${concerned
        .map(({ property }) => property.name)
        .join(', ')}.`,
    );
  };
  if (!dialect.notNull) {
    tell(
      'that columns are filled in',
      columns.filter(c => c.required),
    );
  }
  if (!dialect.unique) {
    tell(
      'that columns are unique',
      columns.filter(c => c.unique),
    );
  }
  if (!dialect.checks) {
    tell(
      `the allowed values or ranges of columns of '${object.name}'`,
      columns.filter(c => c.checks.length > 0),
    );
  }
}

function columnOf(
  property: Property,
  names: UniqueNames,
  dialect: Dialect,
  engine: Engine | undefined,
  losses: Losses,
): Column {
  const wanted = physicalName(property);
  const name = names.claim(wanted);
  if (name !== wanted) {
    losses.add(
      'renamed',
      property.path,
      `Two columns are called '${wanted}', so this one is declared as '${name}'.`,
    );
  }
  if ([...name].length > dialect.maxName) {
    losses.add(
      'approximated',
      property.path,
      `The name '${name.slice(0, 40)}…' is longer than the ${
        dialect.maxName
      } characters that ${dialect.title} takes.`,
    );
  }
  const type = columnType(property, engine, losses);
  const sql = dialect.type(type);
  if (sql.loss) {
    losses.add(
      'approximated',
      property.path,
      `'${property.name}' is declared as ${sql.text}, ${sql.loss}.`,
    );
  }
  const required = property.required || property.primaryKey;
  return {
    property,
    name,
    type: sql.text,
    family: type.family,
    required,
    unique: property.unique && !property.primaryKey,
    comment: commentOf(property),
    checks: checksOf(property, name, dialect),
  };
}

/** Where the files of an external table are. */
function placeOf(
  contract: Contract,
  object: SchemaObject,
  dialect: Dialect,
  losses: Losses,
): Pick<Table, 'location' | 'format'> {
  if (!dialect.create.includes('EXTERNAL')) return {};
  const server = contract.servers.find(({ details }) =>
    /^s3:\/\//.test(String(details.location)),
  );
  if (!server) {
    losses.add(
      'assumed',
      object.path,
      `No server of the contract states an S3 location, so the folder of '${object.name}' has to be filled in: replace s3://bucket/.`,
    );
  }
  const base = String(server?.details.location ?? 's3://bucket/').replace(
    /\/?(\*.*)?$/,
    '/',
  );
  const name = physicalName(object);
  return {
    // A place for each table, where the location does not name it.
    location: base.includes('{')
      ? base.replace(/\{[^}]*\}/g, name)
      : `${base}${base.endsWith(`/${name}/`) ? '' : `${name}/`}`,
    format: String(server?.details.format ?? 'parquet').toLowerCase(),
  };
}
