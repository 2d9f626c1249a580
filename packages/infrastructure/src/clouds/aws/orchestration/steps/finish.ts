// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../../generate/types';
import { lakeTables } from '../../terms/lakeTables';
import { type Step, forEach, task } from './states';

/** Brings the dashboards up to date. @internal */
export function refresh(context: GenerationContext): Step[] {
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

/** A product without a table that has data is not up to date, whatever ran. @internal */
export function verify(context: GenerationContext): Step[] {
  const tables = lakeTables(context);
  if (tables.length === 0) return [];
  return [
    forEach(
      'Verify',
      tables.map(({ name }) => ({ table: name, prefix: `\${folder}${name}/` })),
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
