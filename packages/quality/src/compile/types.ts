// SPDX-License-Identifier: Apache-2.0
import type {
  Contract,
  Property,
  QualityThreshold,
  SchemaObject,
} from '@meshwright/contracts';

/** What one check of a table measures. Columns are names in the table, not in the contract. @public */
export type Measure =
  | {
      kind: 'nulls';
      column: string;
      alsoMissing: readonly (string | number)[];
      /** Whether there are marks of missing values that no value of the column's type can be, such as `N/A` of numbers. */
      foreignMarks?: true;
    }
  | { kind: 'values'; column: string; values: readonly (string | number)[] }
  | {
      kind: 'range';
      column: string;
      /** Limits of a `date` are ISO dates, those of a `timestamp` are `YYYY-MM-DD HH:MM:SS` in UTC, the others numbers. */
      of: 'number' | 'date' | 'timestamp';
      minimum?: Bound;
      maximum?: Bound;
    }
  | { kind: 'length'; column: string; minimum?: number; maximum?: number }
  | { kind: 'pattern'; column: string; pattern: string }
  | { kind: 'duplicates'; columns: readonly string[] }
  | { kind: 'rows' }
  /** Age of the newest row. */
  | { kind: 'age'; column: string; hours: number }
  /** One number that a query of the contract gives; `{object}` in it stands for the table. */
  | { kind: 'query'; query: string }
  /** Rows whose values are in no row of another table. */
  | { kind: 'reference'; columns: readonly string[]; to: ReferenceTarget };

/** The columns that a reference points at, by ids or names as they are written. @public */
export interface ReferenceTarget {
  /** Document of another contract, as it is written; absent for a table of the same contract. */
  document?: string;
  table: string;
  columns: readonly string[];
}

/** An end of a range. @public */
export interface Bound {
  value: number | string;
  /** Whether the value itself lies outside. */
  exclusive: boolean;
}

/** A limit that a measured number has to keep. @public */
export interface Limit {
  operator: QualityThreshold['operator'];
  /** Two for `mustBeBetween` and `mustNotBeBetween`, else one. */
  values: readonly number[];
}

/** One check of one table, compiled from a constraint, a rule or a promise of its contract. @public */
export interface QualityCheck {
  /** Letters, digits and hyphens, at most 60 characters; the same check has the same id each time. */
  id: string;
  /** JSON Pointer into the contract. */
  path: string;
  description: string;
  /** Column whose rule it is, where the measure names none: rules in SQL stand at one. */
  column?: string;
  measure: Measure;
  /** Whether rows that fail are counted, or their share in per cent. */
  unit: 'rows' | 'percent';
  limits: readonly Limit[];
  dimension:
    | 'accuracy'
    | 'completeness'
    | 'consistency'
    | 'timeliness'
    | 'uniqueness'
    | 'validity'
    | 'volume';
  severity: 'error' | 'warning';
}

/** Something of a contract that an engine cannot check, and why. @public */
export interface NotCompiled {
  /** JSON Pointer into the contract. */
  path: string;
  reason: string;
}

/** @public */
export interface CompileOptions {
  /** Name of a column in the table. Default: its physical name, else its name. */
  columnName?: (property: Property) => string;
  /** Whether relationships to other tables are checks too. Default: false, as for engines that see one table alone. */
  references?: boolean;
}

/** Compiles the checks of one table for one engine. @public */
export type Compiler<Result> = (
  contract: Contract,
  object: SchemaObject,
  options?: CompileOptions,
) => Result & { notCompiled: NotCompiled[] };
