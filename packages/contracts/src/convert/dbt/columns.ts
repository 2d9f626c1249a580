// SPDX-License-Identifier: Apache-2.0
import type { Property, QualityRule, SchemaObject } from '../../model';
import type { Losses } from '../findings';
import { physicalName } from '../naming';
import { type Entry, compact } from './entry';
import { literalText } from './jinja';
import { canBeQuoted, needsQuotes } from './names';
import { type ReferenceScope, relationshipTests } from './relationships';

/** Texts that are the same between quotes in every engine. */
const PLAIN = /^[^'\\\r\n]*$/;

/** What holds for all columns of one file. @internal */
export interface Scope extends ReferenceScope {
  typeOf: (property: Property) => string;
}

/** @internal */
export function metaOf(thing: Property | SchemaObject): Entry {
  const meta: Entry = {};
  if (thing.businessName) meta.business_name = literalText(thing.businessName);
  if ('classification' in thing && thing.classification) {
    meta.classification = literalText(thing.classification);
  }
  if ('criticalDataElement' in thing && thing.criticalDataElement) {
    meta.critical_data_element = true;
  }
  return meta;
}

/**
 * Allowed values as arguments of dbt's test. It puts quotes around each and escapes nothing, or takes
 * them as they are: the latter for numbers, and, as literals, for texts that quotes are not enough for.
 */
function valuesOf(values: unknown[], { dialect }: Scope): Entry {
  if (values.every(value => typeof value === 'string' && PLAIN.test(value))) {
    return { values: values.map(value => literalText(String(value))) };
  }
  return {
    values: values.map(value =>
      typeof value === 'string' ? literalText(dialect.literal(value)) : value,
    ),
    quote: false,
  };
}

function testsOf(
  object: SchemaObject,
  property: Property,
  alone: boolean,
  scope: Scope,
): unknown[] {
  const tests: unknown[] = [];
  const { minimum, maximum, pattern } = property.typeOptions;
  if (property.required || property.primaryKey) tests.push('not_null');
  if (property.unique || (property.primaryKey && alone)) tests.push('unique');
  const values = property.enum?.filter(value => value !== null) ?? [];
  if (values.length > 0) {
    tests.push({ accepted_values: { arguments: valuesOf(values, scope) } });
  }
  tests.push(...relationshipTests(object, property, scope));
  if (minimum !== undefined || maximum !== undefined || pattern) {
    scope.losses.add(
      'lost',
      property.path,
      `dbt has no test of its own for the range or the pattern of '${property.name}'.`,
    );
  }
  for (const rule of property.quality) {
    const promised = new Map<string | undefined, boolean>([
      ['nullvalues', property.required],
      ['duplicatevalues', property.unique],
      ['invalidvalues', values.length > 0],
    ]);
    const told = promised.get(rule.metric?.toLowerCase()) ?? false;
    if (!told) tellLostRule(rule, property.name, scope.losses);
  }
  return tests;
}

/** Says that dbt does not check a rule. @internal */
export function tellLostRule(
  { name, metric, type, path }: QualityRule,
  of: string,
  losses: Losses,
): void {
  losses.add(
    'lost',
    path,
    `The quality rule '${
      name ?? metric ?? type
    }' of '${of}' is left out: dbt has no test of its own for it.`,
  );
}

function columnOf(
  object: SchemaObject,
  property: Property,
  alone: boolean,
  scope: Scope,
): Entry {
  const name = physicalName(property);
  return compact({
    name: literalText(name),
    // dbt writes the name into SQL as it stands unless it is told to quote it.
    quote: needsQuotes(name, scope.dialect) || undefined,
    data_type: scope.typeOf(property),
    description: literalText(property.description?.trim() ?? ''),
    data_tests: testsOf(object, property, alone, scope),
    config: compact({
      meta: metaOf(property),
      tags: property.tags.map(literalText),
    }),
  });
}

/** The columns that dbt can call by their names. @internal */
export function columnsOf(object: SchemaObject, scope: Scope): Entry[] {
  const keys = object.properties.filter(({ primaryKey }) => primaryKey);
  return object.properties.flatMap(property => {
    const name = physicalName(property);
    if (canBeQuoted(name)) {
      return [columnOf(object, property, keys.length === 1, scope)];
    }
    scope.losses.add(
      'lost',
      property.path,
      `The column '${name}' is left out, and its model without an enforced contract: dbt does not escape names, and this one has a quote, a bracket, a backslash or a control character.`,
    );
    return [];
  });
}
