// SPDX-License-Identifier: Apache-2.0
import type { Property, Relationship, TypeOptions } from '../../model';
import type { Losses } from '../findings';
import {
  type Entry,
  compact,
  compactOrNothing,
  customEntries,
  definitionEntries,
  markEntries,
  stableId,
} from './entry';
import { numberFormats, optionFields } from './fields';
import { qualityEntries } from './quality';

const SHORTHAND = /^[A-Za-z_][A-Za-z0-9_]*\.[A-Za-z_][A-Za-z0-9_]*$/;
const POINTER =
  /^(?:(?:https?:\/\/)?[A-Za-z0-9._\-/]+\.yaml#)?\/?[A-Za-z_]\w*\/[\w-]+(?:\/[A-Za-z_]\w*\/[\w-]+)*$/;

/** Bounds with a flag beside them, as ODCS 3.0 had them, in the way of 3.1. */
function withPlainBounds(options: TypeOptions): TypeOptions {
  const result = { ...options };
  for (const [flag, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof result[flag] !== 'boolean') continue;
    const exclusive = result[flag];
    delete result[flag];
    if (exclusive && result[bound] !== undefined) {
      result[flag] = result[bound];
      delete result[bound];
    }
  }
  return result;
}

/** Splits the options of a type into those that ODCS has for it and the others. */
function splitOptions(property: Property): { own: Entry; others: Entry } {
  const type = property.logicalType;
  const allowed = type ? optionFields[type] : [];
  const isLegal = ([name, value]: [string, unknown]) => {
    const format = name === 'format' && type ? numberFormats[type] : undefined;
    return allowed.includes(name) && (!format || format.test(String(value)));
  };
  const options = Object.entries(withPlainBounds(property.typeOptions)).filter(
    ([, value]) => value !== undefined,
  );
  return {
    own: Object.fromEntries(options.filter(isLegal)),
    others: Object.fromEntries(options.filter(option => !isLegal(option))),
  };
}

/** A rule that says what a list of allowed values says, which ODCS 3.1 has no field for. */
function valuesRule(property: Property): Entry[] {
  const told = property.quality.some(
    rule => rule.arguments?.validValues !== undefined,
  );
  if (!property.enum || told) return [];
  return [
    {
      type: 'library',
      metric: 'invalidValues',
      arguments: { validValues: property.enum },
      mustBe: 0,
    },
  ];
}

/** Writes a relationship, or nothing where ODCS has no way to name its ends. @internal */
export function relationshipEntry(
  relationship: Relationship,
  losses: Losses,
): Entry[] {
  const { from, to, type, description } = relationship;
  const legal = [...from, ...to].every(
    name => SHORTHAND.test(name) || POINTER.test(name),
  );
  if (!legal || to.length === 0) {
    losses.add(
      'lost',
      relationship.path,
      `The reference to '${to.join(
        ', ',
      )}' is left out: ODCS names columns as table.column, in letters, digits and underscores.`,
    );
    return [];
  }
  if (type !== 'foreignKey') {
    losses.add(
      'lost',
      relationship.path,
      `ODCS knows references of type foreignKey only, so '${type}' is written as that.`,
    );
  }
  // Relationships have no ids.
  const marks = markEntries({ ...relationship, id: undefined }, '', losses);
  const names = (list: string[]) => (list.length === 1 ? list[0] : list);
  return [
    compact({
      type: 'foreignKey',
      from: from.length > 0 ? names(from) : undefined,
      to: names(to),
      customProperties: [
        ...marks.customProperties,
        ...(description
          ? [{ property: 'description', value: description }]
          : []),
      ],
    }),
  ];
}

function physicalTypeOf(property: Property, others: Entry): string | undefined {
  const stated = property.physicalType ?? property.statedType;
  const { precision, scale } = others;
  const without = !stated || /^(decimal|numeric|number)$/i.test(stated);
  if (!without || typeof precision !== 'number') return stated;
  // ODCS has no option for digits; the physical type says them.
  delete others.precision;
  delete others.scale;
  return `${stated ?? 'decimal'}(${precision},${
    typeof scale === 'number' ? scale : 0
  })`;
}

/** Writes a property and everything in it. @internal */
export function propertyEntry(
  property: Property,
  losses: Losses,
  named = true,
): Entry {
  const { own, others } = splitOptions(property);
  const physicalType = physicalTypeOf(property, others);
  const extra = Object.entries(others).map(([name, value]) => {
    losses.add(
      'approximated',
      property.path,
      `ODCS has no option '${name}' for ${
        property.logicalType ?? 'a property without logical type'
      }, so it is written as a custom property.`,
    );
    return { property: name, value };
  });
  return compact({
    id: stableId(property.id, property.path, losses),
    // The items of a list need no name; one that was made up for them is not written.
    name: named || property.name !== 'items' ? property.name : undefined,
    businessName: property.businessName,
    physicalName: property.physicalName,
    logicalType: property.logicalType,
    physicalType,
    description: property.description,
    logicalTypeOptions: compactOrNothing(own),
    required: property.required || undefined,
    unique: property.unique || undefined,
    primaryKey: property.primaryKey || undefined,
    primaryKeyPosition: property.primaryKeyPosition,
    partitioned: property.partitioned || undefined,
    partitionKeyPosition: property.partitionKeyPosition,
    classification: property.classification,
    criticalDataElement: property.criticalDataElement || undefined,
    encryptedName: property.encryptedName,
    transformSourceObjects: property.transformSourceObjects,
    transformLogic: property.transformLogic,
    transformDescription: property.transformDescription,
    examples: property.examples,
    tags: property.tags,
    relationships: property.relationships.flatMap(item =>
      relationshipEntry({ ...item, from: [] }, losses),
    ),
    quality: [
      ...property.quality.flatMap(rule => qualityEntries(rule, losses)),
      ...valuesRule(property),
    ],
    authoritativeDefinitions: definitionEntries(
      property.authoritativeDefinitions,
      property.path,
      losses,
    ),
    customProperties: [...customEntries(property.customProperties), ...extra],
    properties: property.properties.map(member =>
      propertyEntry(member, losses),
    ),
    items: property.items && propertyEntry(property.items, losses, false),
  });
}
