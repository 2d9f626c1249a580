// SPDX-License-Identifier: Apache-2.0
import { http, HttpResponse } from 'msw';
import type { ProposalHost } from './types';

const CLOUD = 'https://api.bitbucket.org/2.0/repositories/tarnfell/tiers';

export const bitbucketCloud: ProposalHost = {
  name: 'Bitbucket Cloud',
  step: 'propose-by-git',
  repoUrl: 'bitbucket.org?workspace=tarnfell&project=tarnfell&repo=tiers',
  page: 'https://bitbucket.org/tarnfell/tiers/pull-requests/17',
  requests: `${CLOUD}/pullrequests`,
  api: (remote, asked) => [
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
    http.get(`${CLOUD}/pullrequests`, ({ request }) => {
      const names = new URL(request.url).searchParams
        .get('q')!
        .match(/"[^"]+"/g)!
        .map(text => JSON.parse(text));
      const found = asked.filter(
        ({ source, target }) =>
          names.join() === ['OPEN', source, target].join(),
      );
      return HttpResponse.json({
        values: found.map(() => ({
          id: 17,
          links: { html: { href: bitbucketCloud.page } },
        })),
        pagelen: 10,
        page: 1,
      });
    }),
    http.post(`${CLOUD}/pullrequests`, async ({ request }) => {
      const body = (await request.json()) as {
        title: string;
        description: string;
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
        description: body.description,
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
