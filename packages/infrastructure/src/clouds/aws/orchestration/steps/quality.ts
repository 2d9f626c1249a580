// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../../generate/types';
import { tablesWithRules } from '../../catalog/quality';
import { type Step, forEach, statusIs, task } from './states';

/** Evaluates the rules of the contract on what is served. @internal */
export function checkQuality(context: GenerationContext): Step[] {
  const tables = tablesWithRules(context);
  if (tables.length === 0) return [];
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
              statusIs('$.run.Status', 'SUCCEEDED', 'LookAtResult'),
              statusIs('$.run.Status', 'RUNNING', 'WaitForEvaluation'),
              statusIs('$.run.Status', 'STARTING', 'WaitForEvaluation'),
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
