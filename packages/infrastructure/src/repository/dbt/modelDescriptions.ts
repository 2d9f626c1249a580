// SPDX-License-Identifier: Apache-2.0
import type { SchemaObject } from '@meshwright/contracts';
import { compileDbt, type QualityCheck } from '@meshwright/quality';
import type { Cloud, GeneratedFile, PortContract } from '../../generate/types';
import { yamlFile } from '../text/yaml';
import type { Column, OutputModel } from './models';

/** `models/<port>/<port>.yml`: the contract enforced, and a test for each of its rules. @internal */
export function modelDescriptions(
  models: readonly OutputModel[],
  adapter: Cloud['dbtAdapter'],
): GeneratedFile[] {
  const ports = new Map<PortContract, OutputModel[]>();
  for (const model of models) {
    ports.set(model.output, [...(ports.get(model.output) ?? []), model]);
  }
  return [...ports].map(([output, own]) => ({
    path: `dbt/models/${output.port.name}/${output.port.name}.yml`,
    content: yamlFile(
      {
        version: 2,
        models: own.map(({ object, name, description }) => {
          const { tests } = compileDbt(adapter)(output.contract, object);
          const { columns, ...rest } = description;
          const dataTests = tests
            .filter(({ ownOfDbt, check }) => !ownOfDbt || !has(columns, check))
            .map(({ test }) => prefixed(test, name, object));
          return {
            ...rest,
            ...(dataTests.length > 0 && { data_tests: dataTests }),
            columns,
          };
        }),
      },
      `Made from contracts/${output.port.name}.odcs.yaml: columns, types and tests are those of the contract.`,
    ),
  }));
}

/** Names of tests are unique in a project; they begin with the table's name, which two ports may have. */
function prefixed(
  test: Record<string, unknown>,
  model: string,
  object: SchemaObject,
): Record<string, unknown> {
  if (model === object.name) return test;
  return Object.fromEntries(
    Object.entries(test).map(([kind, value]) => [
      kind,
      {
        ...(value as object),
        name: `${model}_${(value as { name: string }).name}`,
      },
    ]),
  );
}

const TEST_OF: Partial<Record<QualityCheck['measure']['kind'], string>> = {
  nulls: 'not_null',
  duplicates: 'unique',
  values: 'accepted_values',
};

/** Whether the description of the column has dbt's own test for the same. */
function has(
  columns: Column[] | undefined,
  { measure }: QualityCheck,
): boolean {
  const [column] =
    'columns' in measure
      ? measure.columns
      : ['column' in measure && measure.column];
  const test = TEST_OF[measure.kind];
  return (
    columns
      ?.find(({ name }) => name === column)
      ?.data_tests?.some(
        item =>
          item === test ||
          (typeof item === 'object' && item !== null && test! in item),
      ) ?? false
  );
}
