// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Entity } from '@backstage/catalog-model';

const BACKEND = resolve(__dirname, '../../../../../data-mesh-backend');

/** The backend of the data mesh in a process of its own, as a browser reaches it. */
export interface RunningPortal {
  fetchApi: { fetch: typeof fetch };
  stop(): Promise<void>;
}

/** Starts the backend with a git host in a folder, over entities. */
export async function startPortal(given: {
  folder: string;
  entities: Entity[];
}): Promise<RunningPortal> {
  const database = {
    client: 'better-sqlite3',
    connection: { filename: resolve(given.folder, 'portal.sqlite') },
    useNullAsDefault: true,
  };
  const dataMesh = { gitHost: { folder: resolve(given.folder, 'git') } };
  const child = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      resolve(BACKEND, 'src/lineage/__testUtils__/child.ts'),
      JSON.stringify(database),
      JSON.stringify({ entities: given.entities, dataMesh }),
    ],
    {
      cwd: BACKEND,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  );
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /^LISTENING (\d+)$/.exec(line)?.[1];
    if (port === undefined) continue;
    const base = `http://localhost:${port}/api/`;
    return {
      fetchApi: {
        fetch: (input, init) =>
          fetch(String(input).replace('plugin://', base), init),
      },
      stop: async () => {
        child.kill('SIGKILL');
        await ended;
      },
    };
  }
  throw new Error('The backend ended before it listened');
}
