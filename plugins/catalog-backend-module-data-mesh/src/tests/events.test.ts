// SPDX-License-Identifier: Apache-2.0
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type {
  CatalogScmEvent,
  CatalogScmEventsServiceSubscriber,
} from '@backstage/plugin-catalog-node/alpha';
import { contract, ORG } from '../__testUtils__/documents';
import { TestMesh } from '../__testUtils__/TestMesh';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('events of hosts', () => {
  /** Reads trees of which every file is a contract that is called like the repository. */
  const readTree = jest.fn(async (url: string, options?: { etag?: string }) => {
    const name = /github\.com\/acme\/([^/]+)/.exec(url)![1];
    if (options?.etag === 'same') {
      throw Object.assign(new Error('unchanged'), { name: 'NotModifiedError' });
    }
    return {
      etag: 'same',
      dir: async ({ targetDir }: { targetDir: string }) => {
        const { writeFiles } = await Promise.resolve(
          jest.requireActual('../__testUtils__/folders'),
        );
        writeFiles(targetDir, { 'a.odcs.yaml': contract({ name }) });
        return targetDir;
      },
    };
  });

  async function start() {
    let subscriber: CatalogScmEventsServiceSubscriber | undefined;
    const markEventActionTaken = jest.fn();
    const events = mockServices.events();
    const mesh = await TestMesh.start({
      knex: await databases.init('SQLITE_3'),
      integrations: { github: [{ host: 'github.com', token: 't' }] },
      sources: {
        acme: {
          targets: [
            'https://github.com/acme/orders/blob/main/**/*.odcs.yaml',
            'https://github.com/acme/returns/blob/main/**/*.odcs.yaml',
          ],
        },
        other: {
          targets: ['https://github.com/other/x/blob/main/**/*.odcs.yaml'],
        },
      },
      entities: ORG,
      urlReader: mockServices.urlReader.mock({ readTree: readTree as never }),
    });
    await (
      await mesh.parts()
    ).sourceEvents.subscribe(events, {
      subscribe: s => {
        subscriber = s;
        return { unsubscribe: () => {} };
      },
      publish: async () => {},
      markEventActionTaken,
    });
    await mesh.refresh('acme');
    mesh.scheduler.triggered.length = 0;
    readTree.mockClear();
    return {
      mesh,
      events,
      markEventActionTaken,
      tell: (...told: CatalogScmEvent[]) => subscriber!.onEvents(told),
    };
  }

  it('refresh the source of a repository at once, and of its repositories only that one', async () => {
    const { mesh, tell, markEventActionTaken } = await start();
    await tell(
      {
        type: 'location.updated',
        url: 'https://github.com/acme/returns/blob/main/a.odcs.yaml',
      },
      { type: 'repository.created', url: 'https://github.com/somebody/else' },
    );
    expect(mesh.scheduler.triggered).toEqual(['data-mesh-refresh-acme']);
    expect(markEventActionTaken).toHaveBeenCalledWith({
      count: 1,
      action: 'refresh',
    });

    await mesh.refresh('acme');
    expect(readTree.mock.calls.map(([url]) => url)).toEqual([
      'https://github.com/acme/returns/tree/main',
    ]);
    readTree.mockClear();
    await mesh.refresh('acme');
    expect(readTree).toHaveBeenCalledTimes(2);
  });

  it.each([
    [
      'github.push',
      { repository: { html_url: 'https://github.com/acme/orders' } },
      1,
    ],
    [
      'gitlab.push',
      { project: { web_url: 'https://github.com/acme/orders' } },
      1,
    ],
    [
      'bitbucketCloud.repo:push',
      {
        repository: {
          links: { html: { href: 'https://github.com/acme/orders' } },
        },
      },
      1,
    ],
    [
      'bitbucketServer.repo:refs_changed',
      {
        repository: {
          links: { self: [{ href: 'https://github.com/acme/orders' }] },
        },
      },
      1,
    ],
    [
      'azureDevOps.git.push',
      {
        resource: {
          repository: { remoteUrl: 'https://github.com/acme/orders.git' },
        },
      },
      1,
    ],
    [
      'github.push',
      { repository: { html_url: 'https://github.com/acme/unknown' } },
      0,
    ],
    ['github.push', { repository: { html_url: 'file:///etc/passwd' } }, 0],
    ['github.push', 'no payload', 0],
    [
      'github.pull_request',
      { repository: { html_url: 'https://github.com/acme/orders' } },
      0,
    ],
  ])(
    'of topic %s with %j refresh %i sources',
    async (topic, eventPayload, count) => {
      const { mesh, events } = await start();
      await events.publish({ topic, eventPayload });
      expect(mesh.scheduler.triggered).toHaveLength(count);
    },
  );
});
