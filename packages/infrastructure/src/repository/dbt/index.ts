// SPDX-License-Identifier: Apache-2.0
import { dbtText } from '@meshwright/quality';
import type {
  Cloud,
  GeneratedFile,
  GenerationContext,
} from '../../generate/types';
import { yamlFile } from '../text/yaml';
import { modelDescriptions } from './modelDescriptions';
import { type OutputModel, outputModels } from './models';
import { modelSql } from './modelSql';
import { profilesFile } from './profiles';
import { genericTests } from './tests';

const identifier = (name: string) => name.replace(/-/g, '_');

function projectFile({
  blueprint: { product },
}: GenerationContext): GeneratedFile {
  const name = identifier(product.name);
  return {
    path: 'dbt/dbt_project.yml',
    content: yamlFile({
      name,
      version: product.version,
      profile: name,
      'require-dbt-version': ['>=1.10.0', '<2.0.0'],
      'model-paths': ['models'],
      'macro-paths': ['macros'],
      'test-paths': ['tests'],
      'target-path': 'target',
      'clean-targets': ['target'],
      models: {
        [name]: {
          '+access': 'public',
          '+group': name,
          '+meta': {
            data_product: `${product.domain}/${product.name}`,
            owner: dbtText(product.owner),
          },
        },
      },
      data_tests: { [name]: { '+store_failures': false } },
    }),
  };
}

/** dbt wants an owner for models that others may refer to. */
function groupFile({
  blueprint: { product },
}: GenerationContext): GeneratedFile {
  return {
    path: 'dbt/models/groups.yml',
    content: yamlFile({
      version: 2,
      groups: [
        {
          name: identifier(product.name),
          owner: {
            name: dbtText(product.owner),
            ...(product.contact && { email: product.contact }),
          },
        },
      ],
    }),
  };
}

/** What the pipeline curated, and the models read. */
function sourcesFile(models: readonly OutputModel[]): GeneratedFile {
  return {
    path: 'dbt/models/sources.yml',
    content: yamlFile(
      {
        version: 2,
        sources: [
          {
            name: 'curated',
            description: 'Tables that the pipeline of this product writes.',
            database: "{{ env_var('DBT_SOURCE_DATABASE', target.database) }}",
            schema: "{{ env_var('DBT_SOURCE_SCHEMA', 'curated') }}",
            tables: models.map(({ name, object, description }) => ({
              name,
              identifier: dbtText(
                String(
                  description.config?.alias ??
                    (object.physicalName || object.name)
                      .split('.')
                      .slice(-1)[0],
                ),
              ),
            })),
          },
        ],
      },
      'DBT_SOURCE_DATABASE and DBT_SOURCE_SCHEMA say where the tables of the lake are seen from the warehouse.',
    ),
  };
}

/**
 * A project of dbt that builds the tables of the output ports in the warehouse, with their contracts enforced.
 *
 * @internal
 */
export function dbtFiles(
  context: GenerationContext,
  adapter: Cloud['dbtAdapter'],
): GeneratedFile[] {
  const models = outputModels(context.outputs, adapter);
  return [
    projectFile(context),
    profilesFile(identifier(context.blueprint.product.name), adapter),
    groupFile(context),
    sourcesFile(models),
    ...modelDescriptions(models, adapter),
    ...models.map(model => modelSql(model, adapter)),
    ...genericTests(),
    {
      path: 'dbt/.gitignore',
      content: 'target/\nlogs/\ndbt_packages/\n*.duckdb\n',
    },
  ];
}
