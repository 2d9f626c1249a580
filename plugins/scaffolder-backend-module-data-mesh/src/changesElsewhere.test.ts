// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  createMockDirectory,
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { createPublishGithubPullRequestAction } from '@backstage/plugin-scaffolder-backend-module-github';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { parse } from 'yaml';
import { GitRemote } from './__testUtils__/GitRemote';
import {
  type Asked,
  AZURE,
  azure,
  bitbucketCloud,
  bitbucketServer,
  github,
  gitlab,
  type ProposalHost,
  TOKEN,
} from './__testUtils__/proposals';
import {
  createAzurePullRequestAction,
  createPullRequestOpenAction,
} from './actions';

jest.setTimeout(60_000);

const server = setupServer();
registerMswTestHooks(server);
const remotes = createMockDirectory();
const workspace = createMockDirectory();
const temporary = createMockDirectory();

const config = mockServices.rootConfig({
  data: {
    integrations: {
      azure: [
        {
          host: 'dev.azure.com',
          credentials: [{ personalAccessToken: TOKEN }],
        },
      ],
      github: [{ host: 'github.com', token: TOKEN }],
      gitlab: [
        {
          host: 'gitlab.com',
          token: TOKEN,
          apiBaseUrl: 'https://gitlab.com/api/v4',
          baseUrl: 'https://gitlab.com',
        },
      ],
      bitbucketCloud: [{ username: 'portal', token: TOKEN }],
      bitbucketServer: [
        {
          host: 'git.tarnfell.example',
          apiBaseUrl: 'https://git.tarnfell.example/rest/api/1.0',
          token: TOKEN,
        },
      ],
    },
  },
});
const integrations = ScmIntegrations.fromConfig(config);

const BEFORE = {
  'README.md': '# Tiers\n',
  'data-product.yaml': 'status: active\n',
};

let remote: GitRemote;
beforeEach(() => {
  remotes.setContent({ tiers: {} });
  temporary.clear();
  remote = new GitRemote(remotes.resolve('tiers'));
  remote.make(BEFORE);
  workspace.setContent({
    ...BEFORE,
    'data-product.yaml': 'status: deprecated\n',
    contracts: { 'tiers.odcs.yaml': 'version: 2.0.0\n' },
  });
});

const elsewhere = createPullRequestOpenAction({ config });
/** What the templates do on each host. */
const ACTIONS: Record<
  string,
  { handler: (ctx: never) => Promise<void> | void }
> = {
  'propose-azure-devops': createAzurePullRequestAction({ config }),
  'propose-by-git': elsewhere,
  'propose-github': createPublishGithubPullRequestAction({
    integrations,
    config,
    githubCredentialsProvider:
      DefaultGithubCredentialsProvider.fromIntegrations(integrations),
  }),
};

const TEMPLATES = ['output-port', 'retire-product'] as const;

/** What the step of a template hands to the action. */
function inputOf(template: string, step: string, repoUrl: string) {
  const file = path.resolve(
    __dirname,
    `../../../templates/${template}/template.yaml`,
  );
  const { input } = parse(readFileSync(file, 'utf8')).spec.steps.find(
    ({ id }: { id: string }) => id === step,
  );
  const values: Record<string, string> = {
    'steps.fetch.output.repoUrl': repoUrl,
    'steps.change.output.summary': 'Consumers have until the end of the year.',
    'steps.contract.output.version': '2.0.0',
    'parameters.portName': 'tiers',
    'parameters.lastDay': '2027-12-31',
    "context.task.id | truncate(8, true, '')": '0a1b2c3d',
  };
  return Object.fromEntries(
    Object.entries<string | boolean>(input).map(([key, value]) => [
      key,
      typeof value === 'string'
        ? value.replace(/\$\{\{ (.*?) \}\}/g, (_, name) => values[name])
        : value,
    ]),
  );
}

async function run(host: ProposalHost, input: object, isDryRun = false) {
  const ctx = {
    ...createMockActionContext({
      input: input as never,
      workspacePath: workspace.path,
    }),
    createTemporaryDirectory: async () =>
      mkdtempSync(path.join(temporary.path, 'step-')),
    isDryRun,
  };
  const log: string[] = [];
  for (const level of ['info', 'warn', 'error'] as const) {
    jest.spyOn(ctx.logger, level).mockImplementation((...args: unknown[]) => {
      log.push(String(args[0]));
    });
  }
  let failure = '';
  await Promise.resolve(ACTIONS[host.step].handler(ctx as never)).catch(
    error => {
      failure = String(error);
    },
  );
  const output: Record<string, string> = Object.fromEntries(
    (ctx.output as jest.Mock).mock.calls,
  );
  return { output, failure, log: log.join('\n') };
}

describe.each([github, gitlab, azure, bitbucketCloud, bitbucketServer])(
  'a change on $name',
  host => {
    it.each(TEMPLATES)('is proposed by the template %s', async template => {
      const asked: Asked[] = [];
      server.use(...host.api(remote, asked));
      const main = remote.head('main');
      const { output, failure, log } = await run(
        host,
        inputOf(template, host.step, host.repoUrl),
      );
      expect(failure).toBe('');
      expect(Object.values(output)).toContain(host.page);
      expect(asked).toEqual([
        {
          source: expect.stringMatching(
            /^(output-port-tiers|retire-2).*-0a1b2c3d$/,
          ),
          target: 'main',
          title: expect.stringMatching(/^(Output port tiers|Retire on)/),
          description: 'Consumers have until the end of the year.',
        },
      ]);
      const [{ source }] = asked;
      expect(remote.paths(source)).toEqual([
        'README.md',
        'contracts/tiers.odcs.yaml',
        'data-product.yaml',
      ]);
      expect(remote.read(source, 'data-product.yaml')).toBe(
        'status: deprecated\n',
      );
      expect(remote.head('main')).toBe(main);
      expect(log).not.toContain(TOKEN);
      expect(readdirSync(workspace.path)).not.toContain('.git');
    });

    it('is completed by a retry when the files were refused', async () => {
      const asked: Asked[] = [];
      server.use(...host.api(remote, asked));
      remote.refuses = true;
      const input = inputOf('retire-product', host.step, host.repoUrl);
      const { failure, log } = await run(host, input);
      expect(failure).not.toBe('');
      expect(`${failure}${log}`).not.toContain(TOKEN);
      expect(asked).toEqual([]);
      remote.refuses = false;
      const { failure: none, output } = await run(host, input);
      expect(none).toBe('');
      expect(Object.values(output)).toContain(host.page);
      expect(asked).toHaveLength(1);
      expect(remote.read(asked[0].source, 'data-product.yaml')).toBe(
        'status: deprecated\n',
      );
    });

    it('is completed by a retry when only the branch was made', async () => {
      const asked: Asked[] = [];
      server.use(...host.api(remote, asked));
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
      expect(remote.read(asked[0].source, 'data-product.yaml')).toBe(
        'status: deprecated\n',
      );
    });

    it('is opened once, however often the task is tried', async () => {
      const asked: Asked[] = [];
      server.use(...host.api(remote, asked));
      const input = inputOf('retire-product', host.step, host.repoUrl);
      await run(host, input);
      const { failure, output } = await run(host, input);
      expect(failure).toBe('');
      expect(Object.values(output)).toContain(host.page);
      expect(asked).toHaveLength(1);
    });
  },
);

describe('a pull request on Azure DevOps', () => {
  const input = {
    repoUrl: azure.repoUrl,
    title: 'A change',
    branch: 'a-change',
  };
  const api = () => {
    const asked: Asked[] = [];
    server.use(...azure.api(remote, asked));
    return asked;
  };

  it('is completed by a retry when the files were refused', async () => {
    const asked = api();
    remote.refuses = true;
    const { failure, log } = await run(azure, input);
    expect(failure).toContain('GenericContribute');
    expect(log).toContain("The branch 'a-change' is made");
    remote.refuses = false;
    const { output } = await run(azure, input);
    expect(output).toEqual({ url: azure.page, branch: 'a-change' });
    expect(asked).toHaveLength(1);
  });

  it('is opened once, however often the task is tried', async () => {
    const asked = api();
    await run(azure, input);
    const head = remote.head('a-change');
    const { output } = await run(azure, input);
    expect(output.url).toBe(azure.page);
    expect(asked).toHaveLength(1);
    expect(remote.head('a-change')).toBe(head);
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
  ])('says when %s', async (_, answer, message) => {
    server.use(http.get(AZURE, answer));
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

describe('a request that is opened by git', () => {
  const input = {
    repoUrl: gitlab.repoUrl,
    title: 'A change',
    branch: 'a/change',
  };
  const api = () => {
    const asked: Asked[] = [];
    server.use(...gitlab.api(remote, asked));
    return asked;
  };

  it('has its files on a branch that was there without them', async () => {
    const asked = api();
    remote.branch('a/change', remote.head('main')!);
    const { failure, output } = await run(gitlab, input);
    expect(failure).toBe('');
    expect(output).toEqual({ url: gitlab.page, branch: 'a/change' });
    expect(asked).toHaveLength(1);
    expect(remote.read('a/change', 'data-product.yaml')).toBe(
      'status: deprecated\n',
    );
  });

  it('says what is there, and what to do', async () => {
    api();
    remote.refuses = true;
    const pushed = await run(gitlab, input);
    expect(pushed.log).toContain('did not get to tarnfell/tiers. Retry');
    remote.refuses = false;
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
    expect(remote.head('a/change')).toBeUndefined();
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
