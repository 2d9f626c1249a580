// SPDX-License-Identifier: Apache-2.0
import type { Property } from '../model';
import { compareAllowedValues } from './allowedValues';
import { compareClassification, compareProtection } from './classification';
import { type Context, oldPlaceOf, placeOf } from './context';
import { guessProperties, propertyGuesses } from './guess';
import { type Pair, type Pairing, pairUp } from './match';
import { compareTypes } from './propertyTypes';
import { compareOrigin, compareWords } from './propertyWords';
import { compareQuality } from './quality';
import { compareRename } from './renames';
import { compareTypeOptions } from './typeOptions';
import { show } from './values';

/** A property with what its surroundings say about it. */
interface Member {
  property: Property;
  /** Whether it has to be there, by its own word, by the key, or by the word of the object around it. */
  required: boolean;
  unique: boolean;
}

/** The properties of an object or of a nested one. @internal */
export interface Members {
  properties: Property[];
  /** Names that the surrounding object demands, as `logicalTypeOptions.required`. */
  demanded?: string[];
}

function membersOf({ properties, demanded = [] }: Members) {
  const keys = properties.filter(property => property.primaryKey);
  const names = new Set(demanded);
  return (property: Property): Member => ({
    property,
    // A key identifies a row, so its parts are filled in, and a key of one part is unique.
    required:
      property.required || property.primaryKey || names.has(property.name),
    unique: property.unique || (property.primaryKey && keys.length === 1),
  });
}

/** Recognises properties by stable id, name, physical name, and at last by guess. @internal */
export function pairProperties(
  before: Property[],
  after: Property[],
): Pairing<Property> {
  return guessProperties(
    pairUp(before, after, [
      { by: 'id', key: property => property.id, unambiguous: true },
      { by: 'name', key: property => property.name },
      {
        by: 'physical-name',
        key: property => property.physicalName,
        unambiguous: true,
      },
      ...propertyGuesses,
    ]),
  );
}

/**
 * Compares the properties of an object, and everything in them.
 *
 * @param at - location of the object for people
 *
 * @internal
 */
export function compareProperties(
  context: Context,
  at: string,
  before: Members,
  after: Members,
): Array<Pair<Property>> {
  const { log } = context;
  const { pairs, removed, added } = pairProperties(
    before.properties,
    after.properties,
  );
  const oldMember = membersOf(before);
  const newMember = membersOf(after);
  const within = (property: Property) => `${at}.${property.name}`;
  for (const property of removed) {
    log.add('property-removed', oldPlaceOf(property, within(property)), {
      reason: `${show(
        property.name,
      )} is gone: whoever reads it fails, and whoever still writes it may be refused.`,
      before: property.physicalType ?? property.logicalType,
    });
  }
  for (const property of added) {
    const { required } = newMember(property);
    log.add(
      required ? 'required-property-added' : 'property-added',
      placeOf(property, within(property)),
      {
        reason: required
          ? `${show(
              property.name,
            )} is new and has to be filled in: readers can ignore it, whoever writes has to deliver it.`
          : `${show(
              property.name,
            )} is new and may be empty: nobody has to do anything.`,
        after: property.physicalType ?? property.logicalType,
      },
    );
  }
  for (const pair of pairs) {
    const location = within(pair.after);
    compareRename(context, location, pair);
    compareMember(
      context,
      location,
      oldMember(pair.before),
      newMember(pair.after),
    );
  }
  return pairs;
}

function compareMember(
  context: Context,
  location: string,
  before: Member,
  after: Member,
): void {
  const { log } = context;
  const place = placeOf(after.property, location);
  if (before.required !== after.required) {
    log.add(after.required ? 'required-added' : 'required-removed', place, {
      field: 'required',
      reason: after.required
        ? 'It has to be filled in now: data without it, which was fine so far, is refused.'
        : 'It may be empty now: code that counts on a value fails or drops rows.',
      before: before.required,
      after: after.required,
    });
  }
  if (before.unique !== after.unique) {
    log.add(after.unique ? 'unique-added' : 'unique-removed', place, {
      field: 'unique',
      reason: after.unique
        ? 'Values may not repeat now: data with repeated values, which was fine so far, is refused.'
        : 'Values may repeat now: joins over it can multiply rows and counts.',
      before: before.unique,
      after: after.unique,
    });
  }
  compareContent(context, location, before.property, after.property);
}

/** Compares all of a property but its name and whether it has to be there. */
function compareContent(
  context: Context,
  location: string,
  before: Property,
  after: Property,
): void {
  const { log } = context;
  const place = placeOf(after, location);
  compareTypes(context, place, before, after);
  compareTypeOptions(
    log,
    place,
    before.typeOptions,
    after.typeOptions,
    after.logicalType,
  );
  compareAllowedValues(log, place, before.enum, after.enum);
  compareClassification(
    context,
    place,
    before.classification,
    after.classification,
  );
  compareProtection(context, place, before, after);
  compareOrigin(context, place, before, after);
  compareQuality(log, location, before.quality, after.quality, true);
  compareWords(context, place, before, after);
  compareNested(context, location, before, after);
}

function compareNested(
  context: Context,
  location: string,
  before: Property,
  after: Property,
): void {
  if (before.properties.length > 0 || after.properties.length > 0) {
    compareProperties(
      context,
      location,
      { properties: before.properties, demanded: before.typeOptions.required },
      { properties: after.properties, demanded: after.typeOptions.required },
    );
  }
  const { log } = context;
  if (before.items && after.items) {
    compareMember(
      context,
      `${location}[]`,
      membersOf({ properties: [before.items] })(before.items),
      membersOf({ properties: [after.items] })(after.items),
    );
  } else if (after.items) {
    log.add('type-stated', placeOf(after.items, `${location}[]`), {
      field: 'items',
      reason: 'The contract now says what the elements are.',
    });
  } else if (before.items) {
    log.add('type-unstated', oldPlaceOf(before.items, `${location}[]`), {
      field: 'items',
      reason: 'The contract no longer says what the elements are.',
    });
  }
}
