// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/startDataMesh';
import { until } from '../__testUtils__/until';
import { killProcesses, startProcess } from './__testUtils__/childProcess';
import { around, event } from './__testUtils__/startLineage';

const databases = testDatabases();
const EVENTS = 400;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lineage-'));
});
afterEach(killProcesses);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A database that several processes may open one after the other. */
async function databaseFor(id: string): Promise<Knex.Config> {
  if (id === 'SQLITE_3') {
    return {
      client: 'better-sqlite3',
      connection: { filename: join(folder, 'lineage.sqlite') },
      useNullAsDefault: true,
    };
  }
  const { client } = await databases.init(id as never);
  const settings = client.connectionSettings;
  // The password is not among the members that are copied.
  const connection = { ...settings, password: settings.password };
  return { client: 'pg', connection };
}

const post = (url: string, body: unknown) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** A chain of datasets: each event makes the next one. */
const link = (n: number) =>
  event({ job: `job ${n}`, inputs: [`d${n}`], outputs: [`d${n + 1}`] });

it.each(databases.eachSupportedId().map(([id]) => id))(
  'keeps what was acknowledged when the process is killed, on %s',
  async id => {
    const database = await databaseFor(id);
    const first = await startProcess(database);
    const answer = await post(
      first.url,
      Array.from({ length: EVENTS }, (_, n) => link(n)),
    );
    expect((await answer.json()).summary.successful).toBe(EVENTS);
    // Right in the middle of bringing them into the graph.
    await first.kill();

    const second = await startProcess(database);
    expect((await post(second.url, link(EVENTS))).status).toBe(200);
    const count = async () => {
      const graph = await fetch(
        `${second.url}/${around('d0', '&depth=1&direction=down')}`,
      );
      const body = await graph.json();
      return (body.nodes?.length ?? 0) + (body.beyond?.total ?? 0) - 1;
    };
    expect(await until(count, found => found > EVENTS)).toBe(EVENTS + 1);
    await second.kill();
  },
);
