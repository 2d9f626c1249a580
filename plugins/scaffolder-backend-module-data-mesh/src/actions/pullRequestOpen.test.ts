// SPDX-License-Identifier: Apache-2.0
import { http, HttpResponse } from 'msw';
import {
  BEFORE,
  github,
  gitlab,
  useProposals,
} from '../__testUtils__/proposals';

const { server, workspace, answer, run, remote } = useProposals();

describe('a request that is opened by git', () => {
  const input = {
    repoUrl: gitlab.repoUrl,
    title: 'A change',
    branch: 'a/change',
  };
  const api = () => answer(gitlab);

  it('has its files on a branch that was there without them', async () => {
    const asked = api();
    remote().branch('a/change', remote().head('main')!);
    const { failure, output } = await run(gitlab, input);
    expect(failure).toBe('');
    expect(output).toEqual({ url: gitlab.page, branch: 'a/change' });
    expect(asked).toHaveLength(1);
    expect(remote().read('a/change', 'data-product.yaml')).toBe(
      'status: deprecated\n',
    );
  });

  it('says what is there, and what to do', async () => {
    api();
    remote().refuses = true;
    const pushed = await run(gitlab, input);
    expect(pushed.log).toContain('did not get to tarnfell/tiers. Retry');
    remote().refuses = false;
    server.use(
      http.post(gitlab.requests, () =>
        HttpResponse.json({ message: '403 Forbidden' }, { status: 403 }),
      ),
    );
    const { failure, log } = await run(gitlab, input);
    expect(failure).toContain('the right to push and to open pull requests');
    expect(log).toContain("The branch 'a/change' of tarnfell/tiers is made");
  });

  it('is not opened when nothing differs', async () => {
    const asked = api();
    workspace.setContent(BEFORE);
    const { failure } = await run(gitlab, input);
    expect(failure).toContain("Nothing differs from 'main'");
    expect(asked).toEqual([]);
    expect(remote().head('a/change')).toBeUndefined();
  });

  it('writes nothing in a dry run', async () => {
    const { failure, log } = await run(gitlab, input, true);
    expect(failure).toBe('');
    expect(log).toContain('Would propose 3 files to tarnfell/tiers');
  });

  it('refuses to change the branch that it is for', async () => {
    api();
    const { failure } = await run(gitlab, { ...input, branch: 'main' });
    expect(failure).toContain('Name another one');
  });

  it('names the action for a host that is not its own', async () => {
    const { failure } = await run(gitlab, {
      ...input,
      repoUrl: github.repoUrl,
    });
    expect(failure).toContain('publish:github:pull-request');
  });
});
