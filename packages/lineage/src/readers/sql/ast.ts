// SPDX-License-Identifier: Apache-2.0
import type { TableName } from './types';

/** A node of the parser's tree, or a part of one: a record of unknown shape. @internal */
export type Ast = Record<string, unknown>;

/** @internal */
export const isAst = (value: unknown): value is Ast =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The member as a record. @internal */
export const part = (ast: Ast | undefined, name: string): Ast | undefined => {
  const value = ast?.[name];
  return isAst(value) ? value : undefined;
};

/** The member as a list of records; also where it wraps its list in `expressions`. @internal */
export const parts = (ast: Ast | undefined, name: string): Ast[] => {
  const value = ast?.[name];
  const list = isAst(value) ? value.expressions : value;
  return Array.isArray(list) ? list.filter(isAst) : [];
};

/** Nodes are tagged: a record with one member, whose name is the kind of the node. @internal */
export function tagged(ast: Ast): [tag: string, body: unknown] | undefined {
  const keys = Object.keys(ast);
  return keys.length === 1 ? [keys[0], ast[keys[0]]] : undefined;
}

/** The text of an identifier: `{ name: 'x' }`. @internal */
export const word = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  return isAst(value) && typeof value.name === 'string'
    ? value.name
    : undefined;
};

/** The name of a table node. BigQuery quotes a whole path as one name. @internal */
export function tableName(table: Ast): TableName {
  const names = [table.catalog, table.schema, table.name].flatMap(
    one => word(one) || [],
  );
  return names.length === 1 &&
    names[0].includes('.') &&
    part(table, 'name')?.quoted
    ? names[0].split('.')
    : names;
}

/** @internal */
export const tableKey = (table: TableName): string =>
  table.join('\u0000').toLowerCase();
