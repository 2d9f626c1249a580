// SPDX-License-Identifier: Apache-2.0
import type { Contract, Property, SchemaObject } from '../../model';
import type { Engine } from '../../physicalType';
import { columnType } from '../columnType';
import type { Losses } from '../findings';
import { fileName, physicalName, plainIdentifier, titleOf } from '../naming';
import { chooseDialect, dialectOf } from '../sql';
import type { ConvertOptions, ConvertedFile } from '../types';
import { yamlText } from '../yamlText';
import { literalText } from './jinja';
import { freshnessOf } from './freshness';
import {
  type FindTarget,
  relationshipTests,
  targetsOf,
  tellLostRelationships,
} from './relationships';

type Entry = Record<string, unknown>;

/** Takes out what is empty, so that files stay short. */
function compact(entry: Entry): Entry {
  return Object.fromEntries(
    Object.entries(entry).filter(([, value]) => {
      if (value === undefined || value === '') return false;
      if (Array.isArray(value)) return value.length > 0;
      return typeof value !== 'object' || Object.keys(value ?? {}).length > 0;
    }),
  );
}

/** Texts that are the same between quotes in every engine. */
const PLAIN = /^[^'\\\r\n]*$/;

interface Scope {
  engine: Engine | undefined;
  losses: Losses;
  typeOf: (property: Property) => string;
  /** Makes a literal of SQL of any text. */
  literal: (text: string) => string;
  find: FindTarget;
  /** How a model is called from SQL: by `ref`, or as a source by `source`, as a project may have only one of both. */
  refer: (model: string) => string;
}

function metaOf(thing: Property | SchemaObject): Entry {
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
function valuesOf(values: unknown[], { literal }: Scope): Entry {
  if (values.every(value => typeof value === 'string' && PLAIN.test(value))) {
    return { values: values.map(value => literalText(String(value))) };
  }
  return {
    values: values.map(value =>
      typeof value === 'string' ? literalText(literal(value)) : value,
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
  tests.push(
    ...relationshipTests(
      object,
      property,
      scope.find,
      scope.refer,
      scope.losses,
    ),
  );
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
    if (!told) {
      scope.losses.add(
        'lost',
        rule.path,
        `The quality rule '${rule.name ?? rule.metric ?? rule.type}' of '${
          property.name
        }' is left out: dbt has no test of its own for it.`,
      );
    }
  }
  return tests;
}

function columnOf(
  object: SchemaObject,
  property: Property,
  alone: boolean,
  scope: Scope,
): Entry {
  return compact({
    name: literalText(physicalName(property)),
    // dbt writes the name into SQL as it stands unless it is told to quote it.
    quote: /^[A-Za-z_]\w*$/.test(physicalName(property)) ? undefined : true,
    data_type: scope.typeOf(property),
    description: literalText(property.description?.trim() ?? ''),
    data_tests: testsOf(object, property, alone, scope),
    config: compact({
      meta: metaOf(property),
      tags: property.tags.map(literalText),
    }),
  });
}

function columnsOf(object: SchemaObject, scope: Scope): Entry[] {
  const keys = object.properties.filter(({ primaryKey }) => primaryKey);
  return object.properties.map(property =>
    columnOf(object, property, keys.length === 1, scope),
  );
}

function modelOf(object: SchemaObject, name: string, scope: Scope): Entry {
  const keys = object.properties.filter(({ primaryKey }) => primaryKey);
  return compact({
    name,
    description: literalText(object.description?.trim() ?? ''),
    config: compact({
      contract: { enforced: true },
      meta: metaOf(object),
      tags: object.tags.map(literalText),
    }),
    constraints:
      keys.length > 1
        ? [
            {
              type: 'primary_key',
              columns: keys.map(key => literalText(physicalName(key))),
            },
          ]
        : [],
    columns: columnsOf(object, scope),
  });
}

/** What a server says about where dbt finds the tables. */
function sourceOf(contract: Contract): Entry {
  const details = contract.servers[0]?.details ?? {};
  const text = (...names: string[]) => {
    const value = names
      .map(name => details[name])
      .find(found => typeof found === 'string' && found !== '');
    return value === undefined ? undefined : literalText(String(value));
  };
  return {
    database: text('project', 'catalog', 'database'),
    schema: text('dataset', 'schema', ...(details.catalog ? ['database'] : [])),
  };
}

/**
 * Describes the tables of a contract for dbt, twice: as models that the team builds, and as sources
 * that others read. In the syntax of dbt 1.10 and later: `data_tests`, `arguments`, and `meta` and
 * `tags` under `config`.
 *
 * @internal
 */
export function toDbt(
  contract: Contract,
  objects: SchemaObject[],
  options: ConvertOptions,
  engine: Engine | undefined,
  losses: Losses,
): { files: ConvertedFile[]; text: string } {
  const dialect = dialectOf(chooseDialect(contract, options));
  const names = new Map(
    objects.map(object => [object, plainIdentifier(physicalName(object))]),
  );
  for (const [object, name] of names) {
    if (name !== physicalName(object)) {
      losses.add(
        'renamed',
        object.path,
        `A model of dbt cannot be called '${physicalName(
          object,
        )}', so it is called '${name}'.`,
      );
    }
  }
  const find = targetsOf(names);
  objects.forEach(object => tellLostRelationships(object, find, losses));
  const scope: Scope = {
    engine,
    losses,
    literal: dialect.literal,
    find,
    refer: model => `ref('${model}')`,
    typeOf: property =>
      dialect.type(columnType(property, engine, losses)).text.toLowerCase(),
  };
  const title = titleOf(contract);
  const source = plainIdentifier(title).toLowerCase();
  const sourceScope: Scope = {
    ...scope,
    refer: model => `source('${source}', '${model}')`,
  };
  const modelFile = {
    version: 2,
    models: objects.map(object =>
      modelOf(object, names.get(object) ?? '', scope),
    ),
  };
  const sourceFile = {
    version: 2,
    sources: [
      compact({
        name: source,
        description: literalText(
          contract.description.purpose ?? contract.description.text ?? '',
        ),
        ...sourceOf(contract),
        config: compact({
          ...freshnessOf(contract, losses),
          meta: compact({
            contract_id: contract.id && literalText(contract.id),
            contract_version: contract.version && literalText(contract.version),
          }),
          tags: contract.tags.map(literalText),
        }),
        tables: objects.map(object =>
          compact({
            name: names.get(object),
            identifier:
              names.get(object) === physicalName(object)
                ? undefined
                : literalText(physicalName(object)),
            description: literalText(object.description?.trim() ?? ''),
            columns: columnsOf(object, sourceScope),
          }),
        ),
      }),
    ],
  };
  const files = [
    { path: `${fileName(title)}.models.yml`, content: yamlText(modelFile) },
    { path: `${fileName(title)}.sources.yml`, content: yamlText(sourceFile) },
  ];
  return {
    files,
    text: yamlText({ ...modelFile, sources: sourceFile.sources }),
  };
}
