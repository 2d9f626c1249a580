// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
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
import { createPublishAzureAction } from '@backstage/plugin-scaffolder-backend-module-azure';
import { createPublishBitbucketCloudAction } from '@backstage/plugin-scaffolder-backend-module-bitbucket-cloud';
import { createPublishGithubAction } from '@backstage/plugin-scaffolder-backend-module-github';
import { createPublishGitlabAction } from '@backstage/plugin-scaffolder-backend-module-gitlab';
import { initRepoAndPush } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { parse } from 'yaml';

// What is sent by git itself is tried in Backstage; here it is the API of each host.
jest.mock('@backstage/plugin-scaffolder-node', () => ({
  ...jest.requireActual('@backstage/plugin-scaffolder-node'),
  initRepoAndPush: jest.fn(),
}));

jest.setTimeout(60_000);

const workspace = createMockDirectory({
  content: {
    'README.md': '# Tiers\n',
    'data-product.yaml': 'kind: DataProduct\n',
  },
});
const server = setupServer();
registerMswTestHooks(server);

const config = mockServices.rootConfig({
  data: {
    integrations: {
      github: [{ host: 'github.com', token: 'secret-token' }],
      gitlab: [
        {
          host: 'gitlab.com',
          token: 'secret-token',
          apiBaseUrl: 'https://gitlab.com/api/v4',
          baseUrl: 'https://gitlab.com',
        },
      ],
      azure: [
        {
          host: 'dev.azure.com',
          credentials: [{ personalAccessToken: 'secret-token' }],
        },
      ],
      bitbucketCloud: [{ username: 'portal', token: 'secret-token' }],
    },
  },
});
const integrations = ScmIntegrations.fromConfig(config);

const template = parse(
  readFileSync(
    path.resolve(
      __dirname,
      '../../../templates/data-product-aws/template.yaml',
    ),
    'utf8',
  ),
);

/** What the step of our template hands to the action, with what a person chose. */
function inputOf(step: string, parameters: Record<string, string>) {
  const { input } = template.spec.steps.find(
    ({ id }: { id: string }) => id === step,
  );
  return Object.fromEntries(
    Object.entries<unknown>(input).map(([key, value]) => [
      key,
      typeof value === 'string'
        ? value.replace(
            /\$\{\{ parameters\.(\w+) \}\}/g,
            (_, name) => parameters[name],
          )
        : value,
    ]),
  );
}

/** Addresses that git was asked to push to, with the default branch `main`. */
const pushedTo = () =>
  jest
    .mocked(initRepoAndPush)
    .mock.calls.filter(([{ defaultBranch }]) => defaultBranch === 'main')
    .map(([{ remoteUrl }]) => remoteUrl);

beforeEach(() => {
  jest.mocked(initRepoAndPush).mockReset();
  jest.mocked(initRepoAndPush).mockResolvedValue({ commitHash: 'c0ffee' });
});

async function run(
  action: { handler: (ctx: never) => Promise<void> },
  input: object,
) {
  const ctx = createMockActionContext({
    input: input as never,
    workspacePath: workspace.path,
  });
  await action.handler(ctx as never);
  return Object.fromEntries(
    (ctx.output as jest.Mock).mock.calls as Array<[string, unknown]>,
  );
}

const purpose = 'Levels of members';

it('publishes to GitHub', async () => {
  const made: unknown[] = [];
  const repository = {
    id: 1296269,
    name: 'tiers',
    full_name: 'tarnfell/tiers',
    private: true,
    visibility: 'internal',
    html_url: 'https://github.com/tarnfell/tiers',
    clone_url: 'https://github.com/tarnfell/tiers.git',
    default_branch: 'main',
    owner: { login: 'tarnfell', type: 'Organization' },
  };
  server.use(
    http.get('https://api.github.com/users/tarnfell', () =>
      HttpResponse.json({ login: 'tarnfell', id: 1, type: 'Organization' }),
    ),
    http.post(
      'https://api.github.com/orgs/tarnfell/repos',
      async ({ request }) => {
        made.push(await request.json());
        return HttpResponse.json(repository, { status: 201 });
      },
    ),
    http.put(
      'https://api.github.com/repos/tarnfell/tiers/branches/main/protection',
      () => HttpResponse.json({ url: '' }),
    ),
    http.post(
      'https://api.github.com/repos/tarnfell/tiers/branches/main/protection/required_signatures',
      () => HttpResponse.json({ enabled: true }),
    ),
    http.patch('https://api.github.com/repos/tarnfell/tiers', () =>
      HttpResponse.json(repository),
    ),
  );
  const output = await run(
    createPublishGithubAction({
      integrations,
      config,
      githubCredentialsProvider:
        DefaultGithubCredentialsProvider.fromIntegrations(integrations),
    }),
    inputOf('publish-github', {
      repoUrl: 'github.com?owner=tarnfell&repo=tiers',
      purpose,
    }),
  );
  expect(made).toEqual([
    expect.objectContaining({
      name: 'tiers',
      description: purpose,
      visibility: 'internal',
    }),
  ]);
  expect(pushedTo()).toEqual(['https://github.com/tarnfell/tiers.git']);
  expect(output).toMatchObject({
    remoteUrl: 'https://github.com/tarnfell/tiers.git',
    repoContentsUrl: 'https://github.com/tarnfell/tiers/blob/main',
  });
});

it('publishes to GitLab', async () => {
  const made: unknown[] = [];
  const api = 'https://gitlab.com/api/v4';
  server.use(
    http.get(`${api}/namespaces/tarnfell`, () =>
      HttpResponse.json({
        id: 42,
        name: 'Tarnfell',
        path: 'tarnfell',
        kind: 'group',
        full_path: 'tarnfell',
      }),
    ),
    http.get(`${api}/user`, () =>
      HttpResponse.json({ id: 7, username: 'portal' }),
    ),
    http.get(`${api}/groups/tarnfell/projects`, () => HttpResponse.json([])),
    http.post(`${api}/projects`, async ({ request }) => {
      made.push(await request.json());
      return HttpResponse.json(
        {
          id: 99,
          path: 'tiers',
          path_with_namespace: 'tarnfell/tiers',
          http_url_to_repo: 'https://gitlab.com/tarnfell/tiers.git',
          web_url: 'https://gitlab.com/tarnfell/tiers',
          default_branch: 'main',
        },
        { status: 201 },
      );
    }),
  );
  const output = await run(
    createPublishGitlabAction({ integrations, config }),
    inputOf('publish-gitlab', {
      repoUrl: 'gitlab.com?owner=tarnfell&repo=tiers',
      purpose,
    }),
  );
  expect(made).toEqual([
    expect.objectContaining({ path: 'tiers', namespace_id: 42 }),
  ]);
  expect(pushedTo()).toEqual(['https://gitlab.com/tarnfell/tiers.git']);
  expect(output).toMatchObject({
    repoContentsUrl: 'https://gitlab.com/tarnfell/tiers/-/blob/main',
  });
});

it('publishes to Bitbucket Cloud', async () => {
  const made: unknown[] = [];
  server.use(
    http.post(
      'https://api.bitbucket.org/2.0/repositories/tarnfell/tiers',
      async ({ request }) => {
        made.push(await request.json());
        return HttpResponse.json({
          type: 'repository',
          full_name: 'tarnfell/tiers',
          mainbranch: { type: 'branch', name: 'main' },
          links: {
            html: { href: 'https://bitbucket.org/tarnfell/tiers' },
            clone: [
              { name: 'https', href: 'https://bitbucket.org/tarnfell/tiers' },
              { name: 'ssh', href: 'git@bitbucket.org:tarnfell/tiers.git' },
            ],
          },
        });
      },
    ),
  );
  const output = await run(
    createPublishBitbucketCloudAction({ integrations, config }),
    inputOf('publish-bitbucket', {
      repoUrl: 'bitbucket.org?workspace=tarnfell&project=DATA&repo=tiers',
      purpose,
    }),
  );
  expect(made).toEqual([
    expect.objectContaining({ scm: 'git', description: purpose }),
  ]);
  expect(pushedTo()).toEqual(['https://bitbucket.org/tarnfell/tiers']);
  expect(output).toMatchObject({
    repoContentsUrl: 'https://bitbucket.org/tarnfell/tiers/src/main',
  });
});

it('says what a host refused, and not with which token', async () => {
  server.use(
    http.get('https://api.github.com/users/tarnfell', () =>
      HttpResponse.json({ login: 'tarnfell', type: 'Organization' }),
    ),
    http.post('https://api.github.com/orgs/tarnfell/repos', () =>
      HttpResponse.json(
        {
          message: 'Repository creation failed.',
          errors: [
            {
              resource: 'Repository',
              code: 'custom',
              field: 'name',
              message: 'name already exists on this account',
            },
          ],
          documentation_url: 'https://docs.github.com/rest',
        },
        { status: 422 },
      ),
    ),
  );
  const failure = await run(
    createPublishGithubAction({
      integrations,
      config,
      githubCredentialsProvider:
        DefaultGithubCredentialsProvider.fromIntegrations(integrations),
    }),
    inputOf('publish-github', {
      repoUrl: 'github.com?owner=tarnfell&repo=tiers',
      purpose,
    }),
  ).catch(error => String(error));
  expect(failure).toContain('already exists');
  expect(failure).not.toContain('secret-token');
});

it('publishes to Azure DevOps', async () => {
  const made: unknown[] = [];
  const organization = 'https://dev.azure.com/tarnfell';
  const gitArea = '4e080c62-fa21-4fbc-8fef-2a10a2b38049';
  const location = (
    id: string,
    area: string,
    resourceName: string,
    routeTemplate: string,
  ) => ({
    id,
    area,
    resourceName,
    routeTemplate,
    resourceVersion: 1,
    minVersion: '1.0',
    maxVersion: '7.2',
    releasedVersion: '7.1',
  });
  server.use(
    http.options(`${organization}/_apis/:area`, ({ params }) => {
      const value =
        String(params.area).toLowerCase() === 'git'
          ? [
              location(
                '225f7195-f9c7-4d14-ab28-a83f7ff77e1f',
                'git',
                'repositories',
                '{project}/_apis/{area}/{resource}/{repositoryId}',
              ),
            ]
          : [
              location(
                'e81700f7-3be2-46de-8624-2eb35882fcaa',
                'Location',
                'ResourceAreas',
                '_apis/{resource}/{areaId}',
              ),
            ];
      return HttpResponse.json({ count: value.length, value });
    }),
    http.get(`${organization}/_apis/ResourceAreas`, () =>
      HttpResponse.json({
        count: 1,
        value: [{ id: gitArea, name: 'git', locationUrl: `${organization}/` }],
      }),
    ),
    http.post(
      `${organization}/data/_apis/git/repositories`,
      async ({ request }) => {
        made.push(await request.json());
        return HttpResponse.json(
          {
            id: '5febef5a-833d-4e14-b9c0-14cb638f91e6',
            name: 'tiers',
            remoteUrl: `${organization}/data/_git/tiers`,
            webUrl: `${organization}/data/_git/tiers`,
          },
          { status: 201 },
        );
      },
    ),
  );
  const output = await run(
    createPublishAzureAction({ integrations, config }),
    inputOf('publish-azure-devops', {
      repoUrl: 'dev.azure.com?organization=tarnfell&project=data&repo=tiers',
      purpose,
    }),
  );
  expect(made).toEqual([{ name: 'tiers' }]);
  expect(pushedTo()).toEqual([`${organization}/data/_git/tiers`]);
  expect(output).toMatchObject({
    repoContentsUrl: `${organization}/data/_git/tiers`,
  });
});
