// SPDX-License-Identifier: Apache-2.0
import {
  any,
  disputed,
  extend,
  flag,
  integer,
  lazy,
  list,
  oneOf,
  record,
  required,
  switchOn,
  text,
  union,
} from '../../shape';
import type { Fields, RecordShape, RenamedField, Shape } from '../../shape';
import {
  authoritativeDefinitions,
  customProperties,
  idField,
  tags,
} from './blocks';
import { cameWith, since, textAllows, type Edition } from './edition';
import { quality } from './qualityShapes';
import { logicalTypes, typeOptions, typeSynonyms } from './typeOptions';

const negated = (value: unknown) =>
  typeof value === 'boolean' ? !value : undefined;

/** Names that ODCS 2, and generators that were not brought up to date, use for fields of a property. */
const renamedInProperty: Record<string, RenamedField> = {
  column: { to: 'name', reason: "It is 'name' since ODCS 3.0." },
  columns: { to: 'properties', reason: "It is 'properties' since ODCS 3.0." },
  type: {
    to: 'physicalType',
    reason: "There is 'logicalType' and 'physicalType'.",
  },
  isNullable: {
    to: 'required',
    reason: "It is 'required' since ODCS 3.0, with the opposite meaning.",
    convert: negated,
  },
  nullable: {
    to: 'required',
    reason: "The standard has 'required', with the opposite meaning.",
    convert: negated,
  },
  isUnique: { to: 'unique', reason: "It is 'unique' since ODCS 3.0." },
  isPrimaryKey: {
    to: 'primaryKey',
    reason: "It is 'primaryKey' since ODCS 3.0.",
  },
  criticalDataElementStatus: {
    to: 'criticalDataElement',
    reason: "It is 'criticalDataElement' since ODCS 3.0.",
  },
  partitionStatus: {
    to: 'partitioned',
    reason: "It is 'partitioned' since ODCS 3.0.",
  },
  encryptedColumnName: {
    to: 'encryptedName',
    reason: "It is 'encryptedName' since ODCS 3.0.",
  },
  transformSourceTables: {
    to: 'transformSourceObjects',
    reason: "It is 'transformSourceObjects' since ODCS 3.0.",
  },
  sampleValues: { to: 'examples', reason: "It is 'examples' since ODCS 3.0." },
  example: {
    to: 'examples',
    reason: "The standard has a list of 'examples'.",
    convert: value => [value],
  },
  clusterStatus: {
    reason: 'It is gone since ODCS 3.0; keep it as a custom property.',
  },
  clusterKeyPosition: {
    reason: 'It is gone since ODCS 3.0; keep it as a custom property.',
  },
  enum: {
    reason:
      "Allowed values are a quality rule with the metric 'invalidValues' and its argument 'validValues'.",
  },
};

const renamedInObject: Record<string, RenamedField> = {
  table: { to: 'name', reason: "It is 'name' since ODCS 3.0." },
  columns: { to: 'properties', reason: "It is 'properties' since ODCS 3.0." },
  dataGranularity: {
    to: 'dataGranularityDescription',
    reason: "It is 'dataGranularityDescription' since ODCS 3.0.",
  },
  type: { to: 'physicalType', reason: "An object has a 'physicalType'." },
  priorTableName: {
    reason: 'It is gone since ODCS 3.0; keep it as a custom property.',
  },
};

/** What objects and properties have alike. */
function common(edition: Edition): Fields {
  return {
    ...idField(edition),
    name: text(),
    physicalType: text(),
    description: text(),
    businessName: text(),
    authoritativeDefinitions: authoritativeDefinitions(edition),
    tags,
    customProperties: customProperties(edition),
    quality: quality(edition),
  };
}

const reference = union(text(), list(text(), { minItems: 1 }));

/** References are judged by a rule, which knows what they point at. */
function relationships(edition: Edition, level: 'object' | 'property'): Shape {
  const base = record('relationship', {
    type: oneOf(['foreignKey'], {
      synonyms: { foreign_key: 'foreignKey', fk: 'foreignKey' },
    }),
    to: required(reference),
    customProperties: customProperties(edition),
    description: disputed(
      text(),
      'An example of the standard has it, but neither its table of fields nor its JSON Schema does.',
    ),
  });
  return list(
    level === 'object'
      ? extend(base, { from: required(reference) })
      : extend(
          base,
          {},
          {
            renamed: {
              from: {
                reason:
                  "At a property, the relationship starts from that property. Remove 'from', or move the relationship to the object.",
                fix: { description: "Remove 'from'", value: null },
              },
            },
          },
        ),
  );
}

function propertyBase(edition: Edition): RecordShape {
  const with31 = since(edition, '3.1.0');
  const physicalName = since(edition, '3.0.2')
    ? text()
    : disputed(text(), textAllows);
  return record(
    'property',
    {
      ...common(edition),
      physicalName,
      primaryKey: flag,
      primaryKeyPosition: integer(),
      logicalType: oneOf(logicalTypes(edition), { synonyms: typeSynonyms }),
      required: flag,
      unique: flag,
      partitioned: flag,
      partitionKeyPosition: integer(),
      classification: text(),
      encryptedName: text(),
      transformSourceObjects: list(text()),
      transformLogic: text(),
      transformDescription: text(),
      examples: list(any),
      criticalDataElement: flag,
      ...(with31 && { relationships: relationships(edition, 'property') }),
    },
    {
      renamed: {
        ...renamedInProperty,
        ...(!with31 && { relationships: cameWith('3.1.0') }),
      },
    },
  );
}

/** Properties and elements of arrays hold one another, so that each is looked up when it is needed. */
interface PropertyShapes {
  property?: Shape;
  element?: Shape;
}

/** Any options: what they must be is not known. */
const anyOptions = record('set of options', {}, { rest: 'allow' });
/** No options: it takes a type to have any. */
const noOptions = record("set of options without 'logicalType'", {});

const misplaced: Record<string, RenamedField> = {
  properties: { reason: "Only 'logicalType: object' has properties." },
  items: { reason: "Only 'logicalType: array' has items." },
};

/** What more a property or element has follows from its logical type. */
function byType(
  edition: Edition,
  start: RecordShape,
  shapes: PropertyShapes,
): Shape {
  const properties = list(lazy(() => shapes.property!));
  const items = lazy(() => shapes.element!);
  const cases: Record<string, Shape> = {};
  for (const type of logicalTypes(edition)) {
    const logicalTypeOptions = typeOptions(edition, type) ?? anyOptions;
    const fields: Fields = { logicalTypeOptions };
    if (type === 'object') fields.properties = properties;
    if (type === 'array') fields.items = items;
    cases[type] = extend(start, fields, { renamed: misplaced });
  }
  const all = { properties, items };
  return switchOn(
    'logicalType',
    cases,
    extend(start, { ...all, logicalTypeOptions: noOptions }),
    extend(start, { ...all, logicalTypeOptions: anyOptions }),
  );
}

/** A property; the element of an array is one without required name. */
function property(edition: Edition): Shape {
  const base = propertyBase(edition);
  const shapes: PropertyShapes = {};
  shapes.property = byType(
    edition,
    extend(base, { name: required(text()) }),
    shapes,
  );
  // Before 3.1, an element had properties whatever its type.
  const free: Fields = since(edition, '3.1.0')
    ? {}
    : { properties: list(shapes.property) };
  shapes.element = byType(
    edition,
    extend(base, free, { name: 'array element' }),
    shapes,
  );
  return shapes.property;
}

/** A table, topic, file or view with its properties. @internal */
export function schemaObject(edition: Edition): Shape {
  const with31 = since(edition, '3.1.0');
  return record(
    'schema object',
    {
      ...common(edition),
      name: required(text()),
      physicalName: text(),
      logicalType: oneOf(['object']),
      dataGranularityDescription: text(),
      properties: list(property(edition)),
      ...(with31 && { relationships: relationships(edition, 'object') }),
    },
    {
      renamed: {
        ...renamedInObject,
        ...(!with31 && { relationships: cameWith('3.1.0') }),
      },
    },
  );
}
