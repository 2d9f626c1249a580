// SPDX-License-Identifier: Apache-2.0
import { http, HttpResponse } from 'msw';
import {
  AZURE,
  azure,
  BEFORE,
  TOKEN,
  useProposals,
} from '../__testUtils__/proposals';

const { server, workspace, answer, run, remote } = useProposals();

describe('a pull request on Azure DevOps', () => {
  const input = {
    repoUrl: azure.repoUrl,
    title: 'A change',
    branch: 'a-change',
  };
  const api = () => answer(azure);

  it('is completed by a retry when the files were refused', async () => {
    const asked = api();
    remote().refuses = true;
    const { failure, log } = await run(azure, input);
    expect(failure).toContain('GenericContribute');
    expect(log).toContain("The branch 'a-change' is made");
    remote().refuses = false;
    const { output } = await run(azure, input);
    expect(output).toEqual({ url: azure.page, branch: 'a-change' });
    expect(asked).toHaveLength(1);
  });

  it('is opened once, however often the task is tried', async () => {
    const asked = api();
    await run(azure, input);
    const head = remote().head('a-change');
    const { output } = await run(azure, input);
    expect(output.url).toBe(azure.page);
    expect(asked).toHaveLength(1);
    expect(remote().head('a-change')).toBe(head);
  });

  it('is not opened when nothing differs', async () => {
    const asked = api();
    workspace.setContent(BEFORE);
    const { failure } = await run(azure, input);
    expect(failure).toContain("Nothing differs from 'main'");
    expect(asked).toEqual([]);
  });

  it('writes nothing in a dry run', async () => {
    const { failure, log } = await run(azure, input, true);
    expect(failure).toBe('');
    expect(log).toContain('Would propose 3 files');
  });

  it.each([
    [
      'the credentials are no good',
      () => new HttpResponse('<html>Sign in</html>', { status: 203 }),
      'credentials of the portal',
    ],
    [
      'there is no such repository',
      () => HttpResponse.json({ message: 'TF401019' }, { status: 404 }),
      'there is none, or the portal may not see it',
    ],
    [
      'the repository is empty',
      () => HttpResponse.json({ id: '1', name: 'tiers' }),
      'is empty',
    ],
  ])('says when %s', async (_, refusal, message) => {
    server.use(http.get(AZURE, refusal));
    const { failure } = await run(azure, input);
    expect(failure).toContain(message);
    expect(failure).not.toContain(TOKEN);
  });

  it('refuses an address without project', async () => {
    const { failure } = await run(azure, {
      ...input,
      repoUrl: 'dev.azure.com?project=data&repo=tiers',
    });
    expect(failure).toContain('does not name organization');
  });
});
