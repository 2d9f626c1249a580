// SPDX-License-Identifier: Apache-2.0
import type { FindingFix, Severity } from '../model';
import type { FormatName } from './formats';

/** Rules that a shape can find broken; a finding's id is `<namespace>/<rule>`. @public */
export type ShapeRule =
  | 'missing-field'
  | 'unknown-field'
  | 'renamed-field'
  | 'deprecated-field'
  | 'disputed-field'
  | 'conflicting-fields'
  | 'wrong-type'
  | 'empty-value'
  | 'unknown-value'
  | 'wrong-format'
  | 'wrong-length'
  | 'out-of-range'
  | 'duplicate-item';

/** A text. @public */
export interface TextShape {
  kind: 'text';
  /** The only values allowed. */
  values?: ReadonlySet<string>;
  /** Other spellings of allowed values, each with the one to write instead. */
  synonyms?: ReadonlyMap<string, string>;
  /** How much a value outside `values` matters; an error unless stated. */
  valuesSeverity?: Severity;
  /** How much a synonym matters, with a sentence on why, where it is not like any other value outside `values`. */
  synonymSeverity?: { severity: Severity; note: string };
  pattern?: RegExp;
  /** What the pattern asks for, to complete "must be …". */
  patternWords?: string;
  format?: FormatName;
  /** How much a broken format or pattern matters; an error unless stated. */
  formatSeverity?: Severity;
  minLength?: number;
  maxLength?: number;
  /** The text that somebody plainly meant by one of a wrong format; undefined where a person has to decide. */
  mend?: (value: string) => string | undefined;
}

/** A number. @public */
export interface NumberShape {
  kind: 'number';
  integer: boolean;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
}

/** @public */
export interface FlagShape {
  kind: 'flag';
}

/** Anything at all, also null. @public */
export interface AnyShape {
  kind: 'any';
}

/** @public */
export interface NullShape {
  kind: 'null';
}

/** What mends a value of another type than a shape asks for; undefined where a person has to decide. @public */
export type TypeFix = (value: unknown) => FindingFix | undefined;

/** @public */
export interface ListShape {
  kind: 'list';
  items: Shape;
  typeFix?: TypeFix;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
}

/** A member of a record. @public */
export interface FieldShape {
  shape: Shape;
  required: boolean;
  /** Set when the standard advises against it: what to use instead, as a sentence. */
  deprecated?: string;
  /**
   * Set when the text of a standard and its schema disagree about the field: what they say, as a sentence.
   * A field that is missing then is a warning, and so is an optional one that is there.
   */
  disputed?: string;
}

/** Another name that documents use for a field. @public */
export interface RenamedField {
  /** Today's name. Absent when the field is gone without successor. */
  to?: string;
  /** Why, as a sentence: "ODCS 3.0.1 and later call it 'required', with the opposite meaning." */
  reason: string;
  /** Value under the new name, where it differs; undefined when there is no mechanical answer. */
  convert?: (value: unknown) => unknown;
  /** What else mends it, where no other name does. */
  fix?: FindingFix;
}

/** Of these fields a record has at least `min` and at most `max`. @public */
export interface FieldChoice {
  fields: readonly string[];
  min: 0 | 1;
  max: number;
  /** What the fields are together, for messages: "operator". */
  words: string;
  /** How much too many of them matter, with a sentence on why, where they are no error. */
  tooMany?: { severity: Severity; note: string };
}

/** A record with known fields. @public */
export interface RecordShape {
  kind: 'record';
  /** What it is, in plain words, without article: `server`, `quality rule`. */
  name: string;
  fields: ReadonlyMap<string, FieldShape>;
  /** Names of the required fields. */
  required: readonly string[];
  /** What members without a known name are: refused, allowed, or of a shape. */
  rest: 'refuse' | 'allow' | Shape;
  /** Names that are free although unknown fields are refused: extensions such as `x-cost-centre`. */
  extensions?: RegExp;
  /**
   * How much an unknown field matters where they are refused; an error unless stated.
   * Where they are allowed, what looks like a misspelt field is said with this severity, if stated.
   */
  restSeverity?: Severity;
  /** Names that members of `rest` must match, with words to complete "must be …". */
  restNames?: { pattern: RegExp; words: string };
  renamed: ReadonlyMap<string, RenamedField>;
  choices: readonly FieldChoice[];
  minFields?: number;
  typeFix?: TypeFix;
}

/** One of several shapes; the first that fits is taken. @public */
export interface UnionShape {
  kind: 'union';
  options: readonly Shape[];
}

/** The shape of a record follows from one of its members, as a server's from its `type`. @public */
export interface SwitchShape {
  kind: 'switch';
  /** Name of the member that decides. */
  on: string;
  cases: ReadonlyMap<unknown, Shape>;
  /** For a record without the member. */
  absent: Shape;
  /** For a value that no case names. */
  other: Shape;
}

/** The shape follows from the record in a way that needs more than one member. @public */
export interface ChoiceShape {
  kind: 'choice';
  choose: (record: Record<string, unknown>) => Shape;
}

/** A shape that is defined further down, for recursion. @public */
export interface LazyShape {
  kind: 'lazy';
  get: () => Shape;
}

/**
 * What a value of a document must look like. Shapes are data: build them with the functions in
 * `build.ts`, judge a document with `checkShape`.
 *
 * @public
 */
export type Shape =
  | TextShape
  | NumberShape
  | FlagShape
  | AnyShape
  | NullShape
  | ListShape
  | RecordShape
  | UnionShape
  | SwitchShape
  | ChoiceShape
  | LazyShape;
