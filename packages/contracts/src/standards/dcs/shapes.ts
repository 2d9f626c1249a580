// SPDX-License-Identifier: Apache-2.0
import {
  any,
  deprecated,
  extend,
  flag,
  integer,
  lazy,
  list,
  mapOf,
  number,
  oneOf,
  record,
  required,
  text,
} from '../../shape';
import type { FieldShape, Fields, RecordShape, Shape } from '../../shape';
import { oldQuality, qualityRules } from './qualityShapes';
import { serverShape } from './serverShapes';
import { fieldTypes, typeSynonyms } from './types';

/** Further fields are allowed everywhere; one that looks like a misspelt field is pointed out. */
const free = { rest: 'allow', restSeverity: 'warning' } as const;

const uri = text({ format: 'uri' });
const texts = list(text());
const links = mapOf('set of links', uri, {
  minFields: 1,
  restNames: {
    pattern: /^[a-zA-Z0-9_-]+$/,
    words: 'letters, digits, underscores and hyphens only',
  },
});
/** Configuration of tools: free, but for names that the specification gives a type. */
const config = (...names: string[]) =>
  record(
    'configuration',
    Object.fromEntries(names.map(name => [name, text()])),
    { rest: 'allow' },
  );

const type = oneOf([...fieldTypes.keys()], { synonyms: typeSynonyms });

/** The shape of a column, which columns hold in turn. */
const recursive: { column?: Shape } = {};
const nested = lazy(() => recursive.column!);
const columns: Shape = mapOf('set of columns', nested);

/** What columns and definitions have alike. */
const described: Fields = {
  title: text(),
  description: text(),
  type,
  fields: columns,
  items: nested,
  keys: nested,
  values: nested,
  minLength: integer(),
  maxLength: integer(),
  format: text(),
  precision: number(),
  scale: number(),
  pattern: text(),
  minimum: number(),
  exclusiveMinimum: number(),
  maximum: number(),
  exclusiveMaximum: number(),
  example: deprecated(text(), "Use 'examples', a list."),
  examples: list(any),
  pii: flag,
  classification: text(),
  tags: texts,
  links,
};

const lineage = record(
  'lineage',
  {
    inputFields: required(
      list(
        record(
          'input field',
          {
            namespace: required(text()),
            name: required(text()),
            field: required(text()),
            transformations: list(
              record(
                'transformation',
                {
                  type: required(text()),
                  subtype: text(),
                  description: text(),
                  masking: flag,
                },
                free,
              ),
            ),
          },
          free,
        ),
      ),
    ),
    transformationDescription: deprecated(
      text(),
      "Use 'transformations' of the input fields.",
    ),
    transformationType: deprecated(
      text(),
      "Use 'transformations' of the input fields.",
    ),
  },
  free,
);

recursive.column = record(
  'column',
  {
    ...described,
    required: flag,
    primary: deprecated(flag, "Use 'primaryKey'."),
    primaryKey: flag,
    references: text(),
    unique: flag,
    enum: list(text(), { uniqueItems: true }),
    $ref: text(),
    quality: qualityRules,
    lineage,
    config: config(
      'avroType',
      'avroLogicalType',
      'bigqueryType',
      'snowflakeType',
      'redshiftType',
      'sqlserverType',
      'databricksType',
      'glueType',
    ),
  },
  free,
);

const model = record(
  'model',
  {
    type: oneOf(['table', 'view', 'object']),
    title: text(),
    description: text(),
    fields: columns,
    primaryKey: texts,
    quality: qualityRules,
    examples: list(any),
    additionalFields: flag,
    config: config('avroNamespace'),
  },
  free,
);

const removedDomain = "Write it into the definition's name: 'domain/name'.";
const definition = record(
  'definition',
  {
    ...described,
    type: required(type),
    precision: integer(),
    scale: integer(),
    domain: deprecated(text(), removedDomain),
    name: deprecated(text(), removedDomain),
  },
  free,
);

const level = (fields: Fields) =>
  record('service level', { description: text(), ...fields }, free);
const serviceLevels = record(
  'set of service levels',
  {
    availability: level({
      percentage: text({
        pattern: /^\d+(\.\d+)?%$/,
        patternWords: 'a percentage such as 99.9%',
        mend: value => (/^\d+(\.\d+)?$/.test(value) ? `${value}%` : undefined),
      }),
    }),
    retention: level({
      period: text(),
      unlimited: flag,
      timestampField: text(),
    }),
    latency: level({
      threshold: text(),
      sourceTimestampField: text(),
      processedTimestampField: text(),
    }),
    freshness: level({ threshold: text(), timestampField: text() }),
    frequency: level({
      type: oneOf(['batch', 'micro-batching', 'streaming', 'manual']),
      interval: text(),
      cron: text(),
    }),
    support: level({ time: text(), responseTime: text() }),
    backup: level({
      interval: text(),
      cron: text(),
      recoveryTime: text(),
      recoveryPoint: text(),
    }),
  },
  free,
);

const info = record(
  'info',
  {
    title: required(text()),
    version: required(text()),
    status: oneOf(
      ['proposed', 'in development', 'active', 'deprecated', 'retired'],
      {
        valuesSeverity: 'warning',
        synonyms: { draft: 'in development', production: 'active' },
      },
    ),
    description: text(),
    owner: text(),
    contact: record(
      'contact',
      { name: text(), url: uri, email: text({ format: 'email' }) },
      free,
    ),
  },
  free,
);

const terms = record(
  'set of terms',
  {
    usage: text(),
    limitations: text(),
    policies: list(
      record(
        'policy',
        { name: text(), type: text(), description: text(), url: uri },
        free,
      ),
    ),
    billing: text(),
    noticePeriod: text({
      pattern: /^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$/,
      patternWords: 'an ISO 8601 period such as P3M',
      formatSeverity: 'warning',
    }),
  },
  free,
);

const names = (pattern: RegExp, words: string) => ({ pattern, words });

function contract(versions: readonly string[]): RecordShape {
  return record(
    'data contract',
    {
      dataContractSpecification: required(oneOf(versions)),
      id: required(text({ minLength: 1 })),
      info: required(info),
      servers: mapOf('set of servers', serverShape),
      terms,
      models: mapOf('set of models', model, {
        minFields: 1,
        restNames: names(
          /^[a-zA-Z0-9_-]+$/,
          'letters, digits, underscores and hyphens only',
        ),
      }),
      definitions: mapOf('set of definitions', definition, {
        restNames: names(
          /^[a-zA-Z0-9/_-]+$/,
          'letters, digits, slashes, underscores and hyphens only',
        ),
      }),
      servicelevels: serviceLevels,
      links,
      tags: texts,
    },
    free,
  );
}

/** All versions that there are, newest first. @internal */
export const knownVersions = [
  '1.2.1',
  '1.2.0',
  '1.1.0',
  '0.9.3',
  '0.9.2',
  '0.9.1',
  '0.9.0',
] as const;

const removed = (where: string): FieldShape => ({
  shape: any,
  required: false,
  deprecated: `Version 1.1.0 removed it here: ${where}`,
});

/** The Data Contract Specification since 1.1.0, where quality belongs to models and their columns. @internal */
export const shape110 = extend(contract(knownVersions), {
  quality: removed("write 'quality' at the models and their columns."),
  examples: removed("write 'examples' at the models."),
  schema: removed("describe it as 'models'."),
});

/** The Data Contract Specification 0.9.x: one section each for quality, examples and physical schema. @internal */
export const shape09x = extend(contract(knownVersions), {
  quality: oldQuality,
  examples: list(any),
  schema: record(
    'schema',
    { type: required(text()), specification: required(any) },
    free,
  ),
});
