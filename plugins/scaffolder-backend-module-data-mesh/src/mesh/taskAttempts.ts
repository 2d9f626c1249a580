// SPDX-License-Identifier: Apache-2.0
import type { Attempt } from '@meshwright/plugin-data-mesh-node';

const PERMISSIONS: ReadonlyArray<[RegExp, string]> = [
  [/^POST \/v2\/tasks$/, 'scaffolder.task.create'],
  [/^POST \/v2\/tasks\/[^/]+\/cancel$/, 'scaffolder.task.cancel'],
  [/^GET \/v2\/tasks\//, 'scaffolder.task.read'],
  [/^POST \/v2\/dry-run$/, 'scaffolder.template.dry-run'],
];

/** Tells what requests to the scaffolder need, to be able to say why one was refused. @internal */
export async function taskAttempt(req: {
  method: string;
  path: string;
}): Promise<Attempt | undefined> {
  const request = `${req.method} ${req.path}`;
  const [, permission] = PERMISSIONS.find(([asks]) => asks.test(request)) ?? [];
  return permission === undefined ? undefined : { permission };
}
