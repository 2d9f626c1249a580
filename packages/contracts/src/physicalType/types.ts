// SPDX-License-Identifier: Apache-2.0

/** What a physical type holds, whatever an engine calls it. @public */
export type TypeFamily =
  | 'integer'
  | 'decimal'
  | 'float'
  | 'string'
  | 'binary'
  | 'boolean'
  | 'date'
  | 'time'
  | 'timestamp'
  | 'interval'
  | 'json'
  | 'uuid'
  | 'enum'
  | 'array'
  | 'struct'
  | 'map'
  | 'vector'
  /** A type that is not known here; `name` says what was written. */
  | 'other';

/** A field of a structured type. @public */
export interface PhysicalField {
  name: string;
  type: PhysicalType;
}

/**
 * A column type as an engine would understand it.
 *
 * Members that the type does not state are absent: `numeric` has no precision, `text` no length.
 *
 * @public
 */
export interface PhysicalType {
  family: TypeFamily;
  /** Name as written, in lower case, without arguments. */
  name: string;
  /** Width of an integer or a float in bits. */
  bits?: number;
  unsigned?: boolean;
  /** Longest text or binary value: characters for texts, bytes for binaries. */
  length?: number;
  /** Padded to its length, as `char(n)`. */
  fixed?: boolean;
  /** Digits of a decimal, or fractional digits of the seconds of a time or timestamp. */
  precision?: number;
  scale?: number;
  /** Whether a time or timestamp is bound to a time zone; absent where the name leaves it open. */
  zoned?: boolean;
  /** Element of an array, or value of a map. */
  element?: PhysicalType;
  /** Key of a map. */
  key?: PhysicalType;
  fields?: PhysicalField[];
  /** Labels of an enumerated type. */
  values?: string[];
}

/**
 * Engines whose type names differ from the common reading, named as ODCS names server types.
 *
 * @public
 */
export type Engine = string;
