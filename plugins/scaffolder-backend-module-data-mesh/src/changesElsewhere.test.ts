// SPDX-License-Identifier: Apache-2.0
import { readdirSync } from 'node:fs';
import { http, HttpResponse } from 'msw';
import {
  azure,
  bitbucketCloud,
  bitbucketServer,
  github,
  gitlab,
  inputOf,
  TOKEN,
  useProposals,
} from './__testUtils__/proposals';

jest.setTimeout(600_000);

const { server, workspace, answer, run, remote } = useProposals();
const TEMPLATES = ['output-port', 'product-inputs', 'retire-product'] as const;

describe.each([github, gitlab, azure, bitbucketCloud, bitbucketServer])(
  'a change on $name',
  host => {
    it.each(TEMPLATES)('is proposed by the template %s', async template => {
      const asked = answer(host);
      const main = remote().head('main');
      const { output, failure, log } = await run(
        host,
        inputOf(template, host.step, host.repoUrl),
      );
      expect(failure).toBe('');
      expect(Object.values(output)).toContain(host.page);
      expect(asked).toEqual([
        {
          source: expect.stringMatching(
            /^(output-port-tiers.*|retire-2.*|inputs)-0a1b2c3d$/,
          ),
          target: 'main',
          title: expect.stringMatching(
            /^(Output port tiers|Say what tiers reads|Retire on)/,
          ),
          description: 'Consumers have until the end of the year.',
        },
      ]);
      const [{ source }] = asked;
      expect(remote().paths(source)).toEqual([
        'README.md',
        'contracts/tiers.odcs.yaml',
        'data-product.yaml',
      ]);
      expect(remote().read(source, 'data-product.yaml')).toBe(
        'status: deprecated\n',
      );
      expect(remote().head('main')).toBe(main);
      expect(log).not.toContain(TOKEN);
      expect(readdirSync(workspace.path)).not.toContain('.git');
    });

    it('is completed by a retry when the files were refused', async () => {
      const asked = answer(host);
      remote().refuses = true;
      const input = inputOf('retire-product', host.step, host.repoUrl);
      const { failure, log } = await run(host, input);
      expect(failure).not.toBe('');
      expect(`${failure}${log}`).not.toContain(TOKEN);
      expect(asked).toEqual([]);
      remote().refuses = false;
      const { failure: none, output } = await run(host, input);
      expect(none).toBe('');
      expect(Object.values(output)).toContain(host.page);
      expect(asked).toHaveLength(1);
      expect(remote().read(asked[0].source, 'data-product.yaml')).toBe(
        'status: deprecated\n',
      );
    });

    it('is completed by a retry when only the branch was made', async () => {
      const asked = answer(host);
      server.use(
        http.post(
          host.requests,
          () => HttpResponse.json({ message: 'Not now' }, { status: 403 }),
          { once: true },
        ),
      );
      const input = inputOf('retire-product', host.step, host.repoUrl);
      expect((await run(host, input)).failure).not.toBe('');
      expect(asked).toEqual([]);
      const { failure, output } = await run(host, input);
      expect(failure).toBe('');
      expect(Object.values(output)).toContain(host.page);
      expect(asked).toHaveLength(1);
      expect(remote().read(asked[0].source, 'data-product.yaml')).toBe(
        'status: deprecated\n',
      );
    });

    it('is opened once, however often the task is tried', async () => {
      const asked = answer(host);
      const input = inputOf('retire-product', host.step, host.repoUrl);
      await run(host, input);
      const { failure, output } = await run(host, input);
      expect(failure).toBe('');
      expect(Object.values(output)).toContain(host.page);
      expect(asked).toHaveLength(1);
    });
  },
);
