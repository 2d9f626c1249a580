// SPDX-License-Identifier: Apache-2.0
import { http, HttpResponse, type RequestHandler } from 'msw';
import type { JsonObject } from '@backstage/types';
import { tarGz, zip } from './archives';

/** What a simulated host has, and how it behaves at the moment. */
export interface HostState {
  /** Repositories of the organisation by name: the commit, and the files. */
  repositories: Record<
    string,
    { commit: string; files: Record<string, string> }
  >;
  /** Answers every request with this instead. */
  trouble?: () => Response;
  /** Paths of requests since the test last looked. */
  requests: string[];
  /** Archives that were downloaded since. */
  downloads: string[];
}

/** A kind of host as its API answers, as far as it is asked. */
export interface SimulatedHost {
  title: string;
  integrations: JsonObject;
  /** All repositories of the organisation at their default branch. */
  everything: string;
  /** One repository, one folder, at a branch. */
  folder: string;
  /** Address of `data/orders.odcs.yaml` in the repository `orders`, for people. */
  fileUrl: string;
  handlers: (state: HostState) => RequestHandler[];
}

const TOKEN = 'ghp_0123456789abcdefghijklmnopqrstuvwxyz';

function archive(state: HostState, name: string) {
  state.downloads.push(name);
  return new HttpResponse(tarGz(state.repositories[name].files), {
    headers: { 'content-type': 'application/gzip' },
  });
}

function found<T>(
  state: HostState,
  name: unknown,
  answer: (repository: HostState['repositories'][string], name: string) => T,
) {
  const repository = state.repositories[String(name)];
  return repository
    ? answer(repository, String(name))
    : new HttpResponse(null, { status: 404 });
}

const github: SimulatedHost = {
  title: 'GitHub',
  integrations: { github: [{ host: 'github.com', token: TOKEN }] },
  everything: 'https://github.com/acme/*/blob/-/**/*.odcs.yaml',
  folder: 'https://github.com/acme/orders/tree/main/data',
  fileUrl: 'https://github.com/acme/orders/blob/main/data/orders.odcs.yaml',
  handlers: state => {
    const api = 'https://api.github.com';
    return [
      http.get(`${api}/orgs/acme/repos`, ({ request }) => {
        const names = Object.keys(state.repositories);
        const page = Number(new URL(request.url).searchParams.get('page') ?? 1);
        // One to a page, so that pages are followed.
        return HttpResponse.json(
          names.slice(page - 1, page).map(name => ({
            id: 1296269,
            name,
            full_name: `acme/${name}`,
            private: true,
            archived: name === 'archived',
            disabled: false,
            default_branch: 'main',
            pushed_at: `2026-01-01T00:00:00Z-${state.repositories[name].commit}`,
          })),
          page < names.length
            ? {
                headers: {
                  link: `<${api}/orgs/acme/repos?page=${
                    page + 1
                  }>; rel="next", <${api}/orgs/acme/repos?page=${
                    names.length
                  }>; rel="last"`,
                },
              }
            : undefined,
        );
      }),
      http.get(`${api}/repos/acme/:name`, ({ params }) =>
        found(state, params.name, () =>
          HttpResponse.json({ name: params.name, default_branch: 'main' }),
        ),
      ),
      http.get(`${api}/repos/acme/:name/commits/main/status`, ({ params }) =>
        found(state, params.name, ({ commit }, name) =>
          HttpResponse.json({
            state: 'success',
            sha: commit,
            repository: {
              full_name: `acme/${name}`,
              archive_url: `${api}/repos/acme/${name}/{archive_format}{/ref}`,
              trees_url: `${api}/repos/acme/${name}/git/trees{/sha}`,
            },
          }),
        ),
      ),
      http.get(`${api}/repos/acme/:name/tarball/:sha`, ({ params }) =>
        archive(state, String(params.name)),
      ),
    ];
  },
};

const gitlab: SimulatedHost = {
  title: 'GitLab',
  integrations: {
    gitlab: [
      {
        host: 'gitlab.example.com',
        token: 'glpat-0123456789abcdefghij',
        apiBaseUrl: 'https://gitlab.example.com/api/v4',
      },
    ],
  },
  everything: 'https://gitlab.example.com/acme/**/-/blob/HEAD/**/*.odcs.yaml',
  folder: 'https://gitlab.example.com/acme/data/orders/-/tree/main/data',
  fileUrl:
    'https://gitlab.example.com/acme/data/orders/-/blob/main/data/orders.odcs.yaml',
  handlers: state => {
    const api = 'https://gitlab.example.com/api/v4';
    const nameOf = (id: unknown) =>
      decodeURIComponent(String(id)).replace('acme/data/', '');
    return [
      http.get(`${api}/groups/acme/projects`, ({ request }) => {
        const names = Object.keys(state.repositories);
        const page = Number(new URL(request.url).searchParams.get('page') ?? 1);
        return HttpResponse.json(
          names.slice(page - 1, page).map(name => ({
            id: 7,
            path_with_namespace: `acme/data/${name}`,
            default_branch: 'main',
            empty_repo: false,
            archived: false,
          })),
          {
            headers: {
              'x-next-page': page < names.length ? String(page + 1) : '',
            },
          },
        );
      }),
      http.get(`${api}/projects/:id`, ({ params }) =>
        found(state, nameOf(params.id), (_, name) =>
          HttpResponse.json({
            id: 7,
            path_with_namespace: `acme/data/${name}`,
            default_branch: 'main',
          }),
        ),
      ),
      http.get(`${api}/projects/:id/repository/commits`, ({ params }) =>
        found(state, nameOf(params.id), ({ commit }) =>
          HttpResponse.json([{ id: commit, title: 'A commit' }]),
        ),
      ),
      http.get(`${api}/projects/:id/repository/archive`, ({ params }) =>
        archive(state, nameOf(params.id)),
      ),
    ];
  },
};

const azure: SimulatedHost = {
  title: 'Azure DevOps',
  integrations: {
    azure: [
      {
        host: 'dev.azure.com',
        credentials: [{ personalAccessToken: 'secret-pat' }],
      },
    ],
  },
  everything: 'https://dev.azure.com/acme/sales/_git/*?path=/**/*.odcs.yaml',
  folder:
    'https://dev.azure.com/acme/sales/_git/orders?path=/data&version=GBmain',
  fileUrl:
    'https://dev.azure.com/acme/sales/_git/orders?path=%2Fdata%2Forders.odcs.yaml&version=GBmain',
  handlers: state => {
    const api = 'https://dev.azure.com/acme/sales/_apis/git/repositories';
    const repository = (name: string) => ({
      id: 'f1',
      name,
      defaultBranch: 'refs/heads/main',
      isDisabled: false,
      project: { id: 'p1', name: 'sales' },
    });
    return [
      http.get(api, () =>
        HttpResponse.json({
          count: 1,
          value: Object.keys(state.repositories).map(repository),
        }),
      ),
      http.get(`${api}/:name`, ({ params }) =>
        found(state, params.name, (_, name) =>
          HttpResponse.json(repository(name)),
        ),
      ),
      http.get(`${api}/:name/commits`, ({ params }) =>
        found(state, params.name, ({ commit }) =>
          HttpResponse.json({
            count: 1,
            value: [{ commitId: commit, comment: 'A commit' }],
          }),
        ),
      ),
      http.get(`${api}/:name/items`, ({ params }) =>
        found(state, params.name, ({ files }, name) => {
          state.downloads.push(name);
          return new HttpResponse(zip(files), {
            headers: { 'content-type': 'application/zip' },
          });
        }),
      ),
    ];
  },
};

const bitbucketCloud: SimulatedHost = {
  title: 'Bitbucket Cloud',
  integrations: {
    bitbucketCloud: [
      { username: 'portal', token: 'ATBBsecretsecretsecretsecret' },
    ],
  },
  everything: 'https://bitbucket.org/acme/*/src/HEAD/**/*.odcs.yaml',
  folder: 'https://bitbucket.org/acme/orders/src/main/data',
  fileUrl: 'https://bitbucket.org/acme/orders/src/main/data/orders.odcs.yaml',
  handlers: state => {
    const api = 'https://api.bitbucket.org/2.0/repositories/acme';
    const repository = (name: string) => ({
      type: 'repository',
      slug: name,
      mainbranch: { type: 'branch', name: 'main' },
      updated_on: `2026-01-01T00:00:00+00:00-${state.repositories[name].commit}`,
    });
    return [
      http.get(api, ({ request }) => {
        const names = Object.keys(state.repositories);
        const page = Number(new URL(request.url).searchParams.get('page') ?? 1);
        return HttpResponse.json({
          pagelen: 100,
          page,
          values: names.slice(page - 1, page).map(repository),
          ...(page < names.length && { next: `${api}?page=${page + 1}` }),
        });
      }),
      http.get(`${api}/:name`, ({ params }) =>
        found(state, params.name, (_, name) =>
          HttpResponse.json(repository(name)),
        ),
      ),
      http.get(`${api}/:name/commits/main`, ({ params }) =>
        found(state, params.name, ({ commit }) =>
          HttpResponse.json({ values: [{ type: 'commit', hash: commit }] }),
        ),
      ),
      http.get(
        'https://bitbucket.org/acme/:name/get/main.tar.gz',
        ({ params }) => archive(state, String(params.name)),
      ),
    ];
  },
};

const bitbucketServer: SimulatedHost = {
  title: 'Bitbucket Server',
  integrations: {
    bitbucketServer: [
      {
        host: 'bitbucket.example.com',
        token: 'secret-token',
        apiBaseUrl: 'https://bitbucket.example.com/rest/api/1.0',
      },
    ],
  },
  everything:
    'https://bitbucket.example.com/projects/MESH/repos/*/browse/**/*.odcs.yaml',
  folder:
    'https://bitbucket.example.com/projects/MESH/repos/orders/browse/data?at=main',
  fileUrl:
    'https://bitbucket.example.com/projects/MESH/repos/orders/browse/data/orders.odcs.yaml?at=main',
  handlers: state => {
    const api =
      'https://bitbucket.example.com/rest/api/1.0/projects/MESH/repos';
    return [
      http.get(api, ({ request }) => {
        const names = Object.keys(state.repositories);
        const start = Number(
          new URL(request.url).searchParams.get('start') ?? 0,
        );
        return HttpResponse.json({
          size: 1,
          limit: 1,
          start,
          isLastPage: start + 1 >= names.length,
          nextPageStart: start + 1 < names.length ? start + 1 : null,
          values: names.slice(start, start + 1).map(slug => ({
            slug,
            id: 1,
            archived: false,
            project: { key: 'MESH' },
          })),
        });
      }),
      http.get(
        `${api}/:name/default-branch`,
        () => new HttpResponse(null, { status: 404 }),
      ),
      http.get(`${api}/:name/branches/default`, ({ params }) =>
        found(state, params.name, () =>
          HttpResponse.json({
            id: 'refs/heads/main',
            displayId: 'main',
            isDefault: true,
          }),
        ),
      ),
      http.get(`${api}/:name/branches`, ({ params }) =>
        found(state, params.name, ({ commit }) =>
          HttpResponse.json({
            size: 1,
            isLastPage: true,
            values: [
              {
                id: 'refs/heads/main',
                displayId: 'main',
                latestCommit: commit,
              },
            ],
          }),
        ),
      ),
      http.get(`${api}/:name/archive`, ({ params }) =>
        archive(state, String(params.name)),
      ),
    ];
  },
};

/** The hosts that sources are read from. */
export const SIMULATED_HOSTS = [
  github,
  gitlab,
  azure,
  bitbucketCloud,
  bitbucketServer,
];

/** Handlers of a host, with whatever trouble it is in first. */
export function handlersOf(
  host: SimulatedHost,
  state: HostState,
): RequestHandler[] {
  return [
    http.all('*', ({ request }) => {
      state.requests.push(new URL(request.url).pathname);
      return state.trouble?.();
    }),
    ...host.handlers(state),
  ];
}
