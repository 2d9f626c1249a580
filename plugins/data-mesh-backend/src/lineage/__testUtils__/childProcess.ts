// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Knex } from 'knex';

/** The plugin in a process of its own, which a test may kill. */
export interface LineageProcess {
  /** Address of the lineage routes. */
  url: string;
  pid: number;
  /** Ends it as `kill -9` does. */
  kill(): Promise<void>;
}

const children = new Set<ChildProcess>();

/** Starts the plugin on a database in another process. */
export async function startProcess(
  database: Knex.Config,
): Promise<LineageProcess> {
  const child = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      require.resolve('./child.ts'),
      JSON.stringify(database),
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  );
  children.add(child);
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout! })) {
    const port = /^LISTENING (\d+)$/.exec(line)?.[1];
    if (port === undefined) continue;
    return {
      url: `http://localhost:${port}/api/data-mesh/v1/lineage`,
      pid: child.pid!,
      kill: async () => {
        child.kill('SIGKILL');
        await ended;
        children.delete(child);
      },
    };
  }
  throw new Error('The process ended before it listened');
}

/** Ends what a failed test left. */
export function killProcesses(): void {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
}
