// SPDX-License-Identifier: Apache-2.0

/**
 * What is known of a value before an expression runs. `any` is checked when it runs.
 *
 * @public
 */
export type CelType =
  | 'any'
  | 'null'
  | 'bool'
  | 'int'
  | 'double'
  | 'string'
  | 'timestamp'
  | 'duration'
  | { list: CelType }
  | { map: CelType }
  | { record: CelRecord };

/** A field of a record. @public */
export interface CelField {
  type: CelType;
  /** What it holds, for people who write expressions. */
  description: string;
}

/** A record whose fields are known, so that a misspelt one is found when the expression is written. @public */
export interface CelRecord {
  name: string;
  /** A function, so that records can hold each other. */
  fields: () => Readonly<Record<string, CelField>>;
}

/** Name of a type for people. @internal */
export function typeTitle(type: CelType): string {
  if (typeof type === 'string') return type;
  if ('list' in type) return `list of ${typeTitle(type.list)}`;
  if ('map' in type) return `map of ${typeTitle(type.map)}`;
  return type.record.name;
}

/** Type of the items of what an expression loops over. @internal */
export function itemType(type: CelType): CelType {
  if (typeof type === 'string') return 'any';
  if ('list' in type) return type.list;
  return 'string';
}
