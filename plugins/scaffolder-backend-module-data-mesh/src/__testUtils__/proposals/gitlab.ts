// SPDX-License-Identifier: Apache-2.0
import { http, HttpResponse } from 'msw';
import { type ProposalHost, TOKEN } from './types';

const PROJECT = 'https://gitlab.com/api/v4/projects/:id';

export const gitlab: ProposalHost = {
  name: 'GitLab',
  step: 'propose-by-git',
  repoUrl: 'gitlab.com?owner=tarnfell&repo=tiers',
  requests: `${PROJECT}/merge_requests`,
  page: 'https://gitlab.com/tarnfell/tiers/-/merge_requests/17',
  api: (remote, asked) => [
    ...remote.handlers('https://gitlab.com/tarnfell/tiers.git'),
    http.all(`${PROJECT}*`, ({ request }) =>
      request.headers.get('authorization') === `Bearer ${TOKEN}`
        ? undefined
        : HttpResponse.json({ message: '401 Unauthorized' }, { status: 401 }),
    ),
    http.get(PROJECT, ({ params }) =>
      HttpResponse.json({
        id: 99,
        path_with_namespace: params.id,
        default_branch: 'main',
      }),
    ),
    http.get(`${PROJECT}/repository/branches/:branch`, ({ params }) => {
      const id = remote.head(String(params.branch));
      return id
        ? HttpResponse.json({ name: params.branch, commit: { id } })
        : HttpResponse.json(
            { message: '404 Branch Not Found' },
            { status: 404 },
          );
    }),
    http.get(`${PROJECT}/merge_requests`, ({ request }) => {
      const query = new URL(request.url).searchParams;
      const found = asked.filter(
        ({ source, target }) =>
          query.get('state') === 'opened' &&
          query.get('source_branch') === source &&
          query.get('target_branch') === target,
      );
      return HttpResponse.json(
        found.map(() => ({ iid: 17, state: 'opened', web_url: gitlab.page })),
      );
    }),
    http.post(`${PROJECT}/merge_requests`, async ({ request }) => {
      const body = (await request.json()) as Record<string, string>;
      asked.push({
        source: body.source_branch,
        target: body.target_branch,
        title: body.title,
        description: body.description,
      });
      return HttpResponse.json(
        { iid: 17, state: 'opened', web_url: gitlab.page },
        { status: 201 },
      );
    }),
  ],
};
