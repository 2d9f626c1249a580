// SPDX-License-Identifier: Apache-2.0
import type { CelField, CelRecord, CelType } from '../cel';

/**
 * A field of the facts: what an expression may read, what it is called and what stands there when nothing is known.
 *
 * @public
 */
export interface FactField<T> extends CelField {
  /** Stands in for what a document does not state, so that an expression need not ask first. */
  empty: () => T;
}

/** Fields by name. @public */
export type FactFields = Record<string, FactField<unknown>>;

/** Data that has such fields. @public */
export type FactsOf<F extends FactFields> = {
  [K in keyof F]: F[K] extends FactField<infer T> ? T : never;
};

/** A record of facts. @public */
export interface FactRecord<F extends FactFields> extends CelRecord {
  fields: () => F;
}

/** @internal */
export function record<F extends FactFields>(
  name: string,
  fields: F,
): FactRecord<F> {
  return { name, fields: () => fields };
}

const field =
  <T>(type: CelType, empty: () => T) =>
  (description: string): FactField<T> => ({ type, description, empty });

/** A text, empty when nothing is stated. @internal */
export const text = field('string', () => '');
/** Yes or no. @internal */
export const flag = field('bool', () => false);
/** A whole number. @internal */
export const count = field('int', () => 0);
/** A list of texts. @internal */
export const texts = field<string[]>({ list: 'string' }, () => []);
/** Members by names of people's own choice. @internal */
export const free = field<Record<string, unknown>>({ map: 'any' }, () => ({}));
/** Anything; null when nothing is stated. @internal */
export const anything = field<unknown>('any', () => null);

/** A list of records. @internal */
export function list<F extends FactFields>(
  of: FactRecord<F>,
  description: string,
): FactField<Array<FactsOf<F>>> {
  return { type: { list: { record: of } }, description, empty: () => [] };
}

/** A record inside a record, with its own fields empty when nothing is stated. @internal */
export function inner<F extends FactFields>(
  of: FactRecord<F>,
  description: string,
): FactField<FactsOf<F>> {
  return { type: { record: of }, description, empty: () => complete(of, {}) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function completeValue(type: CelType, value: unknown): unknown {
  if (typeof type === 'string') return value;
  if ('record' in type) {
    return isObject(value)
      ? complete(type.record as FactRecord<FactFields>, value)
      : value;
  }
  if ('list' in type && Array.isArray(value)) {
    return value.map(item => completeValue(type.list, item));
  }
  return value;
}

/**
 * Facts with every field that is missing filled in as empty, also further down. Members that the record does not know
 * stay as they are.
 *
 * @internal
 */
export function complete<F extends FactFields>(
  of: FactRecord<F>,
  partial: Readonly<Record<string, unknown>>,
): FactsOf<F> {
  const result: Record<string, unknown> = { ...partial };
  for (const [name, { type, empty }] of Object.entries(of.fields())) {
    const value = partial[name];
    result[name] =
      value === undefined || value === null
        ? empty()
        : completeValue(type, value);
  }
  return result as FactsOf<F>;
}
