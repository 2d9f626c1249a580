// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../generate/types';
import type { Limit, QualityCheck } from '@meshwright/quality';
import type { LakeTable } from '../shared/tables';
import { retentionScript, STREAMS } from './dataFlow';
import { report, rowsWritten } from './report';

/** Name of the integration runtime. @internal */
export const RUNTIME = 'ir-managed';
/** Parameters of the pipelines, with the values that they have where nobody gives others. @internal */
export const PARAMETERS = [
  'run_date',
  'lake',
  'source_lake',
  'portal_url',
  'vault_url',
] as const;

const after = (
  activity: string,
  condition: 'Succeeded' | 'Failed' | 'Completed',
) => ({
  activity,
  dependencyConditions: [condition],
});

/** Minutes as Data Factory writes a time span. @internal */
export const timeoutOf = (minutes: number) => {
  const hours = Math.floor(minutes / 60);
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${Math.floor(hours / 24)}.${pad(hours % 24)}:${pad(minutes % 60)}:00`;
};

const dataFlow = (
  name: string,
  reference: string,
  dependsOn: readonly object[],
  { blueprint }: GenerationContext,
  parameters?: object,
) => ({
  name,
  type: 'ExecuteDataFlow',
  dependsOn,
  policy: {
    timeout: timeoutOf(blueprint.schedule.timeoutMinutes),
    retry: blueprint.schedule.retries,
    retryIntervalInSeconds: 60,
    secureInput: false,
    secureOutput: false,
  },
  userProperties: [],
  typeProperties: {
    dataFlow: {
      referenceName: reference,
      type: 'DataFlowReference',
      ...(parameters && { parameters }),
    },
    integrationRuntime: {
      referenceName: RUNTIME,
      type: 'IntegrationRuntimeReference',
    },
    traceLevel: 'Coarse',
  },
});

/** An expression that holds where a number breaks a limit of the contract. */
function broken({ operator, values: [first, second] }: Limit, value: string) {
  switch (operator) {
    case 'mustBe':
      return `not(equals(${value}, ${first}))`;
    case 'mustNotBe':
      return `equals(${value}, ${first})`;
    case 'mustBeGreaterThan':
      return `lessOrEquals(${value}, ${first})`;
    case 'mustBeGreaterOrEqualTo':
      return `less(${value}, ${first})`;
    case 'mustBeLessThan':
      return `greaterOrEquals(${value}, ${first})`;
    case 'mustBeLessOrEqualTo':
      return `greater(${value}, ${first})`;
    case 'mustBeBetween':
      return `or(less(${value}, ${first}), greater(${value}, ${second}))`;
    default:
      return `and(greaterOrEquals(${value}, ${first}), lessOrEquals(${value}, ${second}))`;
  }
}

/** Stops the run where the number of rows breaks a check. Data Factory counts in whole numbers. */
function gate(check: QualityCheck, index: number, previous: string) {
  const whole = check.limits.every(({ values }) =>
    values.every(Number.isInteger),
  );
  if (check.measure.kind !== 'rows' || check.severity !== 'error' || !whole) {
    return undefined;
  }
  const value = rowsWritten(STREAMS.output);
  const faults = check.limits.map(limit => broken(limit, value));
  return {
    name: `Gate_${index + 1}`,
    type: 'IfCondition',
    dependsOn: [after(previous, 'Succeeded')],
    userProperties: [{ name: 'check', value: check.id }],
    typeProperties: {
      expression: {
        value: `@${faults.reduce((one, other) => `or(${one}, ${other})`)}`,
        type: 'Expression',
      },
      ifTrueActivities: [
        {
          name: `Gate_${index + 1}_closed`,
          type: 'Fail',
          dependsOn: [],
          userProperties: [],
          typeProperties: {
            message: `The check ${check.id} of the contract does not pass.`,
            errorCode: 'ContractBroken',
          },
        },
      ],
      ifFalseActivities: [],
    },
  };
}

/** The pipeline of one table: curate, forget what is too old, check the counts, report. @internal */
export function tableActivities(
  table: LakeTable,
  context: GenerationContext,
): readonly object[] {
  const { product, tableFormat } = context.blueprint;
  const folder = table.source.folder;
  const activities: { name: string }[] = [
    dataFlow('Curate', `df_${table.name}`, [], context, {
      folder: {
        value: table.source.input
          ? `'${folder}'`
          : `'@{if(empty(pipeline().parameters.run_date), '${folder}', concat('${folder}/dt=', pipeline().parameters.run_date))}'`,
        type: 'Expression',
      },
    }),
  ];
  const last = () => activities[activities.length - 1].name;
  if (retentionScript(table, tableFormat !== 'none')) {
    activities.push(
      dataFlow(
        'Forget',
        `df_${table.name}_retention`,
        [after('Curate', 'Succeeded')],
        context,
      ),
    );
  }
  for (const [index, check] of table.checks.entries()) {
    const closing = gate(check, index, last());
    if (closing) activities.push(closing);
  }
  const names = [product.domain, product.name] as const;
  activities.push(
    report('Report', 'COMPLETE', [after(last(), 'Succeeded')], ...names, table),
    report(
      'Report_failure',
      'FAIL',
      [after('Curate', 'Failed')],
      ...names,
      table,
    ),
    {
      name: 'Stop',
      type: 'Fail',
      dependsOn: [after('Report_failure', 'Completed')],
      userProperties: [],
      typeProperties: {
        message: 'The data flow failed; its activity has the reason.',
        errorCode: 'DataFlowFailed',
      },
    } as { name: string },
  );
  return activities;
}

/** How many tables are worked on at once. */
const LANES = 4;

/** What the product's pipeline gives one of a table. */
function handedOn(
  parameter: (typeof PARAMETERS)[number],
  { input }: LakeTable['source'],
) {
  if (parameter !== 'source_lake') {
    return {
      value: `@pipeline().parameters.${parameter}`,
      type: 'Expression',
    };
  }
  if (!input) return '';
  return {
    value: `@json(pipeline().parameters.source_lakes)['${input}']`,
    type: 'Expression',
  };
}

/**
 * The product's pipeline: each table's pipeline, a few at a time. A table that fails stops those behind it and the whole.
 *
 * @internal
 */
export function productActivities(
  tables: readonly LakeTable[],
  { blueprint }: GenerationContext,
): readonly object[] {
  const lanes = blueprint.autoscaling ? LANES : 1;
  return tables.map(({ name, source }, index) => ({
    name: `Run_${name}`,
    type: 'ExecutePipeline',
    dependsOn:
      index < lanes
        ? []
        : [after(`Run_${tables[index - lanes].name}`, 'Succeeded')],
    userProperties: [],
    typeProperties: {
      pipeline: { referenceName: `pl_${name}`, type: 'PipelineReference' },
      waitOnCompletion: true,
      parameters: Object.fromEntries(
        PARAMETERS.map(parameter => [parameter, handedOn(parameter, source)]),
      ),
    },
  }));
}
