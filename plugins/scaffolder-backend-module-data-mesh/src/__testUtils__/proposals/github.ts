// SPDX-License-Identifier: Apache-2.0
import { http, HttpResponse } from 'msw';
import type { ProposalHost } from './types';

const REPOSITORY = 'https://api.github.com/repos/tarnfell/tiers';

export const github: ProposalHost = {
  name: 'GitHub',
  step: 'propose-github',
  repoUrl: 'github.com?owner=tarnfell&repo=tiers',
  requests: `${REPOSITORY}/pulls`,
  page: 'https://github.com/tarnfell/tiers/pull/17',
  api: (remote, asked) => {
    const blobs: string[] = [];
    const trees: Array<Record<string, string>> = [];
    const pull = {
      number: 17,
      html_url: github.page,
      base: { ref: 'main' },
    };
    return [
      http.get(REPOSITORY, () =>
        HttpResponse.json({
          name: 'tiers',
          default_branch: 'main',
          permissions: { push: true },
        }),
      ),
      http.get(`${REPOSITORY}/commits`, () =>
        HttpResponse.json([
          {
            sha: remote.head('main'),
            commit: { tree: { sha: remote.head('main') } },
          },
        ]),
      ),
      http.post(`${REPOSITORY}/git/blobs`, async ({ request }) => {
        const { content } = (await request.json()) as { content: string };
        blobs.push(Buffer.from(content, 'base64').toString());
        return HttpResponse.json({ sha: `${blobs.length - 1}` });
      }),
      http.post(`${REPOSITORY}/git/trees`, async ({ request }) => {
        const { tree } = (await request.json()) as {
          tree: Array<{ path: string; sha: string }>;
        };
        trees.push(
          Object.fromEntries(
            tree.map(({ path, sha }) => [path, blobs[Number(sha)]]),
          ),
        );
        return HttpResponse.json({ sha: `${trees.length - 1}` });
      }),
      http.post(`${REPOSITORY}/git/commits`, async ({ request }) => {
        const { tree, parents, message } = (await request.json()) as {
          tree: string;
          parents: string[];
          message: string;
        };
        const sha = remote.commit(trees[Number(tree)], parents[0], message);
        return HttpResponse.json({ sha });
      }),
      http.post('https://api.github.com/graphql', async ({ request }) => {
        const { variables } = (await request.json()) as {
          variables: { head: string };
        };
        const edges = asked
          .filter(({ source }) => source === variables.head)
          .map(() => ({ node: { id: 'PR_17', number: 17, url: github.page } }));
        const ref = remote.head(variables.head)
          ? { associatedPullRequests: { edges } }
          : null;
        return HttpResponse.json({ data: { repository: { ref } } });
      }),
      http.post(`${REPOSITORY}/git/refs`, async ({ request }) => {
        const { ref, sha } = (await request.json()) as Record<string, string>;
        const name = ref.replace('refs/heads/', '');
        if (remote.refuses || remote.head(name)) {
          return HttpResponse.json(
            { message: remote.refuses ? 'Forbidden' : 'Already exists' },
            { status: remote.refuses ? 403 : 422 },
          );
        }
        remote.branch(name, sha);
        return HttpResponse.json({ ref }, { status: 201 });
      }),
      http.patch(`${REPOSITORY}/git/refs/:ref`, async ({ request, params }) => {
        const { sha } = (await request.json()) as Record<string, string>;
        remote.branch(String(params.ref).replace('heads/', ''), sha);
        return HttpResponse.json({ ref: params.ref });
      }),
      http.post(`${REPOSITORY}/pulls`, async ({ request }) => {
        const body = (await request.json()) as Record<string, string>;
        asked.push({
          source: body.head.replace('tarnfell:', ''),
          target: body.base,
          title: body.title,
          description: body.body,
        });
        return HttpResponse.json(pull, { status: 201 });
      }),
      http.patch(`${REPOSITORY}/pulls/17`, () => HttpResponse.json(pull)),
    ];
  },
};
