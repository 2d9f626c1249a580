// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../generate/types';
import { tablesWithRules } from '../catalog/quality';
import { jobArguments, PORTAL_OR_EMPTY } from '../processing/settingsOfJob';
import { lakeTables } from '../terms/lakeTables';
import { hasCatalog } from '../terms/wishes';
import { loads } from '../warehouse/load';

/** A value of Amazon States Language. */
export type Json =
  | string
  | number
  | boolean
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** States of one step, which begin with its name and go on with the next step. @internal */
export interface Step {
  name: string;
  states: (next: string) => Record<string, Json>;
}

const RETRY: Json = [
  {
    ErrorEquals: [
      'States.Timeout',
      'Glue.ConcurrentRunsExceededException',
      'Glue.ThrottlingException',
      'States.TaskFailed',
    ],
    IntervalSeconds: 60,
    MaxAttempts: 2,
    BackoffRate: 2,
    MaxDelaySeconds: 900,
    JitterStrategy: 'FULL',
  },
];
const QUICK_RETRY: Json = [
  {
    ErrorEquals: ['States.TaskFailed'],
    IntervalSeconds: 5,
    MaxAttempts: 3,
    BackoffRate: 2,
    JitterStrategy: 'FULL',
  },
];

const CATCH: Json = [
  { ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Alert' },
];

const task = (
  resource: string,
  parameters: Json,
  rest: { readonly [key: string]: Json | undefined },
): Json => ({
  Type: 'Task',
  Resource: `arn:aws:states:::${resource}`,
  Parameters: parameters,
  Retry: QUICK_RETRY,
  ...rest,
});

/** The crawler looks at what landed; one that looks already is as good. */
const look: Step = {
  name: 'LookAtLanding',
  states: next => ({
    LookAtLanding: task(
      'aws-sdk:glue:startCrawler',
      { Name: '${crawler}' },
      {
        ResultPath: '$.crawler',
        Retry: undefined,
        Catch: [
          {
            ErrorEquals: ['Glue.CrawlerRunningException'],
            ResultPath: '$.crawler',
            Next: next,
          },
          ...(CATCH as readonly Json[]),
        ],
        Next: next,
      },
    ),
  }),
};

function glueRun(minutes: number): Step {
  return {
    name: 'Run',
    states: next => ({
      Run: task(
        'glue:startJobRun.sync',
        { JobName: '${job}' },
        {
          ResultSelector: { 'id.$': '$.Id' },
          ResultPath: '$.run',
          TimeoutSeconds: minutes * 60,
          Retry: RETRY,
          Catch: CATCH,
          Next: next,
        },
      ),
    }),
  };
}

function sparkRun(context: GenerationContext, minutes: number): Step {
  const names = [...jobArguments(context), ...PORTAL_OR_EMPTY].map(
    ([name]) => name,
  );
  return {
    name: 'Run',
    states: next => ({
      Run: task(
        'emr-serverless:startJobRun.sync',
        {
          ApplicationId: '${application}',
          ExecutionRoleArn: '${job_role}',
          Name: '${name}-pipeline',
          JobDriver: {
            SparkSubmit: {
              EntryPoint: '${entry_point}',
              EntryPointArguments: names.flatMap(name => [
                `--${name}`,
                `\${argument_${name}}`,
              ]),
              SparkSubmitParameters: '${submit_parameters}',
            },
          },
          ConfigurationOverrides: {
            MonitoringConfiguration: {
              CloudWatchLoggingConfiguration: {
                Enabled: true,
                LogGroupName: '${log_group}',
                EncryptionKeyArn: '${key}',
              },
            },
          },
        },
        {
          ResultSelector: { 'id.$': '$.JobRunId' },
          ResultPath: '$.run',
          TimeoutSeconds: minutes * 60,
          Retry: RETRY,
          Catch: CATCH,
          Next: next,
        },
      ),
    }),
  };
}

/** Does something for each table at once; what the list says is all that a state of it knows. */
function forEach(name: string, items: readonly Json[], processor: Json): Step {
  return {
    name: `${name}List`,
    states: next => ({
      [`${name}List`]: {
        Type: 'Pass',
        Result: items,
        ResultPath: '$.items',
        Next: name,
      },
      [name]: {
        Type: 'Map',
        ItemsPath: '$.items',
        MaxConcurrency: 5,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'INLINE' },
          ...(processor as Record<string, Json>),
        },
        ResultPath: '$.items',
        Catch: CATCH,
        Next: next,
      },
    }),
  };
}

function checkQuality(context: GenerationContext): Step[] {
  const tables = tablesWithRules(context);
  if (tables.length === 0) return [];
  const statusIs = (status: string, next: string): Json => ({
    Variable: '$.run.Status',
    StringEquals: status,
    Next: next,
  });
  return [
    forEach(
      'CheckQuality',
      tables.map(({ name }) => ({ table: name, ruleset: `\${name}-${name}` })),
      {
        StartAt: 'StartEvaluation',
        States: {
          StartEvaluation: task(
            'aws-sdk:glue:startDataQualityRulesetEvaluationRun',
            {
              DataSource: {
                GlueTable: {
                  DatabaseName: '${database}',
                  'TableName.$': '$.table',
                },
              },
              Role: '${quality_role}',
              'RulesetNames.$': 'States.Array($.ruleset)',
            },
            { ResultPath: '$.started', Next: 'WaitForEvaluation' },
          ),
          WaitForEvaluation: {
            Type: 'Wait',
            Seconds: 60,
            Next: 'LookAtEvaluation',
          },
          LookAtEvaluation: task(
            'aws-sdk:glue:getDataQualityRulesetEvaluationRun',
            { 'RunId.$': '$.started.RunId' },
            { ResultPath: '$.run', Next: 'IsEvaluated' },
          ),
          IsEvaluated: {
            Type: 'Choice',
            Choices: [
              statusIs('SUCCEEDED', 'LookAtResult'),
              statusIs('RUNNING', 'WaitForEvaluation'),
              statusIs('STARTING', 'WaitForEvaluation'),
            ],
            Default: 'NotEvaluated',
          },
          LookAtResult: task(
            'aws-sdk:glue:getDataQualityResult',
            { 'ResultId.$': '$.run.ResultIds[0]' },
            {
              ResultSelector: {
                'Score.$': '$.Score',
                'Failed.$': "$.RuleResults[?(@.Result=='FAIL')].Name",
              },
              ResultPath: '$.result',
              Next: 'KeepsContract',
            },
          ),
          KeepsContract: {
            Type: 'Choice',
            Choices: [
              {
                Variable: '$.result.Score',
                NumericGreaterThanEquals: 1,
                Next: 'Kept',
              },
            ],
            Default: 'ContractBroken',
          },
          Kept: { Type: 'Succeed' },
          ContractBroken: {
            Type: 'Fail',
            Error: 'ContractBroken',
            CausePath:
              "States.Format('{}: {}', $.table, States.JsonToString($.result.Failed))",
          },
          NotEvaluated: {
            Type: 'Fail',
            Error: 'NotEvaluated',
            CausePath: "States.Format('{}: {}', $.table, $.run.Status)",
          },
        },
      },
    ),
  ];
}

/** Loads the warehouse in one transaction. */
function loadWarehouse(context: GenerationContext): Step[] {
  const statements = loads(context);
  if (statements.length === 0) return [];
  const statusIs = (status: string, next: string): Json => ({
    Variable: '$.load.Status',
    StringEquals: status,
    Next: next,
  });
  return [
    {
      name: 'Load',
      states: next => ({
        Load: task(
          'aws-sdk:redshiftdata:batchExecuteStatement',
          {
            WorkgroupName: '${workgroup}',
            Database: '${warehouse_database}',
            SecretArn: '${warehouse_secret}',
            StatementName: '${name}-load',
            Sqls: statements,
          },
          { ResultPath: '$.load', Catch: CATCH, Next: 'WaitForLoad' },
        ),
        WaitForLoad: { Type: 'Wait', Seconds: 20, Next: 'LookAtLoad' },
        LookAtLoad: task(
          'aws-sdk:redshiftdata:describeStatement',
          { 'Id.$': '$.load.Id' },
          { ResultPath: '$.load', Catch: CATCH, Next: 'IsLoaded' },
        ),
        IsLoaded: {
          Type: 'Choice',
          Choices: [
            statusIs('FINISHED', next),
            statusIs('FAILED', 'Alert'),
            statusIs('ABORTED', 'Alert'),
          ],
          Default: 'WaitForLoad',
        },
      }),
    },
  ];
}

/** Brings the dashboards up to date. */
function refresh(context: GenerationContext): Step[] {
  const tables = lakeTables(context);
  if (!context.blueprint.services.visualization || tables.length === 0) {
    return [];
  }
  return [
    forEach(
      'RefreshDashboards',
      tables.map(({ name }) => ({ dataset: `\${name}-${name}` })),
      {
        StartAt: 'Refresh',
        States: {
          Refresh: task(
            'aws-sdk:quicksight:createIngestion',
            {
              AwsAccountId: '${account}',
              'DataSetId.$': '$.dataset',
              'IngestionId.$': '$$.Execution.Name',
            },
            { End: true },
          ),
        },
      },
    ),
  ];
}

/** A product without a table that has data is not up to date, whatever ran. */
function verify(context: GenerationContext): Step[] {
  const tables = lakeTables(context);
  if (tables.length === 0) return [];
  return [
    forEach(
      'Verify',
      tables.map(({ name }) => ({ table: name, prefix: `${name}/` })),
      {
        StartAt: 'LookForData',
        States: {
          LookForData: task(
            'aws-sdk:s3:listObjectsV2',
            { Bucket: '${output}', 'Prefix.$': '$.prefix', MaxKeys: 1 },
            {
              ResultSelector: { 'count.$': '$.KeyCount' },
              ResultPath: '$.found',
              Next: 'HasData',
            },
          ),
          HasData: {
            Type: 'Choice',
            Choices: [
              {
                Variable: '$.found.count',
                NumericGreaterThan: 0,
                Next: 'Present',
              },
            ],
            Default: 'Empty',
          },
          Present: { Type: 'Succeed' },
          Empty: {
            Type: 'Fail',
            Error: 'NoData',
            CausePath: "States.Format('{} has no data', $.table)",
          },
        },
      },
    ),
  ];
}

/** Steps of the pipeline, in order: those of the services that the blueprint has. @internal */
export function steps(context: GenerationContext): Step[] {
  const { services, schedule } = context.blueprint;
  const catalog = hasCatalog(context.blueprint);
  return [
    ...(catalog ? [look] : []),
    ...(services.processing === 'native'
      ? [glueRun(schedule.timeoutMinutes)]
      : []),
    ...(services.processing === 'spark'
      ? [sparkRun(context, schedule.timeoutMinutes)]
      : []),
    ...verify(context),
    ...(catalog ? checkQuality(context) : []),
    ...loadWarehouse(context),
    ...refresh(context),
  ];
}

/** Whether the pipeline has a step. @internal */
export const hasStep = (context: GenerationContext, name: string) =>
  steps(context).some(step => step.name === name);
