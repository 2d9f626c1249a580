// SPDX-License-Identifier: Apache-2.0

/** Actions of a Logic App by name. @internal */
export type Actions = Record<string, Record<string, unknown>>;

const SCHEMA =
  'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#';

/** Calls Azure's management as the workflow's identity, which its parameter `identity_id` names. @internal */
export const azureCall = (
  method: 'GET' | 'POST' | 'DELETE',
  uri: string,
  runAfter: Record<string, string[]>,
  body?: unknown,
) => ({
  type: 'Http',
  runAfter,
  inputs: {
    method,
    uri,
    ...(body !== undefined && { body }),
    authentication: {
      type: 'ManagedServiceIdentity',
      identity: "@parameters('identity_id')",
      audience: 'https://management.azure.com/',
    },
    retryPolicy: {
      type: 'exponential',
      count: 4,
      interval: 'PT20S',
      minimumInterval: 'PT10S',
      maximumInterval: 'PT5M',
    },
  },
  runtimeConfiguration: {
    secureData: { properties: ['inputs', 'outputs'] },
  },
});

/** A workflow of Logic Apps as its definition language writes it. @internal */
export const workflowDefinition = (
  parameters: Record<string, 'String' | 'Int' | 'Object'>,
  triggers: Record<string, unknown>,
  actions: Actions,
) => ({
  $schema: SCHEMA,
  contentVersion: '1.0.0.0',
  parameters: Object.fromEntries(
    Object.entries(parameters).map(([name, type]) => [name, { type }]),
  ),
  triggers,
  actions,
  outputs: {},
});
