// SPDX-License-Identifier: Apache-2.0
import type { Contract, SchemaObject } from '../../model';
import type { Engine } from '../../physicalType';
import { columnType } from '../columnType';
import type { Losses } from '../findings';
import { fileName, physicalName, plainIdentifier, titleOf } from '../naming';
import { chooseDialect, dialectOf } from '../sql';
import type { Dialect } from '../sql/dialect';
import type { ConvertOptions, ConvertedFile } from '../types';
import { yamlText } from '../yamlText';
import { type Scope, columnsOf, metaOf, tellLostRule } from './columns';
import { type Entry, compact } from './entry';
import { freshnessOf } from './freshness';
import { literalText } from './jinja';
import { canBeQuoted, modelNames, placeOf, sqlName } from './names';
import { targetsOf, tellLostRelationships } from './relationships';

/** The key of several columns, which dbt leaves to the database. */
function keyOf(object: SchemaObject, dialect: Dialect): Entry[] {
  const keys = object.properties.filter(({ primaryKey }) => primaryKey);
  if (keys.length < 2) return [];
  const columns = keys.map(key =>
    literalText(sqlName(physicalName(key), dialect)),
  );
  return [{ type: 'primary_key', columns }];
}

function modelOf(object: SchemaObject, name: string, scope: Scope): Entry {
  const columns = columnsOf(object, scope);
  const complete = columns.length === object.properties.length;
  return compact({
    name,
    description: literalText(object.description?.trim() ?? ''),
    config: compact({
      contract: complete ? { enforced: true } : undefined,
      meta: metaOf(object),
      tags: object.tags.map(literalText),
    }),
    constraints: complete ? keyOf(object, scope.dialect) : [],
    columns,
  });
}

/** Where dbt finds the tables: by their own names, else by what the first server says. */
function sourceOf(
  contract: Contract,
  objects: SchemaObject[],
  losses: Losses,
): Entry {
  const { details = {}, path = '' } = contract.servers[0] ?? {};
  const [place] = objects.map(placeOf);
  const text = (own: string | undefined, ...names: string[]) => {
    const value = [own, ...names.map(name => details[name])].find(
      found => typeof found === 'string' && found !== '',
    );
    if (value === undefined) return undefined;
    if (canBeQuoted(String(value))) return literalText(String(value));
    losses.add(
      'lost',
      path,
      `'${value}' is left out, as dbt does not escape the names of databases and schemas.`,
    );
    return undefined;
  };
  return {
    database: text(place?.database, 'project', 'catalog', 'database'),
    schema: text(
      place?.schema,
      'dataset',
      'schema',
      ...(details.catalog ? ['database'] : []),
    ),
  };
}

/** A table of a source; none where dbt cannot call it by its name. */
function tableOf(object: SchemaObject, name: string, scope: Scope): Entry[] {
  const { table } = placeOf(object);
  if (!canBeQuoted(table)) {
    scope.losses.add(
      'lost',
      object.path,
      `The table '${table}' is left out of the sources: dbt does not escape names, and this one has a quote, a bracket, a backslash or a control character.`,
    );
    return [];
  }
  return [
    compact({
      name,
      identifier: name === table ? undefined : literalText(table),
      description: literalText(object.description?.trim() ?? ''),
      columns: columnsOf(object, scope),
    }),
  ];
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
  const names = modelNames(objects);
  for (const [object, name] of names) {
    const { table } = placeOf(object);
    if (name !== table) {
      losses.add(
        'renamed',
        object.path,
        `A model of dbt cannot be called '${table}', so it is called '${name}'.`,
      );
    }
    object.quality.forEach(rule => tellLostRule(rule, object.name, losses));
  }
  const find = targetsOf(names);
  objects.forEach(object => tellLostRelationships(object, find, losses));
  const scope: Scope = {
    dialect,
    losses,
    find,
    refer: model => `ref('${model}')`,
    typeOf: property => {
      const { text } = dialect.type(columnType(property, engine, losses));
      // Names of members keep their case.
      return literalText(/["`]/.test(text) ? text : text.toLowerCase());
    },
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
        ...sourceOf(contract, objects, losses),
        config: compact({
          ...freshnessOf(contract, dialect, losses),
          meta: compact({
            contract_id: contract.id && literalText(contract.id),
            contract_version: contract.version && literalText(contract.version),
          }),
          tags: contract.tags.map(literalText),
        }),
        tables: objects.flatMap(object =>
          tableOf(object, names.get(object) ?? '', sourceScope),
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
