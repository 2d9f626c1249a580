// SPDX-License-Identifier: Apache-2.0
import { readDescriptor, type Server } from '@meshwright/contracts';

/** A contract with a server and the YAML of its tables. */
export function contractOn(
  server: Record<string, unknown> & { type: string },
  schema: string,
) {
  const { contract } = readDescriptor(
    [
      'apiVersion: v3.1.0',
      'kind: DataContract',
      'id: orders',
      'version: 1.0.0',
      'status: active',
      'servers:',
      `  - ${JSON.stringify({ server: 'prod', ...server })}`,
      'schema:',
      schema,
    ].join('\n'),
  );
  if (!contract) throw new Error('The test has no contract.');
  const [stated] = contract.servers as Server[];
  return { contract, server: stated };
}
