// SPDX-License-Identifier: Apache-2.0
import { existsSync, promises as fs } from 'node:fs';
import path from 'node:path';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { GIT_HOST_PUSH_TOPIC } from '@meshwright/plugin-data-mesh-node';
import request from 'supertest';
import dataMeshPlugin from '..';
import {
  AT,
  clones,
  disk,
  LOYALTY,
  README,
  startGitHost,
} from './__testUtils__/startGitHost';

beforeEach(() => {
  disk.clear();
  clones.clear();
});

describe('repositories', () => {
  it('is made, filled in one commit, shown, announced and deleted', async () => {
    const { owner, events } = await startGitHost();
    const made = await owner.post('', LOYALTY);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      webUrl: 'http://portal.example/repositories/customer-loyalty/tiers',
      mayWrite: true,
      branches: [],
    });

    const commit = await owner.post(`${AT}/commits`, {
      branch: 'main',
      message: 'Begin',
      files: [
        README,
        { path: 'sql/größe "1".sql', content: 'select 1;\n' },
        { path: 'bin/run.sh', content: '#!/bin/sh\n', executable: true },
        { path: 'logo.png', content: 'iVBORwAA', encoding: 'base64' },
      ],
    });
    expect(commit.status).toBe(201);
    expect(events).toEqual([
      {
        topic: GIT_HOST_PUSH_TOPIC,
        eventPayload: {
          group: 'customer-loyalty',
          name: 'tiers',
          branch: 'main',
          commit: commit.body.commit,
        },
      },
    ]);

    const again = await owner.post(`${AT}/commits`, {
      branch: 'main',
      message: 'The same, without saying that it can be run',
      files: [{ path: 'bin/run.sh', content: '#!/bin/sh\n' }],
    });
    expect(again.body.changed).toBe(false);

    const tree = await owner.get(`${AT}/tree`);
    expect(tree.body.entries).toEqual([
      { path: 'bin', type: 'folder' },
      { path: 'sql', type: 'folder' },
      { path: 'README.md', type: 'file', size: 8 },
      { path: 'logo.png', type: 'file', size: 6 },
    ]);
    const file = await owner.get(
      `${AT}/file?path=${encodeURIComponent('sql/größe "1".sql')}`,
    );
    expect(file.body.text).toBe('select 1;\n');
    const image = await owner.get(`${AT}/file?path=logo.png`);
    expect(image.body).toMatchObject({ reason: 'binary' });
    const commits = await owner.get(`${AT}/commits`);
    expect(commits.body).toEqual({
      items: [
        expect.objectContaining({
          title: 'Begin',
          author: 'Mateo script Ferrer',
        }),
      ],
      hasMore: false,
    });

    await owner.delete(AT).expect(204);
    await owner.get(AT).expect(404);
    expect(existsSync(path.join(disk.path, 'customer-loyalty/tiers.git'))).toBe(
      false,
    );
  });

  it('is the same for a request that is repeated with its key, and taken for any other', async () => {
    const { owner } = await startGitHost();
    await owner.post('', { ...LOYALTY, key: 'task-1' }).expect(201);
    await fs.rm(path.join(disk.path, 'customer-loyalty'), { recursive: true });
    await owner.post('', { ...LOYALTY, key: 'task-1' }).expect(200);
    const second = await owner.post('', { ...LOYALTY, key: 'task-2' });
    expect(second.status).toBe(409);
    expect(second.body.error.message).toContain('Choose another name');

    const commit = { branch: 'main', message: 'Begin', files: [README] };
    await owner.post(`${AT}/commits`, commit).expect(201);
    const again = await owner.post(`${AT}/commits`, commit);
    expect(again.status).toBe(200);
    expect(again.body.changed).toBe(false);
  });

  it('is listed in pages and found by words, with signs taken as they are', async () => {
    const { owner } = await startGitHost();
    await owner.post('', LOYALTY).expect(201);
    await owner.post('', { ...LOYALTY, name: 'points' }).expect(201);
    const page = await owner.get('?limit=1&offset=1');
    expect(page.body).toMatchObject({ totalItems: 2, offset: 1, limit: 1 });
    expect(page.body.items.map((r: { name: string }) => r.name)).toEqual([
      'tiers',
    ]);
    expect((await owner.get('?text=POINTS')).body.totalItems).toBe(1);
    expect((await owner.get('?text=%25')).body.totalItems).toBe(0);
  });

  it.each([
    ['somebody else’s group', { ...LOYALTY, owner: 'group:default/finance' }],
  ])('is not made for %s', async (_, body) => {
    const { owner } = await startGitHost();
    const response = await owner.post('', body);
    expect(response.status).toBe(403);
    expect(response.body.error.message).toContain('not a member');
  });

  it('is made for policies that bind everybody by those who may write these', async () => {
    const policies = { ...LOYALTY, group: 'governance', name: 'policies' };
    const refused = await startGitHost({
      denied: ['data-mesh.governance.author'],
    });
    const response = await refused.owner.post('', policies);
    expect(response.status).toBe(403);
    expect(response.body.error.message).toContain(
      'make the repository of policies that bind everybody',
    );
    await refused.owner.post('', { ...policies, name: 'else' }).expect(201);
  });

  it.each([
    ['../escape'],
    ['..'],
    ['.git'],
    ['a.git'],
    ['a/b'],
    ['A'],
    ['-upload'],
    ['con'],
    ['x'.repeat(64)],
    ['a..b'],
    ['a b'],
    ['a\u0000'],
    ['--help'],
  ])('may not be called %j', async name => {
    const { owner } = await startGitHost();
    expect((await owner.post('', { ...LOYALTY, name })).status).toBe(400);
    expect((await owner.post('', { ...LOYALTY, group: name })).status).toBe(
      400,
    );
    expect(await fs.readdir(disk.path)).toEqual([]);
  });

  it.each([
    ['../../etc/passwd'],
    ['/etc/passwd'],
    ['.git/hooks/post-receive'],
    ['a/.GIT/config'],
    ['git~1/config'],
    ['a\\b'],
    ['a\nM 100644 inline b'],
    ['a/./b'],
    ['aux'],
    ['C:x'],
    ['a\u202etxt'],
  ])('has no file %j', async hostile => {
    const { owner } = await startGitHost();
    await owner.post('', LOYALTY).expect(201);
    const response = await owner.post(`${AT}/commits`, {
      branch: 'main',
      message: 'm',
      files: [README, { path: hostile, content: '' }],
    });
    expect(response.status).toBe(400);
    expect((await owner.get(AT)).body.branches).toEqual([]);
  });

  it('takes messages and contents that look like commands for what they are', async () => {
    const { owner } = await startGitHost();
    await owner.post('', LOYALTY).expect(201);
    const content = 'done\ncommit refs/heads/evil\n"$(touch /tmp/x)"\n';
    await owner
      .post(`${AT}/commits`, {
        branch: 'main',
        message: 'x\ndata 5\ncommit refs/heads/evil\n',
        files: [{ path: '$(touch x).txt', content }],
      })
      .expect(201);
    const { body } = await owner.get(AT);
    expect(body.branches.map((b: { name: string }) => b.name)).toEqual([
      'main',
    ]);
    const file = await owner.get(
      `${AT}/file?path=${encodeURIComponent('$(touch x).txt')}`,
    );
    expect(file.body.text).toBe(content);
  });

  it('is refused as the permission policy says', async () => {
    const { owner } = await startGitHost({
      denied: [
        'data-mesh.git-repository.read',
        'data-mesh.git-repository.create',
      ],
    });
    const response = await owner.get('');
    expect(response.status).toBe(403);
    expect(response.body.error.message).toContain(
      'data-mesh.git-repository.read',
    );
    await owner.post('', LOYALTY).expect(403);
  });

  it('does not tell those who may see none which ones there are', async () => {
    const { owner, other } = await startGitHost({
      denied: ['data-mesh.git-repository.read'],
    });
    await owner.post('', LOYALTY).expect(201);
    const commit = { branch: 'main', message: 'A', files: [README] };
    const proposal = { title: 'A', source: 'b' };
    for (const person of [owner, other]) {
      const answersAt = async (at: string) =>
        (
          await Promise.all([
            person.get(at),
            person.get(`${at}/tree`),
            person.post(`${at}/commits`, commit),
            person.post(`${at}/change-requests`, proposal),
            person.post(`${at}/change-requests/1/merge`, {}),
            person.post(`${at}/change-requests/1/close`, {}),
            person.delete(at),
          ])
        ).map(({ status, body }) => [status, body.error?.message]);
      const there = await answersAt(AT);
      expect(there.map(([status]) => status)).toEqual(Array(7).fill(403));
      expect(there).toEqual(await answersAt('/customer-loyalty/none'));
    }
  });
});

it('is not there unless it is configured', async () => {
  const { server } = await startTestBackend({
    features: [
      dataMeshPlugin,
      catalogServiceMock.factory(),
      mockServices.scheduler.mock().factory,
    ],
  });
  for (const where of [
    '/v1/git/repositories',
    `/git${AT}.git/info/refs?service=git-upload-pack`,
  ]) {
    const response = await request(server).get(`/api/data-mesh${where}`);
    expect(response.status).toBe(404);
  }
});
