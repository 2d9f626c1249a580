// SPDX-License-Identifier: Apache-2.0
import type { LogicalType, Property } from '../model';
import {
  type Engine,
  type PhysicalType,
  type TypeComparison,
  type TypeFamily,
  comparePhysicalTypes,
  parsePhysicalType,
} from '../physicalType';
import { type Place, worse } from './changeLog';
import type { Context } from './context';
import type { Impact } from './impact';
import { plain } from './values';

/** Logical types that a physical type can stand for, the usual one first. */
const logicalTypes: Partial<Record<TypeFamily, LogicalType[]>> = {
  integer: ['integer', 'number'],
  decimal: ['number', 'integer'],
  float: ['number'],
  string: ['string'],
  enum: ['string'],
  uuid: ['string'],
  binary: ['string'],
  boolean: ['boolean'],
  date: ['date', 'timestamp'],
  time: ['time'],
  timestamp: ['timestamp', 'date'],
  array: ['array'],
  vector: ['array'],
  struct: ['object'],
  map: ['object'],
  json: ['object', 'string', 'array'],
};

const unchanged: TypeComparison = { relation: 'same', sameKind: true };

function compareLogical(
  before: LogicalType,
  after: LogicalType,
): TypeComparison {
  if (before === after) return unchanged;
  const change = `${before}>${after}`;
  if (change === 'integer>number' || change === 'date>timestamp') {
    return { relation: 'widened', sameKind: false };
  }
  if (change === 'number>integer' || change === 'timestamp>date') {
    return { relation: 'narrowed', sameKind: false };
  }
  const scalar = (type: LogicalType) => type !== 'object' && type !== 'array';
  if (after === 'string' && scalar(before)) {
    return { relation: 'widened', sameKind: false };
  }
  if (before === 'string' && scalar(after)) {
    return { relation: 'narrowed', sameKind: false };
  }
  return { relation: 'changed', sameKind: false };
}

/** Everything that is known about the type of one side. */
interface Side {
  logical?: LogicalType;
  physicalText: string;
  physical?: PhysicalType;
}

function sideOf(property: Property, engine: Engine | undefined): Side {
  const physicalText = plain(property.physicalType ?? property.statedType);
  return {
    logical: property.logicalType,
    physicalText,
    physical: physicalText
      ? parsePhysicalType(physicalText, engine)
      : undefined,
  };
}

/** Compares logical types, reading one that is not stated from the physical type. */
function logicalChange(before: Side, after: Side): TypeComparison | undefined {
  if (before.logical && after.logical) {
    return compareLogical(before.logical, after.logical);
  }
  const stated = before.logical ?? after.logical;
  const other = before.logical ? after.physical : before.physical;
  const possible = other && logicalTypes[other.family];
  if (!stated || !possible) return undefined;
  if (possible.includes(stated)) return unchanged;
  return before.logical
    ? compareLogical(stated, possible[0])
    : compareLogical(possible[0], stated);
}

function physicalChange(
  before: Side,
  after: Side,
  membersStated: boolean,
): TypeComparison | undefined {
  if (!before.physicalText || !after.physicalText) return undefined;
  if (before.physical && after.physical) {
    // Nested members that are stated one by one are compared one by one.
    const nested = (type: PhysicalType) =>
      membersStated ? { family: type.family, name: type.name } : type;
    return comparePhysicalTypes(
      nested(before.physical),
      nested(after.physical),
    );
  }
  return before.physicalText.toLowerCase() === after.physicalText.toLowerCase()
    ? unchanged
    : { relation: 'changed', sameKind: false };
}

interface Impacts {
  readers: Impact;
  writers: Impact;
}

function impactsOf(
  { relation, sameKind }: TypeComparison,
  numeric: boolean,
  sameConcept: boolean,
): Impacts {
  switch (relation) {
    case 'widened':
      if (sameKind) return { readers: 'risky', writers: 'compatible' };
      return {
        readers: sameConcept ? 'risky' : 'breaking',
        writers: numeric ? 'compatible' : 'risky',
      };
    case 'narrowed':
      if (sameKind) return { readers: 'compatible', writers: 'breaking' };
      return { readers: numeric ? 'risky' : 'breaking', writers: 'breaking' };
    case 'changed':
      return { readers: sameKind ? 'risky' : 'breaking', writers: 'breaking' };
    default:
      return { readers: 'compatible', writers: 'compatible' };
  }
}

const order = { same: 0, widened: 1, narrowed: 1, changed: 2 };

/** The finding that says more: a change beats widening and narrowing, these beat sameness. */
function stronger(
  logical: TypeComparison,
  physical: TypeComparison,
): TypeComparison {
  if (order[physical.relation] !== order[logical.relation]) {
    return order[physical.relation] > order[logical.relation]
      ? physical
      : logical;
  }
  if (physical.relation !== logical.relation) {
    return { relation: 'changed', sameKind: false };
  }
  return physical.sameKind ? logical : physical;
}

const numbers: Array<LogicalType | undefined> = ['number', 'integer'];
const numberFamilies: Array<TypeFamily | undefined> = [
  'integer',
  'decimal',
  'float',
];
const isNumeric = (side: Side) =>
  side.physical
    ? numberFamilies.includes(side.physical.family)
    : numbers.includes(side.logical);

function nameOf(side: Side): string {
  if (side.logical && side.physicalText) {
    return side.logical.toLowerCase() === side.physicalText.toLowerCase()
      ? side.logical
      : `${side.logical} (${side.physicalText})`;
  }
  return side.logical ?? (side.physicalText || 'nothing stated');
}

function reasonOf(
  names: string,
  { relation, sameKind }: TypeComparison,
  numeric: boolean,
): string {
  if (relation === 'widened') {
    return sameKind
      ? `${names}: values can be larger or longer than before, so check where readers keep them; data written so far still fits.`
      : `${names}: readers have to handle values of another kind${
          numeric ? ', with fractions' : ''
        }; values written so far can be turned into the new type.`;
  }
  if (relation === 'narrowed') {
    return sameKind
      ? `${names}: every value still fits what readers expect, but values that were allowed so far no longer fit the new type.`
      : `${names}: values lose detail that they had, and what was allowed so far no longer fits.`;
  }
  return sameKind
    ? `${names}: neither type holds all values of the other.`
    : `${names}: the two types hold values of different kinds, so code for the one cannot use the other.`;
}

/** Compares logical and physical type of a property. @internal */
export function compareTypes(
  context: Context,
  place: Place,
  oldProperty: Property,
  newProperty: Property,
): void {
  const before = sideOf(oldProperty, context.oldEngine);
  const after = sideOf(newProperty, context.newEngine);
  const membersStated =
    (oldProperty.properties.length > 0 && newProperty.properties.length > 0) ||
    Boolean(oldProperty.items && newProperty.items);
  const logical = logicalChange(before, after);
  const physical = physicalChange(before, after, membersStated);
  const comparison = stronger(logical ?? unchanged, physical ?? unchanged);
  const values = { before: nameOf(before), after: nameOf(after) };
  const names = `${values.before} became ${values.after}`;

  if (comparison.relation === 'same') {
    compareStatements(context, place, before, after);
    return;
  }
  const numeric = isNumeric(before) && isNumeric(after);
  // Where the contract calls both a number (or a text), its readers were never promised more.
  const sameConcept =
    before.logical !== undefined &&
    before.logical === after.logical &&
    (numeric ? before.logical === 'number' : before.logical === 'string');
  const found = impactsOf(comparison, numeric, sameConcept);
  const physicalImpacts = physical
    ? impactsOf(physical, numeric, sameConcept)
    : found;
  context.log.add(`type-${comparison.relation}`, place, {
    field:
      logical && logical.relation !== 'same' ? 'logicalType' : 'physicalType',
    reason: reasonOf(names, comparison, numeric),
    readers: worse(found.readers, physicalImpacts.readers),
    writers: worse(found.writers, physicalImpacts.writers),
    ...values,
  });
}

/** Types that are compatible may still be stated on one side only. */
function compareStatements(
  { log }: Context,
  place: Place,
  before: Side,
  after: Side,
): void {
  const stated = (side: Side) => Boolean(side.logical || side.physicalText);
  const gone = stated(before) && !stated(after);
  const physicalGone = Boolean(before.physicalText) && !after.physicalText;
  const fresh = !stated(before) && stated(after);
  const physicalFresh = !before.physicalText && Boolean(after.physicalText);
  const field = gone || fresh ? 'logicalType' : 'physicalType';
  const values = { before: nameOf(before), after: nameOf(after), field };
  if (gone || (physicalGone && before.logical)) {
    log.add('type-unstated', place, {
      reason: `The contract no longer promises the type ${nameOf(before)}.`,
      ...values,
    });
  } else if (fresh || (physicalFresh && after.logical)) {
    log.add('type-stated', place, {
      reason: `The contract now states the type ${nameOf(
        after,
      )}, which it left open.`,
      ...values,
    });
  }
}
