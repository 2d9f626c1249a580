// SPDX-License-Identifier: Apache-2.0
import { version } from '../../../../package.json';

const tool = (name: string, source: string, value: string) =>
  `# renovate: datasource=${source.replace(
    ' ',
    ' depName=',
  )}\n${name}=${value}\n`;

/** `ci/versions.env`: the versions of tools that scripts install; Renovate raises them. @internal */
export const VERSIONS = [
  tool('MESHWRIGHT_VERSION', 'npm @meshwright/cli', version),
  tool('TERRAFORM_VERSION', 'github-releases hashicorp/terraform', '1.11.4'),
  tool('DBT_VERSION', 'pypi dbt-core', '1.11.16'),
  tool('DBT_DUCKDB_VERSION', 'pypi dbt-duckdb', '1.11.1'),
].join('');
