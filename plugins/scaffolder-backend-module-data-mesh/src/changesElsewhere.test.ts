// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  createMockDirectory,
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { createPublishBitbucketCloudPullRequestAction } from '@backstage/plugin-scaffolder-backend-module-bitbucket-cloud';
import { createPublishBitbucketServerPullRequestAction } from '@backstage/plugin-scaffolder-backend-module-bitbucket-server';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { http, HttpResponse, type RequestHandler } from 'msw';
import { setupServer } from 'msw/node';
import { parse } from 'yaml';
import { GitRemote } from './__testUtils__/GitRemote';
import { createAzurePullRequestAction } from './actions';

jest.setTimeout(60_000);

const server = setupServer();
registerMswTestHooks(server);
const remotes = createMockDirectory();
const workspace = createMockDirectory();
const temporary = createMockDirectory();

const TOKEN = 'secret-token';
const config = mockServices.rootConfig({
  data: {
    integrations: {
      azure: [
        {
          host: 'dev.azure.com',
          credentials: [{ personalAccessToken: TOKEN }],
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

interface Asked {
  source: string;
  target: string;
  title: string;
  description: string;
}

interface Host {
  name: string;
  step: string;
  repoUrl: string;
  page: string;
  action: { handler: (ctx: never) => Promise<void> };
  /** Answers of its API; pull requests that are asked for are noted. */
  api: (asked: Asked[]) => RequestHandler[];
}

const refOf = (name: string) => ({ name, objectId: remote.head(name)! });

const AZURE =
  'https://dev.azure.com/tarnfell/data/_apis/git/repositories/tiers';

const azure: Host = {
  name: 'Azure DevOps',
  step: 'propose-azure-devops',
  repoUrl: 'dev.azure.com?organization=tarnfell&project=data&repo=tiers',
  page: 'https://dev.azure.com/tarnfell/data/_git/tiers/pullrequest/17',
  action: createAzurePullRequestAction({ config }),
  api: asked => [
    http.all(`${AZURE}*`, ({ request }) => {
      const basic = Buffer.from(`:${TOKEN}`).toString('base64');
      return request.headers.get('authorization') === `Basic ${basic}` &&
        new URL(request.url).searchParams.get('api-version') === '7.1'
        ? undefined
        : new HttpResponse('<html>Sign in</html>', { status: 203 });
    }),
    http.get(AZURE, () =>
      HttpResponse.json({
        id: '5febef5a-833d-4e14-b9c0-14cb638f91e6',
        name: 'tiers',
        defaultBranch: 'refs/heads/main',
        project: { id: '6ce954b1', name: 'data', state: 'wellFormed' },
      }),
    ),
    http.get(`${AZURE}/refs`, ({ request }) => {
      const filter = new URL(request.url).searchParams.get('filter')!;
      const name = filter.replace('heads/', '');
      const value = remote.head(name)
        ? [{ ...refOf(name), name: `refs/heads/${name}` }]
        : [];
      return HttpResponse.json({ value, count: value.length });
    }),
    http.post(`${AZURE}/refs`, async ({ request }) => {
      const [{ name, oldObjectId, newObjectId }] =
        (await request.json()) as Array<Record<string, string>>;
      remote.branch(name.replace('refs/heads/', ''), newObjectId);
      return HttpResponse.json({
        value: [
          {
            name,
            oldObjectId,
            newObjectId,
            updateStatus: 'succeeded',
            success: true,
          },
        ],
        count: 1,
      });
    }),
    http.get(`${AZURE}/items`, ({ request }) => {
      const at = new URL(request.url).searchParams.get(
        'versionDescriptor.version',
      )!;
      const value = [
        { objectId: 'f'.repeat(40), gitObjectType: 'tree', path: '/' },
        ...remote.tree(at).map(({ path: file, id }) => ({
          objectId: id,
          gitObjectType: 'blob',
          path: `/${file}`,
        })),
      ];
      return HttpResponse.json({ count: value.length, value });
    }),
    http.post(`${AZURE}/pushes`, async ({ request }) => {
      if (remote.refuses) {
        return HttpResponse.json(
          {
            message: 'TF401027: You need the Git GenericContribute permission.',
            typeKey: 'GitNeedsPermissionException',
          },
          { status: 500 },
        );
      }
      const { refUpdates, commits } = (await request.json()) as {
        refUpdates: Array<{ name: string; oldObjectId: string }>;
        commits: Array<{
          comment: string;
          changes: Array<{
            changeType: string;
            item: { path: string };
            newContent: { content: string };
          }>;
        }>;
      };
      const [{ name, oldObjectId }] = refUpdates;
      const branch = name.replace('refs/heads/', '');
      const there = new Set(remote.paths(branch).map(file => `/${file}`));
      const wrong = commits[0].changes.find(
        ({ changeType, item }) =>
          (changeType === 'edit') !== there.has(item.path),
      );
      if (oldObjectId !== remote.head(branch) || wrong) {
        return HttpResponse.json({ message: 'TF401028' }, { status: 409 });
      }
      const files = commits[0].changes.map(({ item, newContent }) => [
        item.path.slice(1),
        newContent.content,
      ]);
      remote.branch(
        branch,
        remote.commit(
          Object.fromEntries(files),
          oldObjectId,
          commits[0].comment,
        ),
      );
      return HttpResponse.json({ pushId: 5 }, { status: 201 });
    }),
    http.get(`${AZURE}/pullrequests`, () =>
      HttpResponse.json({
        value: asked.map(() => ({ pullRequestId: 17, status: 'active' })),
        count: asked.length,
      }),
    ),
    http.post(`${AZURE}/pullrequests`, async ({ request }) => {
      const body = (await request.json()) as Record<string, string>;
      asked.push({
        source: body.sourceRefName.replace('refs/heads/', ''),
        target: body.targetRefName.replace('refs/heads/', ''),
        title: body.title,
        description: body.description,
      });
      return HttpResponse.json(
        { pullRequestId: 17, status: 'active' },
        { status: 201 },
      );
    }),
  ],
};

const CLOUD = 'https://api.bitbucket.org/2.0/repositories/tarnfell/tiers';

const bitbucketCloud: Host = {
  name: 'Bitbucket Cloud',
  step: 'propose-bitbucket-cloud',
  repoUrl: 'bitbucket.org?workspace=tarnfell&project=tarnfell&repo=tiers',
  page: 'https://bitbucket.org/tarnfell/tiers/pull-requests/17',
  action: createPublishBitbucketCloudPullRequestAction({
    integrations,
    config,
    requireScmUserCredentials: false,
  }),
  api: asked => [
    ...remote.handlers('https://bitbucket.org/tarnfell/tiers.git'),
    http.get(CLOUD, () =>
      HttpResponse.json({
        type: 'repository',
        full_name: 'tarnfell/tiers',
        mainbranch: { type: 'branch', name: 'main' },
      }),
    ),
    http.get(`${CLOUD}/refs/branches`, ({ request }) => {
      const [, name] = /"(.*)"/.exec(
        new URL(request.url).searchParams.get('q')!,
      )!;
      const hash = remote.head(name);
      return HttpResponse.json({
        values: hash ? [{ type: 'branch', name, target: { hash } }] : [],
        pagelen: 10,
        page: 1,
      });
    }),
    http.post(`${CLOUD}/refs/branches`, async ({ request }) => {
      const { name, target } = (await request.json()) as {
        name: string;
        target: { hash: string };
      };
      remote.branch(name, remote.head(target.hash) ?? target.hash);
      return HttpResponse.json(
        { type: 'branch', name, target: { hash: remote.head(name) } },
        { status: 201 },
      );
    }),
    http.post(`${CLOUD}/pullrequests`, async ({ request }) => {
      const body = (await request.json()) as {
        title: string;
        summary: { raw: string };
        source: { branch: { name: string } };
        destination: { branch: { name: string } };
      };
      const source = body.source.branch.name;
      const target = body.destination.branch.name;
      if (remote.head(source) === remote.head(target)) {
        return HttpResponse.json(
          {
            type: 'error',
            error: { message: 'There are no changes to be pulled' },
          },
          { status: 400 },
        );
      }
      asked.push({
        source,
        target,
        title: body.title,
        description: body.summary.raw,
      });
      return HttpResponse.json(
        {
          type: 'pullrequest',
          id: 17,
          state: 'OPEN',
          links: { html: { href: bitbucketCloud.page } },
        },
        { status: 201 },
      );
    }),
  ],
};

const SERVER =
  'https://git.tarnfell.example/rest/api/1.0/projects/DATA/repos/tiers';

const bitbucketServer: Host = {
  name: 'Bitbucket Server',
  step: 'propose-bitbucket-server',
  repoUrl: 'git.tarnfell.example?project=DATA&repo=tiers',
  page: 'https://git.tarnfell.example/projects/DATA/repos/tiers/pull-requests/17',
  action: createPublishBitbucketServerPullRequestAction({
    integrations,
    config,
  }),
  api: asked => {
    const branchOf = (displayId: string) => ({
      id: `refs/heads/${displayId}`,
      displayId,
      type: 'BRANCH',
      latestCommit: remote.head(displayId),
      isDefault: displayId === 'main',
    });
    return [
      ...remote.handlers('https://git.tarnfell.example/scm/DATA/tiers.git'),
      http.get(`${SERVER}/default-branch`, () =>
        HttpResponse.json(branchOf('main')),
      ),
      http.get(`${SERVER}/branches`, ({ request }) => {
        const name = new URL(request.url).searchParams.get('filterText')!;
        const values = remote.head(name) ? [branchOf(name)] : [];
        return HttpResponse.json({
          size: values.length,
          limit: 25,
          isLastPage: true,
          values,
          start: 0,
        });
      }),
      http.post(`${SERVER}/branches`, async ({ request }) => {
        const { name, startPoint } = (await request.json()) as Record<
          string,
          string
        >;
        remote.branch(name, startPoint);
        return HttpResponse.json(branchOf(name));
      }),
      http.post(`${SERVER}/pull-requests`, async ({ request }) => {
        const body = (await request.json()) as {
          title: string;
          description: string;
          fromRef: { displayId: string };
          toRef: { displayId: string };
        };
        asked.push({
          source: body.fromRef.displayId,
          target: body.toRef.displayId,
          title: body.title,
          description: body.description,
        });
        return HttpResponse.json(
          {
            id: 17,
            state: 'OPEN',
            links: { self: [{ href: bitbucketServer.page }] },
          },
          { status: 201 },
        );
      }),
    ];
  },
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
    Object.entries<string>(input).map(([key, value]) => [
      key,
      value.replace(/\$\{\{ (.*?) \}\}/g, (_, name) => values[name]),
    ]),
  );
}

async function run(host: Host, input: object, isDryRun = false) {
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
  await host.action.handler(ctx as never).catch(error => {
    failure = String(error);
  });
  const output: Record<string, string> = Object.fromEntries(
    (ctx.output as jest.Mock).mock.calls,
  );
  return { output, failure, log: log.join('\n') };
}

describe.each([azure, bitbucketCloud, bitbucketServer])(
  'a change on $name',
  host => {
    it.each(TEMPLATES)('is proposed by the template %s', async template => {
      const asked: Asked[] = [];
      server.use(...host.api(asked));
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

    it('is not half-proposed in silence, and another task proposes it', async () => {
      const asked: Asked[] = [];
      server.use(...host.api(asked));
      remote.refuses = true;
      const input = inputOf('retire-product', host.step, host.repoUrl);
      const { failure, log } = await run(host, input);
      expect(failure).not.toBe('');
      expect(`${failure}${log}`).not.toContain(TOKEN);
      expect(asked).toEqual([]);
      remote.refuses = false;
      const other = JSON.parse(
        JSON.stringify(input).replace('0a1b2c3d', 'ffffffff'),
      );
      expect((await run(host, other)).failure).toBe('');
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
    server.use(...azure.api(asked));
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
