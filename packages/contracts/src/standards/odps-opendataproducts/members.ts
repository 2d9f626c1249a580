// SPDX-License-Identifier: Apache-2.0
import type { PlainRecord } from '../../document/types';
import { follow, parseReference, type Step } from '../references';
import { isRecord, type Value } from '../values';

/*
 * The specification's own examples write the same names in several cases (`SLA` and `sla`,
 * `outputPortType` and `outputPorttype`), so case does not matter here.
 */

/** Names of a record's members that are not null, by their small letters; the first of a kind. */
const spellings = new WeakMap<object, Map<string, string>>();

function spellingsOf(record: PlainRecord): Map<string, string> {
  const known = spellings.get(record);
  if (known) return known;
  const names = new Map<string, string>();
  for (const name of Object.keys(record)) {
    const plain = name.toLowerCase();
    if (record[name] !== null && !names.has(plain)) names.set(plain, name);
  }
  spellings.set(record, names);
  return names;
}

/** The member of exactly that name, else the first of that name in another case; null counts as none. @internal */
export function member(from: Value, ...names: string[]): Value {
  if (!isRecord(from.raw)) return from.at(names[0]);
  for (const name of names) {
    const exact = from.at(name);
    if (exact.present) return exact;
    const other = spellingsOf(from.raw).get(name.toLowerCase());
    if (other !== undefined) return from.at(other);
  }
  return from.at(names[0]);
}

/**
 * A step of a reference. Examples point at `#/SLA/default` where the section is `product.SLA`, and skip or
 * write the level `declarative` as they like.
 */
const step: Step = (from, name) => {
  const next = member(from, name);
  if (next.present) return next;
  const inside = member(member(from, 'declarative'), name);
  if (inside.present) return inside;
  return name.toLowerCase() === 'declarative' ? from : undefined;
};

/** What a reference leads to. @internal */
export type Target =
  | { kind: 'found'; value: Value }
  | { kind: 'external'; target: string }
  | { kind: 'dangling' };

/** Looks up a reference from the root of the document, and from the product. @internal */
export function lookUp(root: Value, reference: string): Target {
  const parsed = parseReference(reference);
  if (parsed.kind === 'external') {
    return { kind: 'external', target: parsed.target };
  }
  const value =
    follow(root, parsed.steps, step) ??
    follow(member(root, 'product'), parsed.steps, step);
  return value ? { kind: 'found', value } : { kind: 'dangling' };
}

/** Chains of references longer than this are as good as circular. */
const maxHops = 10;

/** What stands at a place, or what its reference leads to inside the document. @internal */
export function resolved(root: Value, place: Value): Value {
  let value = place;
  for (let hop = 0; hop < maxHops; hop++) {
    const reference = value.at('$ref').text();
    if (reference === undefined) return value;
    const target = lookUp(root, reference);
    if (target.kind !== 'found') return value;
    value = target.value;
  }
  return value;
}

const language = /^[a-z]{2}(-[a-z]{2})?$/i;

/** Members that are called by a language, English first. */
function byLanguage(value: Value): Value[] {
  const found = value
    .members()
    .filter(([name, { present }]) => present && language.test(name));
  return [
    ...found.filter(([name]) => name.toLowerCase() === 'en'),
    ...found.filter(([name]) => name.toLowerCase() !== 'en'),
  ].map(([, part]) => part);
}

/** A text for people: as it stands, or in English, or in the first language that there is. @internal */
export function localized(value: Value): string | undefined {
  const text = value.text();
  if (text !== undefined) return text === '' ? undefined : text;
  const parts = Array.isArray(value.raw)
    ? value
        .items()
        .flatMap(item => (isRecord(item.raw) ? byLanguage(item) : [item]))
    : byLanguage(value);
  for (const part of parts) {
    const words = part.text();
    if (words !== undefined && words !== '') return words;
  }
  return undefined;
}

/** A record itself, or its part in English or the first language that there is. @internal */
export function localizedRecord(value: Value): Value {
  return byLanguage(value).find(part => isRecord(part.raw)) ?? value;
}

const isDetails = (value: Value) =>
  isRecord(value.raw) &&
  (member(value, 'name').present || member(value, 'productID').present);

/**
 * The details of a product: `product.details.en` since 4.0, `product.en` in 3.x, and the product itself in
 * what some tools write.
 *
 * @returns undefined where nothing has a name or an id
 * @internal
 */
export function findDetails(product: Value): Value | undefined {
  const details = member(product, 'details');
  return [
    ...byLanguage(details),
    details,
    ...byLanguage(product),
    product,
  ].find(isDetails);
}
