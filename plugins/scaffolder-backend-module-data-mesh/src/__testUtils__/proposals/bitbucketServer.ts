// SPDX-License-Identifier: Apache-2.0
import { http, HttpResponse } from 'msw';
import type { ProposalHost } from './types';

const SERVER =
  'https://git.tarnfell.example/rest/api/1.0/projects/DATA/repos/tiers';

export const bitbucketServer: ProposalHost = {
  name: 'Bitbucket Server',
  step: 'propose-by-git',
  repoUrl: 'git.tarnfell.example?project=DATA&repo=tiers',
  page: 'https://git.tarnfell.example/projects/DATA/repos/tiers/pull-requests/17',
  requests: `${SERVER}/pull-requests`,
  api: (remote, asked) => {
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
      http.get(`${SERVER}/pull-requests`, ({ request }) => {
        const at = new URL(request.url).searchParams.get('at');
        const values = asked
          .filter(({ source }) => at === `refs/heads/${source}`)
          .map(({ target }) => ({
            id: 17,
            toRef: { id: `refs/heads/${target}` },
            links: { self: [{ href: bitbucketServer.page }] },
          }));
        return HttpResponse.json({ values, isLastPage: true });
      }),
      http.post(`${SERVER}/pull-requests`, async ({ request }) => {
        const body = (await request.json()) as {
          title: string;
          description: string;
          fromRef: { id: string };
          toRef: { id: string };
        };
        asked.push({
          source: body.fromRef.id.replace('refs/heads/', ''),
          target: body.toRef.id.replace('refs/heads/', ''),
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
