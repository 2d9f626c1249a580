// SPDX-License-Identifier: Apache-2.0
import { version } from '../../../../package.json';

const tool = (name: string, source: string, value: string) =>
  `# renovate: datasource=${source.replace(
    ' ',
    ' depName=',
  )}\n${name}=${value}\n`;

/** Adapters of dbt that work with the version of dbt below. */
const ADAPTERS = {
  redshift: '1.11.1',
  synapse: '1.8.5',
  bigquery: '1.11.3',
} as const;

/**
 * `ci/versions.env`: the versions of tools that scripts install; Renovate raises them.
 *
 * @param adapter - of the warehouse, where there is one
 * @internal
 */
export const versions = (adapter?: keyof typeof ADAPTERS): string =>
  [
    tool('MESHWRIGHT_VERSION', 'npm @meshwright/cli', version),
    tool('TERRAFORM_VERSION', 'github-releases hashicorp/terraform', '1.11.4'),
    tool('DBT_VERSION', 'pypi dbt-core', '1.11.16'),
    tool('DBT_DUCKDB_VERSION', 'pypi dbt-duckdb', '1.11.1'),
    ...(adapter
      ? [
          `DBT_ADAPTER=dbt-${adapter}\n`,
          tool('DBT_ADAPTER_VERSION', `pypi dbt-${adapter}`, ADAPTERS[adapter]),
        ]
      : []),
  ].join('');
