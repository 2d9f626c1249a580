// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { existsSync, promises as fs } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { RELATION_MEMBER_OF } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { EventParams } from '@backstage/plugin-events-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  GIT_HOST_PUSH_TOPIC,
  type GitHostPushEvent,
} from '@meshwright/plugin-data-mesh-node';
import request from 'supertest';
import dataMeshPlugin from '..';

const run = promisify(execFile);
const OWNER = mockCredentials.user('user:default/mateo.ferrer');
const OTHER = mockCredentials.user('user:default/leo.martin');
const TEAM = 'group:default/loyalty-crm';

const disk = createMockDirectory();
const clones = createMockDirectory();

async function startGitHost(
  options: { anonymousClone?: boolean; denied?: string[] } = {},
) {
  const denied = new Set(options.denied);
  const events: EventParams<GitHostPushEvent>[] = [];
  const { server } = await startTestBackend({
    features: [
      dataMeshPlugin,
      catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'User',
            metadata: { name: 'mateo.ferrer' },
            spec: {
              profile: {
                displayName: 'Mateo <script> Ferrer',
                email: 'mateo.ferrer@tarnfell.example',
              },
            },
            relations: [{ type: RELATION_MEMBER_OF, targetRef: TEAM }],
          },
        ],
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://portal.example' },
          dataMesh: {
            gitHost: {
              folder: disk.path,
              anonymousClone: options.anonymousClone,
            },
          },
        },
      }),
      mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(({ permission }) => ({
            result: denied.has(permission.name)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
          })),
      }).factory,
      mockServices.userInfo.mock({
        getUserInfo: async credentials => {
          const { userEntityRef } = (credentials as typeof OWNER).principal;
          return {
            userEntityRef,
            ownershipEntityRefs:
              userEntityRef === OWNER.principal.userEntityRef
                ? [userEntityRef, TEAM]
                : [userEntityRef],
          };
        },
      }).factory,
      // The index of the marketplace is not what this is about.
      mockServices.scheduler.mock().factory,
      mockServices.events.mock({
        publish: async event => {
          events.push(event as EventParams<GitHostPushEvent>);
        },
      }).factory,
    ],
  });
  const { port } = server.address() as AddressInfo;
  const as = (credentials: typeof OWNER) => ({
    get: (where: string) =>
      request(server)
        .get(`/api/data-mesh/v1/git/repositories${where}`)
        .set(
          'Authorization',
          mockCredentials.user.header(credentials.principal.userEntityRef),
        ),
    post: (where: string, body: object = {}) =>
      request(server)
        .post(`/api/data-mesh/v1/git/repositories${where}`)
        .set(
          'Authorization',
          mockCredentials.user.header(credentials.principal.userEntityRef),
        )
        .send(body),
    delete: (where: string) =>
      request(server)
        .delete(`/api/data-mesh/v1/git/repositories${where}`)
        .set(
          'Authorization',
          mockCredentials.user.header(credentials.principal.userEntityRef),
        ),
  });
  return {
    server,
    events,
    owner: as(OWNER),
    other: as(OTHER),
    url: `http://localhost:${port}/api/data-mesh/git`,
  };
}

const LOYALTY = { group: 'customer-loyalty', name: 'tiers', owner: TEAM };
const AT = '/customer-loyalty/tiers';
const README = { path: 'README.md', content: '# Tiers\n' };

async function git(args: string[], cwd: string, token?: string) {
  const { stdout } = await run(
    'git',
    [
      ...(token
        ? [
            '-c',
            `http.extraHeader=Authorization: Basic ${Buffer.from(
              `git:${token}`,
            ).toString('base64')}`,
          ]
        : []),
      '-c',
      'user.name=Mateo',
      '-c',
      'user.email=mateo@tarnfell.example',
      ...args,
    ],
    { cwd, env: { ...process.env, GIT_TERMINAL_PROMPT: '0' } },
  );
  return stdout;
}

const tokenOf = (credentials: typeof OWNER) =>
  mockCredentials.user.token(credentials.principal.userEntityRef);

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

describe('change requests', () => {
  async function withProposal() {
    const host = await startGitHost();
    await host.owner.post('', LOYALTY).expect(201);
    await host.owner
      .post(`${AT}/commits`, {
        branch: 'main',
        message: 'Begin',
        files: [README, { path: 'a.txt', content: 'one\ntwo\nthree\n' }],
      })
      .expect(201);
    await host.other
      .post(`${AT}/commits`, {
        branch: 'leo/words',
        message: 'Better words',
        files: [{ path: 'a.txt', content: 'one\n2\nthree\n' }],
        deletions: ['README.md'],
      })
      .expect(201);
    const opened = await host.other.post(`${AT}/change-requests`, {
      title: 'Better words',
      source: 'leo/words',
    });
    expect(opened.status).toBe(201);
    return host;
  }

  it('are proposed by anybody, read by all, and merged by the owner', async () => {
    const { owner, other, events } = await withProposal();
    await other
      .post(`${AT}/change-requests`, { title: 'Again', source: 'leo/words' })
      .expect(200);
    const detail = await other.get(`${AT}/change-requests/1`);
    expect(detail.body).toMatchObject({
      state: 'open',
      author: 'user:default/leo.martin',
      mergeability: 'ready',
      mayMerge: false,
      mayClose: true,
      files: [
        { path: 'README.md', change: 'deleted', added: 0, removed: 1 },
        { path: 'a.txt', change: 'modified', added: 1, removed: 1 },
      ],
    });
    const file = await owner.get(`${AT}/change-requests/1/file?path=a.txt`);
    expect(file.body).toEqual({
      path: 'a.txt',
      before: 'one\ntwo\nthree\n',
      after: 'one\n2\nthree\n',
    });
    const refused = await other.post(`${AT}/change-requests/1/merge`);
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain(TEAM);

    const merged = await owner.post(`${AT}/change-requests/1/merge`);
    expect(merged.body).toMatchObject({
      state: 'merged',
      closedBy: 'user:default/mateo.ferrer',
    });
    expect(events.at(-1)!.eventPayload).toMatchObject({ branch: 'main' });
    expect((await owner.get(`${AT}/file?path=a.txt`)).body.text).toContain('2');
    const after = await owner.get(`${AT}/change-requests/1`);
    expect(after.body.files).toHaveLength(2);
    await owner.post(`${AT}/change-requests/1/merge`).expect(409);
  });

  it('say which files are in conflict, and merge what moved apart elsewhere', async () => {
    const { owner } = await withProposal();
    const commit = (content: string) =>
      owner
        .post(`${AT}/commits`, {
          branch: 'main',
          message: 'Meanwhile',
          files: [{ path: 'a.txt', content }],
        })
        .expect(201);
    await commit('one\nzwei\nthree\n');
    const detail = await owner.get(`${AT}/change-requests/1`);
    expect(detail.body).toMatchObject({
      mergeability: 'conflicts',
      conflicts: ['a.txt'],
    });
    const refused = await owner.post(`${AT}/change-requests/1/merge`);
    expect(refused.status).toBe(409);
    expect(refused.body.error.message).toContain('a.txt');

    await owner
      .post(`${AT}/commits`, {
        branch: 'main',
        message: 'Elsewhere',
        files: [
          { path: 'a.txt', content: 'one\ntwo\nthree\n' },
          { path: 'b.txt', content: 'new\n' },
        ],
      })
      .expect(201);
    await owner.post(`${AT}/change-requests/1/merge`).expect(200);
    const tree = await owner.get(`${AT}/tree`);
    expect(tree.body.entries.map((e: { path: string }) => e.path)).toEqual([
      'a.txt',
      'b.txt',
    ]);
  });

  it('are closed by their author, and their branches cannot be written by others', async () => {
    const { owner, other } = await withProposal();
    const third = await other.post(`${AT}/commits`, {
      branch: 'main',
      message: 'Sneak in',
      files: [README],
    });
    expect(third.status).toBe(403);
    const goOn = { branch: 'leo/words', message: 'More', files: [README] };
    await other.post(`${AT}/commits`, goOn).expect(201);
    await owner
      .post(`${AT}/commits`, {
        ...goOn,
        files: [{ path: 'b.txt', content: 'b' }],
      })
      .expect(201);
    const taken = await other.post(`${AT}/commits`, {
      ...goOn,
      files: [{ path: 'c.txt', content: 'c' }],
    });
    expect(taken.status).toBe(403);
    const closed = await other.post(`${AT}/change-requests/1/close`);
    expect(closed.body.state).toBe('closed');
    expect((await owner.get(`${AT}/change-requests?state=open`)).body).toEqual({
      items: [],
      totalItems: 0,
      offset: 0,
      limit: 25,
    });
  });

  it.each([
    ['--upload-pack=x'],
    ['a..b'],
    ['@{-1}'],
    ['refs/heads/main.lock'],
    ['HEAD'],
    ['a b'],
    ['main^'],
  ])('cannot name a branch %j', async source => {
    const { other } = await withProposal();
    const response = await other.post(`${AT}/change-requests`, {
      title: 't',
      source,
    });
    expect(response.status).toBe(400);
  });
});

describe('git over HTTP', () => {
  async function withRepository(anonymousClone = false) {
    const host = await startGitHost({ anonymousClone });
    await host.owner.post('', LOYALTY).expect(201);
    await host.owner
      .post(`${AT}/commits`, {
        branch: 'main',
        message: 'Begin',
        files: [README],
      })
      .expect(201);
    return { ...host, repository: `${host.url}${AT}.git` };
  }

  it('clones and pushes with a token as the password', async () => {
    const { repository, owner, events } = await withRepository();
    await git(['clone', '-q', repository, 'x'], clones.path, tokenOf(OWNER));
    const work = path.join(clones.path, 'x');
    await fs.writeFile(path.join(work, 'b.txt'), 'b\n'.repeat(50_000));
    await git(['add', '-A'], work);
    await git(['commit', '-q', '-m', 'From the desk'], work);
    await git(['push', '-q', 'origin', 'main'], work, tokenOf(OWNER));
    expect((await owner.get(`${AT}/commits`)).body.items[0].title).toBe(
      'From the desk',
    );
    expect(events).toHaveLength(2);

    await git(['commit', '-q', '--amend', '-m', 'Rewritten'], work);
    await expect(
      git(['push', '-q', '--force', 'origin', 'main'], work, tokenOf(OWNER)),
    ).rejects.toThrow(/non-fast-forward/);
  });

  it('asks for credentials, refuses wrong ones, and lets only owners push', async () => {
    const { repository, server } = await withRepository();
    const refs = `/api/data-mesh/git${AT}.git/info/refs`;
    const asked = await request(server).get(`${refs}?service=git-upload-pack`);
    expect(asked.status).toBe(401);
    expect(asked.headers['www-authenticate']).toContain('Basic');
    await expect(
      git(['clone', '-q', repository, 'x'], clones.path, 'wrong'),
    ).rejects.toThrow();
    const pushed = await request(server)
      .get(`${refs}?service=git-receive-pack`)
      .auth('git', tokenOf(OTHER));
    expect(pushed.status).toBe(403);
    const other = await request(server)
      .get(`${refs}?service=git-archive`)
      .auth('git', tokenOf(OWNER));
    expect(other.status).toBe(400);
  });

  it('clones for everybody where that is configured, and never pushes for them', async () => {
    const { repository, server } = await withRepository(true);
    await git(['clone', '-q', repository, 'x'], clones.path);
    expect(
      await fs.readFile(path.join(clones.path, 'x/README.md'), 'utf8'),
    ).toBe('# Tiers\n');
    const push = await request(server).get(
      `/api/data-mesh/git${AT}.git/info/refs?service=git-receive-pack`,
    );
    expect(push.status).toBe(401);
  });

  it.each([
    ['/customer-loyalty/..%2f..%2fetc.git'],
    ['/..%2f..%2fetc/passwd.git'],
    ['/customer-loyalty/none.git'],
  ])('has nothing at %s', async where => {
    const { server } = await withRepository(true);
    const response = await request(server).get(
      `/api/data-mesh/git${where}/info/refs?service=git-upload-pack`,
    );
    expect(response.status).toBe(404);
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
