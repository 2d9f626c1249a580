// SPDX-License-Identifier: Apache-2.0
import path from 'node:path';
import {
  createMockDirectory,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { EventsServiceSubscribeOptions } from '@backstage/plugin-events-node';
import { GIT_HOST_PUSH_TOPIC, runGit } from '@meshwright/plugin-data-mesh-node';
import { contract } from '../__testUtils__/documents';
import { TestMesh } from '../__testUtils__/TestMesh';
import { GIT_HOST_SOURCE } from '../config/readSources';
import { refreshTask } from '../ingestion/Ingestion';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe("the portal's own git host", () => {
  const disk = createMockDirectory();
  beforeEach(() => disk.clear());

  async function push(name: string, files: Record<string, string>) {
    const repository = path.join(disk.path, 'customer', `${name}.git`);
    await runGit(['init', '-q', '--bare', '--initial-branch=main', repository]);
    const { code } = await runGit(
      ['rev-parse', '--verify', '--quiet', 'refs/heads/main'],
      { repository, okCodes: [0, 1] },
    );
    await runGit(['fast-import', '--quiet', '--done'], {
      repository,
      input: [
        'commit refs/heads/main',
        'committer A <a@b> 1 +0000',
        'data 1',
        'm',
        ...(code === 0 ? ['from refs/heads/main^0'] : []),
        ...Object.entries(files).flatMap(([file, text]) => [
          `M 100644 inline ${file}`,
          `data ${Buffer.byteLength(text)}`,
          text,
        ]),
        'done',
        '',
      ].join('\n'),
    });
  }

  const start = async () =>
    TestMesh.start({
      knex: await databases.init('SQLITE_3'),
      sources: {},
      gitHost: disk.path,
    });

  it('is read at the default branch of each repository, and again only where that moved', async () => {
    const mesh = await start();
    await push('tiers', {
      'contracts/a.odcs.yaml': contract({ name: 'a' }),
      'src/ignored.yaml': 'a: 1',
    });
    await push('points', { 'b.odcs.yaml': contract({ name: 'b' }) });
    await mesh.refresh();
    expect(mesh.changes().added).toEqual([
      'api:default/a-v1',
      'api:default/b-v1',
    ]);
    expect(mesh.entities.get('api:default/a-v1')!.metadata.annotations).toEqual(
      expect.objectContaining({
        'backstage.io/managed-by-location':
          'url:http://portal.example/repositories/customer/tiers/blob/main/contracts/a.odcs.yaml',
      }),
    );

    mesh.forget();
    await push('tiers', {
      'contracts/a.odcs.yaml': contract({ name: 'a', version: '1.9.0' }),
    });
    await mesh.refresh();
    expect(mesh.changes().added).toEqual(['api:default/a-v1']);
  });

  it('has policies too', async () => {
    const mesh = await start();
    await push('policies', {
      'named.policy.yaml':
        'apiVersion: meshwright.io/v1alpha1\nkind: GovernancePolicy\nmetadata: { name: named }\nspec: { lifecycle: draft }\n',
    });
    await mesh.refresh();
    expect(mesh.changes().added).toEqual(['governancepolicy:default/named']);
  });

  it('has nothing where it was never used', async () => {
    const mesh = await start();
    await mesh.refresh();
    expect(mesh.changes()).toEqual({ added: [], removed: [] });
    expect(await mesh.status()).toMatchObject([
      { id: GIT_HOST_SOURCE, status: 'ok' },
    ]);
  });

  it('is read as soon as something was pushed', async () => {
    const mesh = await start();
    const subscriptions: EventsServiceSubscribeOptions[] = [];
    const { gitHostEvents } = await mesh.parts();
    await gitHostEvents.subscribe(
      mockServices.events.mock({
        subscribe: async options => {
          subscriptions.push(options);
        },
      }),
    );
    expect(subscriptions.map(({ topics }) => topics)).toEqual([
      [GIT_HOST_PUSH_TOPIC],
    ]);
    await subscriptions[0].onEvent({
      topic: GIT_HOST_PUSH_TOPIC,
      eventPayload: {},
    });
    expect(mesh.scheduler.triggered).toEqual([refreshTask(GIT_HOST_SOURCE)]);
  });
});
