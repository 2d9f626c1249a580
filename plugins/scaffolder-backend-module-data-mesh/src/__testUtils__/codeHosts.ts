// SPDX-License-Identifier: Apache-2.0
import { http, HttpResponse, type RequestHandler } from 'msw';
import type { GitRemote } from './GitRemote';

/** A code host as it answers when a repository `tarnfell/NAME` is made. */
export interface CodeHost {
  /** As the forms call it. */
  publish: 'github' | 'gitlab' | 'azure-devops' | 'bitbucket';
  /** What a person chooses in the form. */
  repoUrl: (name: string) => string;
  /** Where git finds the repository. */
  address: (name: string) => string;
  /** Name that git shows with the token. */
  gitUser: string;
  /** Answers of its API; each repository that is made is noted. */
  api: (name: string, remote: GitRemote, made: unknown[]) => RequestHandler[];
}

const ORGANIZATION = 'https://dev.azure.com/tarnfell';

const github: CodeHost = {
  publish: 'github',
  repoUrl: name => `github.com?owner=tarnfell&repo=${name}`,
  address: name => `https://github.com/tarnfell/${name}.git`,
  gitUser: 'x-access-token',
  api: (name, remote, made) => {
    const api = 'https://api.github.com';
    const repository = {
      id: 1296269,
      name,
      full_name: `tarnfell/${name}`,
      private: true,
      visibility: 'internal',
      html_url: `https://github.com/tarnfell/${name}`,
      clone_url: `https://github.com/tarnfell/${name}.git`,
      default_branch: 'main',
      owner: { login: 'tarnfell', type: 'Organization' },
    };
    const protection = `${api}/repos/tarnfell/${name}/branches/main/protection`;
    return [
      http.get(`${api}/users/tarnfell`, () =>
        HttpResponse.json({ login: 'tarnfell', id: 1, type: 'Organization' }),
      ),
      http.post(`${api}/orgs/tarnfell/repos`, async ({ request }) => {
        if (remote.exists) {
          return HttpResponse.json(
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
          );
        }
        made.push(await request.json());
        remote.make();
        return HttpResponse.json(repository, { status: 201 });
      }),
      http.put(protection, () => HttpResponse.json({ url: protection })),
      http.post(`${protection}/required_signatures`, () =>
        HttpResponse.json({ enabled: true }),
      ),
      http.patch(`${api}/repos/tarnfell/${name}`, () =>
        HttpResponse.json(repository),
      ),
    ];
  },
};

const gitlab: CodeHost = {
  publish: 'gitlab',
  repoUrl: name => `gitlab.com?owner=tarnfell&repo=${name}`,
  address: name => `https://gitlab.com/tarnfell/${name}.git`,
  gitUser: 'oauth2',
  api: (name, remote, made) => {
    const api = 'https://gitlab.com/api/v4';
    return [
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
        if (remote.exists) {
          return HttpResponse.json(
            { message: { path: ['has already been taken'] } },
            { status: 400 },
          );
        }
        made.push(await request.json());
        remote.make();
        return HttpResponse.json(
          {
            id: 99,
            path: name,
            path_with_namespace: `tarnfell/${name}`,
            http_url_to_repo: `https://gitlab.com/tarnfell/${name}.git`,
            web_url: `https://gitlab.com/tarnfell/${name}`,
            default_branch: 'main',
          },
          { status: 201 },
        );
      }),
    ];
  },
};

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

const azure: CodeHost = {
  publish: 'azure-devops',
  repoUrl: name =>
    `dev.azure.com?organization=tarnfell&project=data&repo=${name}`,
  address: name => `${ORGANIZATION}/data/_git/${name}`,
  gitUser: 'notempty',
  api: (name, remote, made) => [
    http.options(`${ORGANIZATION}/_apis/:area`, ({ params }) => {
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
    http.get(`${ORGANIZATION}/_apis/ResourceAreas`, () =>
      HttpResponse.json({
        count: 1,
        value: [
          {
            id: '4e080c62-fa21-4fbc-8fef-2a10a2b38049',
            name: 'git',
            locationUrl: `${ORGANIZATION}/`,
          },
        ],
      }),
    ),
    http.post(
      `${ORGANIZATION}/data/_apis/git/repositories`,
      async ({ request }) => {
        if (remote.exists) {
          return HttpResponse.json(
            {
              message: `TF400948: A Git repository with the name ${name} already exists.`,
              typeKey: 'GitRepositoryNameAlreadyExistsException',
            },
            { status: 409 },
          );
        }
        made.push(await request.json());
        remote.make();
        return HttpResponse.json(
          {
            id: '5febef5a-833d-4e14-b9c0-14cb638f91e6',
            name,
            remoteUrl: `${ORGANIZATION}/data/_git/${name}`,
            webUrl: `${ORGANIZATION}/data/_git/${name}`,
          },
          { status: 201 },
        );
      },
    ),
  ],
};

const bitbucket: CodeHost = {
  publish: 'bitbucket',
  repoUrl: name => `bitbucket.org?workspace=tarnfell&project=DATA&repo=${name}`,
  address: name => `https://bitbucket.org/tarnfell/${name}`,
  gitUser: 'x-bitbucket-api-token-auth',
  api: (name, remote, made) => [
    http.post(
      `https://api.bitbucket.org/2.0/repositories/tarnfell/${name}`,
      async ({ request }) => {
        if (remote.exists) {
          return HttpResponse.json(
            {
              type: 'error',
              error: {
                message: 'Repository with this Slug and Owner already exists.',
              },
            },
            { status: 400 },
          );
        }
        made.push(await request.json());
        remote.make();
        return HttpResponse.json({
          type: 'repository',
          full_name: `tarnfell/${name}`,
          mainbranch: { type: 'branch', name: 'main' },
          links: {
            html: { href: `https://bitbucket.org/tarnfell/${name}` },
            clone: [
              { name: 'https', href: `https://bitbucket.org/tarnfell/${name}` },
              { name: 'ssh', href: `git@bitbucket.org:tarnfell/${name}.git` },
            ],
          },
        });
      },
    ),
  ],
};

/** Hosts that templates publish to, as they answer. */
export const CODE_HOSTS: readonly CodeHost[] = [
  github,
  gitlab,
  azure,
  bitbucket,
];
