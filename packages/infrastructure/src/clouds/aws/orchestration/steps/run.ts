// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../../generate/types';
import { PORTAL_OR_EMPTY, jobArguments } from '../../processing/settingsOfJob';
import { CATCH, type Json, RETRY, type Step, task } from './states';

/** The crawler looks at what landed; one that looks already is as good. @internal */
export const look: Step = {
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

/** A run of the job on Glue. @internal */
export function glueRun(minutes: number): Step {
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

/** A run of the job on EMR Serverless. @internal */
export function sparkRun(context: GenerationContext, minutes: number): Step {
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
