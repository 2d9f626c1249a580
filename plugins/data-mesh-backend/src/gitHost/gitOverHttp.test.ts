// SPDX-License-Identifier: Apache-2.0
import { promises as fs } from 'node:fs';
import path from 'node:path';
import request from 'supertest';
import {
  AT,
  clones,
  disk,
  git,
  LOYALTY,
  OTHER,
  OWNER,
  README,
  startGitHost,
  tokenOf,
} from './__testUtils__/startGitHost';

beforeEach(() => {
  disk.clear();
  clones.clear();
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
