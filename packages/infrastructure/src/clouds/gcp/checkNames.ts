// SPDX-License-Identifier: Apache-2.0
import type { Finding, Property } from '@meshwright/contracts';
import type { GenerationContext } from '../../generate/types';
import { labelValue } from './support/labels';
import {
  MAX_ENVIRONMENT,
  accountBase,
  domainBase,
  productBase,
  projectOf,
} from './support/names';
import { everyColumn, tablesOf } from './support/tables';

type NameFinding = Omit<Finding, 'line' | 'column'>;

const PROJECT = /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/;
const COLUMN = /^[A-Za-z_][A-Za-z0-9_]{0,299}$/;
const TABLE = /^[A-Za-z_][A-Za-z0-9_-]{0,999}$/;
/** Beginnings that BigQuery keeps for itself. */
const RESERVED =
  /^(_TABLE_|_FILE_|_PARTITION|_ROW_TIMESTAMP|__ROOT__|_COLIDENTIFIER|_CHANGE_)/i;

const error = (
  path: string,
  rule: string,
  message: string,
  description: string,
): NameFinding => ({
  severity: 'error',
  rule: `gcp/${rule}`,
  path,
  message,
  fix: { description },
});

function checkProduct({ blueprint }: GenerationContext): NameFinding[] {
  const findings: NameFinding[] = [];
  const { domain, name } = blueprint.product;
  // Buckets are named after the product, and may not look like Google's own.
  const bases = [
    productBase(blueprint),
    accountBase(blueprint),
    domainBase(blueprint),
  ];
  for (const [path, word] of [
    ['/product/domain', domain],
    ['/product/name', name],
  ] as const) {
    if (
      /google|g00gle/.test(word) ||
      (path.endsWith('domain') && /^goog/.test(word))
    ) {
      findings.push(
        error(
          path,
          'reserved-name',
          `Cloud Storage takes no name with 'google' in it, and buckets are named after '${word}'.`,
          'Choose another name',
        ),
      );
    }
  }
  if (bases.some(base => !/^[a-z]/.test(base))) {
    findings.push(
      error(
        '/product/domain',
        'name-start',
        `Names of service accounts begin with a letter, and they are named after the domain '${domain}'.`,
        'Begin the name of the domain with a letter',
      ),
    );
  }
  return findings;
}

function checkEnvironments({ blueprint }: GenerationContext): NameFinding[] {
  return blueprint.environments.flatMap((environment, index) => {
    const path = `/environments/${index}`;
    const findings: NameFinding[] = [];
    if (environment.name.length > MAX_ENVIRONMENT) {
      findings.push(
        error(
          `${path}/name`,
          'environment-name',
          `Names of service accounts have room for ${MAX_ENVIRONMENT} characters of the environment, and '${environment.name}' has ${environment.name.length}.`,
          `Shorten it to ${MAX_ENVIRONMENT} characters, such as ${environment.name
            .slice(0, MAX_ENVIRONMENT)
            .replace(/-+$/, '')}`,
        ),
      );
    }
    const project = projectOf(blueprint, environment);
    if (!PROJECT.test(project)) {
      findings.push(
        error(
          `${path}/account`,
          'project-id',
          `'${project}' is no id of a project: those have 6 to 30 lower case letters, digits and hyphens, and begin with a letter.`,
          'Write the id of the project, not its name or number',
        ),
      );
    }
    return findings;
  });
}

function checkTables({ blueprint, outputs }: GenerationContext): NameFinding[] {
  const findings: NameFinding[] = [];
  for (const table of tablesOf(outputs, blueprint)) {
    const port = blueprint.outputs.findIndex(({ name }) => name === table.port);
    const path = `/outputs/${port}/contract`;
    if (!TABLE.test(table.name)) {
      findings.push(
        error(
          path,
          'table-name',
          `BigQuery takes no table '${table.name}': names have letters, digits, underscores and hyphens.`,
          'State another physicalName in the contract',
        ),
      );
    }
    const seen = new Map<string, Property>();
    for (const { name, property } of table.columns) {
      if (seen.has(name.toLowerCase())) {
        findings.push(
          error(
            path,
            'repeated-column',
            `The table '${table.name}' has two columns '${name}': BigQuery does not tell small letters from capitals.`,
            'State another physicalName for one of them',
          ),
        );
      }
      seen.set(name.toLowerCase(), property);
    }
    for (const { name } of everyColumn(table.columns)) {
      if (COLUMN.test(name) && !RESERVED.test(name)) continue;
      findings.push(
        error(
          path,
          'column-name',
          `BigQuery takes no column '${name}' in '${table.name}': names have letters, digits and underscores, begin with no digit, and with no word that BigQuery keeps for itself.`,
          'State another physicalName in the contract',
        ),
      );
    }
  }
  return findings;
}

function checkLabels({ blueprint }: GenerationContext): NameFinding[] {
  const { costCenter } = blueprint.product;
  return labelValue(costCenter) === ''
    ? [
        error(
          '/product/costCenter',
          'label',
          `The cost centre '${costCenter}' has nothing that a label may have: lower case letters, digits, hyphens and underscores.`,
          'Write it in these characters',
        ),
      ]
    : [];
}

/** Names that Google Cloud would refuse. @internal */
export const checkNames = (context: GenerationContext): NameFinding[] => [
  ...checkProduct(context),
  ...checkEnvironments(context),
  ...checkTables(context),
  ...checkLabels(context),
];
