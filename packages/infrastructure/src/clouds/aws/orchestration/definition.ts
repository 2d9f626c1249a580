// SPDX-License-Identifier: Apache-2.0
import type { GeneratedFile, GenerationContext } from '../../../generate/types';
import { type Json, steps } from './steps';

/** The definition of the state machine in Amazon States Language, with places for what Terraform knows. @internal */
export const DEFINITION = 'definitions/pipeline.asl.json';

/** Longest that waiting between the steps adds to a run. */
const WAITING = 3600;

/** The pipeline as a state machine: the steps in a row, then word to whoever waits, or an alarm. @internal */
export function definition(context: GenerationContext): GeneratedFile {
  const { product, schedule } = context.blueprint;
  const row = steps(context);
  const states: Record<string, Json> = {};
  row.forEach((step, index) => {
    Object.assign(states, step.states(row[index + 1]?.name ?? 'Announce'));
  });
  const machine = {
    Comment: `${product.domain}/${product.name}: run, check, publish, announce`,
    StartAt: row[0]?.name ?? 'Announce',
    TimeoutSeconds: schedule.timeoutMinutes * 60 * 2 + WAITING,
    States: {
      ...states,
      Announce: {
        Type: 'Task',
        Resource: 'arn:aws:states:::events:putEvents',
        Parameters: {
          Entries: [
            {
              Source: 'data-mesh',
              DetailType: 'Data product updated',
              Detail: {
                domain: product.domain,
                product: product.name,
                version: product.version,
                environment: '${environment}',
                'run.$': '$$.Execution.Name',
              },
            },
          ],
        },
        Retry: [
          {
            ErrorEquals: ['States.TaskFailed'],
            IntervalSeconds: 5,
            MaxAttempts: 3,
            BackoffRate: 2,
          },
        ],
        Catch: [
          { ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Alert' },
        ],
        ResultPath: '$.announced',
        Next: 'Done',
      },
      Done: { Type: 'Succeed' },
      Alert: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sns:publish',
        Parameters: {
          TopicArn: '${alerts}',
          Subject: '${name}: the pipeline failed',
          'Message.$': 'States.JsonToString($)',
        },
        ResultPath: '$.alerted',
        Next: 'Failed',
      },
      Failed: {
        Type: 'Fail',
        Error: 'PipelineFailed',
        Cause: 'The message of the alert says which step failed, and why.',
      },
    },
  };
  return {
    path: `infra/${DEFINITION}`,
    content: `${JSON.stringify(machine, null, 2)}\n`,
  };
}
