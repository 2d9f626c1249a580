// SPDX-License-Identifier: Apache-2.0

/** A value of Amazon States Language. @internal */
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

/** @internal */
export const RETRY: Json = [
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

/** @internal */
export const CATCH: Json = [
  { ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Alert' },
];

/** A task with tries that follow each other quickly, unless it says otherwise. @internal */
export const task = (
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

/** Does something for each table at once; what the list says is all that a state of it knows. @internal */
export function forEach(
  name: string,
  items: readonly Json[],
  processor: Json,
): Step {
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

/** A branch for a status, at a path. @internal */
export const statusIs = (path: string, status: string, next: string): Json => ({
  Variable: path,
  StringEquals: status,
  Next: next,
});
