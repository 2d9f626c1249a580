// SPDX-License-Identifier: Apache-2.0
import type {
  AnyShape,
  ChoiceShape,
  FieldChoice,
  FieldShape,
  FlagShape,
  LazyShape,
  ListShape,
  NullShape,
  NumberShape,
  RecordShape,
  RenamedField,
  Shape,
  SwitchShape,
  TextShape,
  UnionShape,
} from './types';

/** What a text may state beside its values. @public */
export type TextOptions = Omit<TextShape, 'kind' | 'values' | 'synonyms'>;

/** A text, with or without a format. @public */
export function text(options: TextOptions = {}): TextShape {
  return { kind: 'text', ...options };
}

/**
 * A text out of a list.
 *
 * @param synonyms - other spellings, each with the value to write instead
 * @public
 */
export function oneOf(
  values: readonly string[],
  options: Pick<TextShape, 'valuesSeverity' | 'synonymSeverity'> & {
    synonyms?: Record<string, string>;
  } = {},
): TextShape {
  return {
    kind: 'text',
    values: new Set(values),
    valuesSeverity: options.valuesSeverity,
    synonymSeverity: options.synonymSeverity,
    synonyms: options.synonyms && new Map(Object.entries(options.synonyms)),
  };
}

/** A number, also a fraction. @public */
export function number(
  options: Omit<NumberShape, 'kind' | 'integer'> = {},
): NumberShape {
  return { kind: 'number', integer: false, ...options };
}

/** A whole number. @public */
export function integer(
  options: Omit<NumberShape, 'kind' | 'integer'> = {},
): NumberShape {
  return { kind: 'number', integer: true, ...options };
}

/** True or false. @public */
export const flag: FlagShape = { kind: 'flag' };

/** Any value. @public */
export const any: AnyShape = { kind: 'any' };

/** Null, written out or left empty. @public */
export const nothing: NullShape = { kind: 'null' };

/** A list. @public */
export function list(
  items: Shape,
  options: Omit<ListShape, 'kind' | 'items'> = {},
): ListShape {
  return { kind: 'list', items, ...options };
}

/** The first of several shapes that fits. @public */
export function union(...options: Shape[]): UnionShape {
  return { kind: 'union', options };
}

/** A text, number or truth value. @public */
export const scalar: UnionShape = union(text(), number(), flag);

/** A field that must be there. @public */
export function required(shape: Shape): FieldShape {
  return { shape, required: true };
}

/**
 * A field that the standard advises against.
 *
 * @param advice - what to do instead, as a sentence
 * @public
 */
export function deprecated(shape: Shape, advice: string): FieldShape {
  return { shape, required: false, deprecated: advice };
}

/**
 * A field that is required either by the text of a standard or by its schema, and not by the other.
 *
 * @param dispute - which says what, as a sentence
 * @public
 */
export function advised(shape: Shape, dispute: string): FieldShape {
  return { shape, required: true, disputed: dispute };
}

/**
 * A field that is known either to the text of a standard or to its schema, and not to the other.
 *
 * @param dispute - which says what, as a sentence
 * @public
 */
export function disputed(shape: Shape, dispute: string): FieldShape {
  return { shape, required: false, disputed: dispute };
}

/** Fields by name; a bare shape is an optional field. @public */
export type Fields = Record<string, Shape | FieldShape>;

/** @public */
export interface RecordOptions {
  /** Default `refuse`: a standard that lists its fields lists all of them. */
  rest?: RecordShape['rest'];
  extensions?: RecordShape['extensions'];
  restSeverity?: RecordShape['restSeverity'];
  restNames?: RecordShape['restNames'];
  renamed?: Record<string, RenamedField>;
  choices?: FieldChoice[];
  minFields?: number;
  typeFix?: RecordShape['typeFix'];
}

/**
 * A record with known fields.
 *
 * @param name - what it is, in plain words and without article: `server`
 * @public
 */
export function record(
  name: string,
  fields: Fields,
  options: RecordOptions = {},
): RecordShape {
  const known = new Map<string, FieldShape>();
  for (const [field, shape] of Object.entries(fields)) {
    known.set(field, 'kind' in shape ? { shape, required: false } : shape);
  }
  return {
    kind: 'record',
    name,
    fields: known,
    required: [...known].filter(([, f]) => f.required).map(([field]) => field),
    rest: options.rest ?? 'refuse',
    extensions: options.extensions,
    restSeverity: options.restSeverity,
    restNames: options.restNames,
    renamed: new Map(Object.entries(options.renamed ?? {})),
    choices: options.choices ?? [],
    minFields: options.minFields,
    typeFix: options.typeFix,
  };
}

/** A record whose names are free and whose values have one shape. @public */
export function mapOf(
  name: string,
  values: Shape,
  options: Omit<RecordOptions, 'rest' | 'restSeverity'> = {},
): RecordShape {
  return record(name, {}, { ...options, rest: values });
}

/**
 * A record with further fields: what a standard says by "everything a server has, and…".
 * Options that are given replace those of the base; renamed fields and choices add up.
 *
 * @public
 */
export function extend(
  base: RecordShape,
  fields: Fields,
  options: RecordOptions & { name?: string } = {},
): RecordShape {
  const added = record(options.name ?? base.name, fields, options);
  const merged = new Map([...base.fields, ...added.fields]);
  return {
    ...added,
    fields: merged,
    required: [...merged].filter(([, f]) => f.required).map(([field]) => field),
    rest: options.rest ?? base.rest,
    extensions: options.extensions ?? base.extensions,
    restSeverity: options.restSeverity ?? base.restSeverity,
    restNames: options.restNames ?? base.restNames,
    renamed: new Map([...base.renamed, ...added.renamed]),
    choices: [...base.choices, ...added.choices],
    minFields: options.minFields ?? base.minFields,
    typeFix: options.typeFix ?? base.typeFix,
  };
}

/** The same record, but with these fields gone: for an older version of a standard. @public */
export function without(base: RecordShape, ...names: string[]): RecordShape {
  const fields = new Map(base.fields);
  for (const name of names) fields.delete(name);
  return {
    ...base,
    fields,
    required: base.required.filter(name => fields.has(name)),
  };
}

/**
 * A record whose shape follows from one of its members.
 *
 * @param absent - shape of a record without that member
 * @param other - shape of a record whose member has a value that no case names; `absent` unless stated
 * @public
 */
export function switchOn(
  member: string,
  cases: Record<string, Shape>,
  absent: Shape,
  other: Shape = absent,
): SwitchShape {
  return {
    kind: 'switch',
    on: member,
    cases: new Map(Object.entries(cases)),
    absent,
    other,
  };
}

/** A record whose shape follows from more than one member. @public */
export function choose(
  pick: (value: Record<string, unknown>) => Shape,
): ChoiceShape {
  return { kind: 'choice', choose: pick };
}

/** A shape that is defined further down. @public */
export function lazy(get: () => Shape): LazyShape {
  return { kind: 'lazy', get };
}
