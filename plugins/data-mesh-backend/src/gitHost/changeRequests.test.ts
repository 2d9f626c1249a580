// SPDX-License-Identifier: Apache-2.0
import {
  AT,
  clones,
  disk,
  LOYALTY,
  README,
  startGitHost,
  TEAM,
} from './__testUtils__/startGitHost';

beforeEach(() => {
  disk.clear();
  clones.clear();
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
