// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../../generate/types';
import { loads } from '../../warehouse/load';
import { CATCH, type Step, statusIs, task } from './states';

/** Loads the warehouse in one transaction. @internal */
export function loadWarehouse(context: GenerationContext): Step[] {
  const statements = loads(context);
  if (statements.length === 0) return [];
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
            statusIs('$.load.Status', 'FINISHED', next),
            statusIs('$.load.Status', 'FAILED', 'Alert'),
            statusIs('$.load.Status', 'ABORTED', 'Alert'),
          ],
          Default: 'WaitForLoad',
        },
      }),
    },
  ];
}
